"""What a message says about the carer's own situation: for whom, how many hours, how heavy, which respite."""

from bot.understanding.mantelzorg.lezer import MantelzorgLezer

__all__ = ["MantelzorgLezer"]
