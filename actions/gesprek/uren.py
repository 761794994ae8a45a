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
_GEZEGD = re.compile(
    rf"(?<!om )(?<!tot )(?<!vanaf )(?<!na )\b{_GETAL} ?(?:uur|uren|uurtjes?|oer|ure)\b"
    rf"|\b(?:uur|oer|ure)(?:tje)? of {_GETAL}\b",
    re.IGNORECASE,
)
_DUUR = re.compile(
    r"\b([a-zë]+|\d{1,3}) (?:jaar|joar|joor|jaren|maand\w*|moand\w*|weken|wekk?en)\b", re.IGNORECASE
)
_DAAGS = re.compile(
    r"\b(?:dag\w*|doag\w*|ochtend\w*|morgens?|avond\w*|nacht\w*|keer|doordeweeks)\b", re.IGNORECASE
)
_DELEN = {
    "week": re.compile(r"\b(?:door de week|doordeweeks?|werkdagen)\b", re.IGNORECASE),
    "weekend": re.compile(r"\bweekend\w*\b", re.IGNORECASE),
}
_UREN_PER_DAG = 24.0
_PER_DAG = re.compile(r"\b(?:per|elke|iedere) dag\b|\bdagelijks\b|\bop een dag\b", re.IGNORECASE)
_UUR = re.compile(r"\b(?:uur|uren|uurtjes?|oer|ure|u)\b", re.IGNORECASE)


def samen(tekst: str) -> float | None:
    """Sum what is told person by person («20 uur voor mijn man en 10 voor mijn moeder»); None where it is not."""
    parts: list[float] = []
    hours = False
    for match in _PAAR.finditer(tekst):
        number = _getal(match[1])
        if number is None:
            continue
        hours |= match[2] is not None
        daily = "dag" in (match[3] or "")
        parts.append(number * (_DAGEN if daily else 1.0))
    total = sum(parts)
    return total if len(parts) > 1 and hours and total <= MEEST else None


def week_en_weekend(tekst: str) -> float | None:
    """Sum «door de week 2 uur per dag en in het weekend 5 uur»; None where the two are not told apart.

    Where nothing is said of a day the hours are those of the whole week, and of the whole weekend.
    """
    told: dict[str, float] = {}
    for clause in re.split(r"\ben\b|[,;.]", tekst):
        part = next((name for name, cue in _DELEN.items() if cue.search(clause)), None)
        said = [n for match in _GEZEGD.finditer(clause) if (n := _getal(match[1] or match[2])) is not None]
        if part is not None and len(said) == 1:
            told[part] = said[0]
    if told.keys() != _DELEN.keys():
        return None
    if not _PER_DAG.search(tekst):
        return told["week"] + told["weekend"]
    return told["week"] * 5 + told["weekend"] * 2 if max(told.values()) <= _UREN_PER_DAG else None


def lees(tekst: str, gelezen: float | None) -> float | None:
    """Give the hours a week of an answer, given what was read as such; an age or a number of years is none."""
    both = samen(tekst) or week_en_weekend(tekst)
    if both is not None:
        return both
    said = [n for match in _GEZEGD.finditer(tekst) if (n := _getal(match[1] or match[2])) is not None]
    years = [n for match in _DUUR.finditer(tekst) if (n := _getal(match[1])) is not None]
    if gelezen is None or gelezen in said or gelezen not in (*leeftijden(tekst), *years):
        return gelezen
    if len(said) == 1 and not _DAAGS.search(tekst):
        return said[0]  # «14 uur per week, ze is nu 82»
    return gelezen if _UUR.search(tekst) else None


def _getal(tekst: str) -> float | None:
    found = Getallen().lees(tokens(tekst))
    return found[0].waarde if found else None
