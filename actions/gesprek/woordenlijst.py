"""Codes that a text names in so many words: activities and persons, by the word lists of `data/lookups`.

For a correction ("haal de tuin weg") the lists are enough and sure; what an account means is for `bot.understanding`.
"""

from __future__ import annotations

from functools import cache

from bot.understanding.lijsten import LOOKUPS, sterk_en_zwak
from bot.understanding.tekst import tokens

LANGSTE = 5  # words of a wording that is looked for


@cache
def _wordings(groep: str, zwak: bool) -> dict[tuple[str, ...], str]:
    """Give each wording of a group with its code; where two lists share one, the list named after the word has it."""
    found: dict[tuple[str, ...], str] = {}
    for path in sorted((LOOKUPS / groep).glob("*.txt")):
        for wording in sterk_en_zwak(path)[int(zwak)]:
            key = tuple(t.norm for t in tokens(wording))
            if key and (key not in found or key == (path.stem,)):
                found[key] = path.stem
    return found


def genoemd(tekst: str, groep: str) -> list[tuple[int, str]]:
    """Give the codes of a group ("activiteiten", "wie") that a text names, each with the number of its first word.

    The longest wording wins: «schoonzoon» is no «zoon». Weak words count where no other is there.
    """
    return _zoek(tekst, _wordings(groep, False)) or _zoek(tekst, _wordings(groep, True))


def _zoek(tekst: str, known: dict[tuple[str, ...], str]) -> list[tuple[int, str]]:
    norms = [t.norm for t in tokens(tekst)]
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(norms):
        size = next(
            (n for n in range(min(LANGSTE, len(norms) - at), 0, -1) if tuple(norms[at : at + n]) in known), 0
        )
        if size:
            found.append((at, known[tuple(norms[at : at + size])]))
        at += size or 1
    return found
