"""Years: four digits that tell when something was, and so are no postcode."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE = re.compile(
    r"(?:\b(?:sinds|sedert|vanaf|anno|bouwjaar|geboortejaar|jaar|geboren(?:\s+(?:in|op))?|uit|van|tot|eind|begin|voor|na|"
    r"rond|zomer|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)|\d[-/.])"
    r"[\s:]*$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|al)\s+$", re.IGNORECASE)
# With "in" before it the clause decides: "in 1971 geboren", but "ik woon in 2011".
_HAPPENED = re.compile(
    r"\b(?:geboren|getrouwd|gescheiden|verhuisd|gekomen|komen|kwam(?:en)?|overleden|gestorven|gebouwd|begonnen|gekregen|"
    r"kreeg|werd|gestopt|gevallen|geopereerd|weduwe|weduwnaar|ziek|pensioen|gegaan|gekocht|was|is|ben|gaan|stierf)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:geboren|gebouwd|getrouwd|overleden)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.!?;,\n]")


def is_year(text: str, begin: int, eind: int, digits: str) -> bool:
    """Whether the words around four digits say that they are a year."""
    if not _YEAR.fullmatch(digits):
        return False
    before = text[max(0, begin - 30) : begin]
    if _BEFORE.search(before) or _AFTER.match(text, eind):
        return True
    if not _IN.search(before):
        return False
    # A clause ends at its comma; what stands before the "in" counts as well.
    after = _CLAUSE.split(text[eind : eind + 60])[0]
    return bool(_HAPPENED.search(_CLAUSE.split(before)[-1] + " " + after))
