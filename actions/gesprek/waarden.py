"""Correct in words what stands in the summary and is no fact: volunteer, mark, hours, form of respite."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions.gesprek import volhoudtijd
from actions.gesprek.gesprek import Gesprek

_NIET = re.compile(r"\b(?:niet|nie|nee|geen|nooit|liever niet|weg|klopt)\b", re.IGNORECASE)
_GETAL = re.compile(r"\b(\d{1,3})(?:[,.](\d))?\b(?!\s*(?:x|keer|dagdeel|dagdelen|jaar|maand))")
_NAMEN = {
    "vrijwilliger": re.compile(r"\bvrijwilligers?\b", re.IGNORECASE),
    "belasting": re.compile(r"\b(?:belasting|zwaarte|cijfer|score|hoe zwaar)\b", re.IGNORECASE),
    "uren_per_week": re.compile(r"\b(?:uur|uren)\b", re.IGNORECASE),
    "volhoudtijd": re.compile(r"\bvolhoud|\bhou\w*\b.{0,30}\bvol\b", re.IGNORECASE),
}
_VORMEN = {
    "aan_huis": re.compile(
        r"\b(?:aan huis|bij (?:hem|haar|ons|mij|me) thuis|iemand (?:die )?thuis)\b", re.IGNORECASE
    ),
    "dagopvang": re.compile(r"\b(?:dagopvang|dagbesteding|opvang overdag|dagcentrum)\b", re.IGNORECASE),
    "logeren": re.compile(r"\b(?:logeren|logeerhuis|logeerplek)\b", re.IGNORECASE),
    "vakantie": re.compile(r"\bvakantie\b", re.IGNORECASE),
}
NAMEN = (
    "vrijwilliger",
    "zorgt_voor",
    "uren_per_week",
    "sinds",
    "belasting",
    "volhoudtijd",
    "respijt_vorm",
    "respijt_moment",
)


def corrigeer(gesprek: Gesprek, tekst: str) -> Gesprek:
    """Give the conversation with the values that a correction names changed or taken out."""
    denied = bool(_NIET.search(tekst))
    if _NAMEN["vrijwilliger"].search(tekst):
        return replace(gesprek, vrijwilliger_welkom="nee" if denied else "ja")
    zorg: dict[str, Any] = {}
    for name in ("belasting", "uren_per_week"):
        if _NAMEN[name].search(tekst):
            zorg[name] = _getal(tekst, name)
    if _NAMEN["volhoudtijd"].search(tekst):
        zorg["volhoudtijd"] = volhoudtijd.lees(tekst)
    if denied and gesprek.mantelzorg.uren_per_week is not None and not zorg:
        wrong = f"{gesprek.mantelzorg.uren_per_week:g}"
        zorg |= {"uren_per_week": None} if re.search(rf"\bgeen {wrong}\b", tekst) else {}
    vorm = gesprek.mantelzorg.respijt_vorm
    if denied and vorm in _VORMEN and _VORMEN[vorm].search(tekst):
        others = [code for code, cue in _VORMEN.items() if code != vorm and cue.search(tekst)]
        zorg["respijt_vorm"] = others[0] if len(others) == 1 else None
    return replace(gesprek, mantelzorg=replace(gesprek.mantelzorg, **zorg)) if zorg else gesprek


def staan_er(gesprek: Gesprek) -> tuple[str, ...]:
    """Give the names of the values that stand in the summary."""
    there = {name for name, value in vars(gesprek.mantelzorg).items() if value is not None}
    if gesprek.rol != "mantelzorger":
        there.clear()
    if gesprek.vrijwilliger_welkom != "onbekend":
        there.add("vrijwilliger")
    return tuple(name for name in NAMEN if name in there)


def zonder(gesprek: Gesprek, naam: str) -> Gesprek:
    """Take one value out of the summary."""
    if naam == "vrijwilliger":
        return replace(gesprek, vrijwilliger_welkom="onbekend")
    empty: dict[str, Any] = {naam: None}
    return replace(gesprek, mantelzorg=replace(gesprek.mantelzorg, **empty)) if naam in NAMEN else gesprek


def _getal(tekst: str, name: str) -> float | int | None:
    """The last number that is not denied («moet 9, niet 1»); None takes the value out («klopt niet»)."""
    denied = re.compile(r"(?:niet|geen) (?:een )?$", re.IGNORECASE)
    found = [m for m in _GETAL.finditer(tekst) if not denied.search(tekst[: m.start()])]
    if not found:
        return None
    value = float(f"{found[-1][1]}.{found[-1][2] or 0}")
    if name == "belasting":
        return round(value) if value <= 10 else None
    return value
