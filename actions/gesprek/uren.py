"""Hours of care a week: those for two persons are summed, and an age is no number of hours."""

from __future__ import annotations

import re

from actions.gesprek.zorgontvanger import leeftijden
from bot.understanding.getallen import Getallen
from bot.understanding.tekst import tokens

MEEST = 168.0  # hours in a week
_DAGEN = 7.0
_GETAL = r"(\d{1,3}(?:[.,]\d)?|[a-zë]{3,20})"
_VOOR = (
    rf"{_GETAL} ?(?:(uur|uren|uurtjes?|u)\b ?)?(?:ongeveer )?((?:per|in de|elke|iedere) (?:dag|week) )?"
    r"(?:voor|bij|aan|met) (?:mijn|mien|m'n|mn|onze?|de|haar|zijn|pa|ma|mam|pap|vader|moeder)\b"
)
_PAAR = re.compile(_VOOR, re.IGNORECASE)
_UUR = re.compile(r"\b(?:uur|uren|uurtjes?|oer|ure|u)\b", re.IGNORECASE)


def samen(tekst: str) -> float | None:
    """Sum what is told person by person («20 uur voor mijn man en 10 voor mijn moeder»); None where it is not."""
    parts: list[float] = []
    hours = False
    for match in _PAAR.finditer(tekst):
        found = Getallen().lees(tokens(match[1]))
        if not found:
            continue
        hours |= match[2] is not None
        daily = "dag" in (match[3] or "")
        parts.append(found[0].waarde * (_DAGEN if daily else 1.0))
    total = sum(parts)
    return total if len(parts) > 1 and hours and total <= MEEST else None


def lees(tekst: str, gelezen: float | None) -> float | None:
    """Give the hours a week of an answer, given what was read as such; an age alone is none."""
    both = samen(tekst)
    if both is not None:
        return both
    if gelezen is not None and gelezen in leeftijden(tekst) and not _UUR.search(tekst):
        return None
    return gelezen
