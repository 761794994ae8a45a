"""The Dutch spaCy pipeline: the one place that loads it.

The official `nl_core_news_sm` runs when it is installed; else `nl_keukentafel_sm`, which the project ships
(`bot/pipelines/`) for places where the official release page cannot be reached. Both are spaCy 3.4 pipelines with the
same UD labels; the shipped one has no named entities.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = ("nl_core_news_sm", "nl_keukentafel_sm")  # in the order of preference


@dataclass(frozen=True)
class Pipeline:
    """Which pipeline runs: its package name and version."""

    naam: str
    versie: str

    def __str__(self) -> str:
        """Give name and version on one line."""
        return f"{self.naam} {self.versie}"


def pipeline() -> Pipeline:
    """Say which pipeline `load` gives, without loading it.

    Raises:
        RuntimeError: neither is installed; the message says what to install.
    """
    for name in NAMES:
        try:
            return Pipeline(name, metadata.version(name.replace("_", "-")))
        except metadata.PackageNotFoundError:
            continue
    raise RuntimeError(
        "No Dutch spaCy pipeline is installed. Install bot/pipelines/nl_keukentafel_sm-*.whl in .venv-bot."
    )


@lru_cache(maxsize=1)
def load() -> Language:
    """Load the pipeline once per process (about two seconds) and give it."""
    import spacy  # takes seconds (it looks for TensorFlow): only who parses pays for it

    return spacy.load(pipeline().naam, exclude=["ner"])
