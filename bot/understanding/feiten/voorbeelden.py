"""Corpus lines as training examples: facts with the tokens of their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.understanding.corpus import GAP
from bot.understanding.tekst import Token, tokens


@dataclass(frozen=True)
class Doel:
    """One fact, its parts as token numbers."""

    soort: str
    activiteit: str
    wie: str | None
    plaats: tuple[int, ...]  # tokens that name the activity
    wie_plaats: tuple[int, ...]  # tokens that name the helper
    freq_plaats: tuple[int, ...]  # tokens that say how often


@dataclass(frozen=True)
class Voorbeeld:
    """One line of the corpus."""

    rij: tuple[Token, ...]
    vraag: str | None
    doelen: tuple[Doel, ...]


def _places(part: str, text: str, quote: str, row: Sequence[Token]) -> tuple[int, ...]:
    position = max(text.find(quote), 0)
    out: list[int] = []
    for piece in part.split(GAP.strip()):
        piece = piece.strip()
        begin = text.find(piece, position)
        if begin < 0:
            begin = text.find(piece)
        if begin < 0 or not piece:
            continue
        position = begin + len(piece)
        out += [i for i, t in enumerate(row) if t.begin < position and t.eind > begin]
    return tuple(out)


def voorbeeld(line: Mapping[str, Any]) -> Voorbeeld:
    """Make the example of a line of `feiten/`; a fact whose words are not given is placed on its whole quote."""
    text = line["tekst"]
    row = tokens(text)
    goals = []
    for fact in line["feiten"]:
        parts = fact.get("delen", {})
        place = {
            name: _places(parts[name], text, fact["citaat"], row) if name in parts else ()
            for name in ("activiteit", "wie", "frequentie")
        }
        words = tuple(i for i in place["activiteit"] if row[i].is_woord) or place["activiteit"]
        words = words or _places(fact["citaat"], text, fact["citaat"], row)
        if words:
            frequency = place["frequentie"] if fact["frequentie"] else ()
            goals.append(Doel(fact["soort"], fact["activiteit"], fact["wie"], words, place["wie"], frequency))
    return Voorbeeld(tuple(row), line["vraag"], tuple(goals))
