"""Facts: from a message and the question it answers to what a careful listener would note down."""

from bot.understanding.feiten.extractor import Extraction, FactExtractor

__all__ = ["Extraction", "FactExtractor"]
