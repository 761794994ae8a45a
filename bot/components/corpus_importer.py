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

LINE = "keukentafel_line"  # the attribute of a training example that holds its line of the corpus


class CorpusImporter(TrainingDataImporter):
    """Give one training example for each line of the corpus, and the responses in `data/responses/`.

    A line of facts carries no intent of its own; it is `vertellen`, by the guideline's second rule. The lines that are
    kept aside are not read.
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

    def _folders(self) -> list[Path]:
        return [self._corpus / "feiten", self._corpus / "bedoelingen"]

    def get_nlu_data(self, language: str | None = "nl") -> TrainingData:
        """Give the corpus as training examples."""
        examples = []
        for folder in self._folders():
            for line in read_corpus(folder):
                data = {TEXT: line["tekst"], INTENT: line.get("bedoeling", "vertellen"), LINE: line}
                examples.append(Message(data=data))
        return TrainingData(examples)

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
        files = [path for folder in self._folders() for path in sorted(folder.glob("*.jsonl"))]
        for path in [*files, *sorted(self._responses.glob("*.yml"))]:
            digest.update(path.read_bytes())
        return digest.hexdigest()
