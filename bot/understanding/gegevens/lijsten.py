"""The word lists of `data/lookups/gegevens/` and the first names, read once when they are first needed."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

LOOKUPS = Path(__file__).resolve().parents[3] / "data" / "lookups"
FOLDER = LOOKUPS / "gegevens"
_WEAK = "# zwak"  # below this heading stand the first names that are common words too


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


def folded(word: str) -> str:
    """Give a word in small letters without accents: people leave them out of names as often as they write them."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def first_names(weak: bool = False) -> frozenset[str]:
    """Give the first names without accents: those that are nothing else, or those that are common words too."""
    text = (LOOKUPS / "voornamen.txt").read_text(encoding="utf-8")
    sure, _, doubtful = text.partition(_WEAK)
    lines = (doubtful if weak else sure).splitlines()
    return frozenset(folded(line.strip()) for line in lines if line.strip() and not line.startswith("#"))
