"""Bring the annotated corpus and the responses per topic into Rasa's training."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.corpus import CORPUS, ROOT, read_corpus

CORPUS_AT = "keukentafel_corpus"  # the attribute of a training example that says where the corpus lies
FOLDERS = ("feiten", "bedoelingen")


def training_lines(corpus: Path) -> list[dict[str, Any]]:
    """Give the lines that are trained on; those kept aside are not among them."""
    return [line for name in FOLDERS for line in read_corpus(corpus / name)]


class CorpusImporter(TrainingDataImporter):
    """Give the corpus to `Begrijper`, the intents to Rasa, and the responses in `data/responses/`.

    Rasa gets two examples of each intent, which tell it the intents (of fewer it warns); it would spend a minute on
    going through all lines several times. `Begrijper` reads the corpus itself (`training_lines`).
    """

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        corpus: str | None = None,
        responses: str | None = None,
    ):
        """Take the two folders; Rasa's own three arguments are not needed."""
        self._corpus = Path(corpus) if corpus else CORPUS
        self._responses = Path(responses) if responses else ROOT / "data" / "responses"

    def get_nlu_data(self, language: str | None = "nl") -> TrainingData:
        """Give two lines of each intent, with where the corpus lies."""
        texts: dict[str, list[str]] = {}
        for line in training_lines(self._corpus):
            if "bedoeling" in line:
                texts.setdefault(line["bedoeling"], []).append(line["tekst"])
        return TrainingData(
            [
                Message(data={TEXT: text, INTENT: intent, CORPUS_AT: str(self._corpus)})
                for intent, found in sorted(texts.items())
                for text in found[:2]
            ]
        )

    def get_domain(self) -> Domain:
        """Give the responses of all topics; a municipality replaces a file, not code."""
        domains = [Domain.from_file(str(path)) for path in sorted(self._responses.glob("*.yml"))]
        merged = Domain.empty()
        for domain in domains:
            merged = merged.merge(domain)
        return merged

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Give none: rules stand in `data/rules/`."""
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        """Give none."""
        return StoryGraph([])

    def get_config(self) -> dict[str, Any]:
        """Give none: `config.yml` holds it."""
        return {}

    def get_config_file_for_auto_config(self) -> str | None:
        """Give none."""
        return None

    def fingerprint(self) -> str:
        """Give a hash of all that is read, so that an unchanged corpus is not trained again."""
        digest = hashlib.sha256()
        files = [path for name in FOLDERS for path in sorted((self._corpus / name).glob("*.jsonl"))]
        for path in [*files, *sorted(self._responses.glob("*.yml"))]:
            digest.update(path.read_bytes())
        return digest.hexdigest()
