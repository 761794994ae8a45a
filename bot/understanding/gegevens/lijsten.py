"""The word lists of `data/lookups/gegevens/`, read once when they are first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "data" / "lookups" / "gegevens"


def _lines(name: str) -> list[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("#", 1)[0].strip() for line in lines if line.split("#", 1)[0].strip()]


@cache
def words(name: str) -> frozenset[str]:
    """Give the words of a list."""
    return frozenset(_lines(name))


@cache
def table(name: str) -> dict[str, str]:
    """Give a list of `word = meaning` as a dictionary."""
    return {
        word.strip(): meaning.strip() for word, _, meaning in (line.partition("=") for line in _lines(name))
    }
