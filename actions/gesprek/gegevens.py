"""What identifies a person: read it where it was asked for, leave out what nobody asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.understanding.begrip import Gegeven

if TYPE_CHECKING:
    from actions.gesprek.uitkomst import Antwoord

# A service number or an account number has no place in this conversation (docs/domein.md, section 6).
VERBODEN = ("bsn", "iban")
WEGGELATEN = "[nummer weggelaten]"
LANGSTE_NAAM = 6  # words; a longer answer is not a name alone
KALE_POSTCODE = re.compile(r"\s*([1-9]\d{3})\s*(?:\.\s*)?")
GEEN_NAAM = re.compile(r"\d|@")


def bevat_nummers(gegevens: Iterable[Gegeven]) -> bool:
    """Tell whether a number stands in the message that must not be kept."""
    return any(gegeven.soort in VERBODEN for gegeven in gegevens)


def zonder_nummers(tekst: str, gegevens: Iterable[Gegeven]) -> str:
    """Give the message without service and account numbers."""
    for gegeven in sorted(gegevens, key=lambda g: g.begin, reverse=True):
        if gegeven.soort in VERBODEN:
            tekst = tekst[: gegeven.begin] + WEGGELATEN + tekst[gegeven.eind :]
    return tekst


def gemaskeerd(citaat: str, gegevens: Iterable[Gegeven], tekst: str) -> str:
    """Give a piece of a message without the numbers that stand in it."""
    for gegeven in gegevens:
        if gegeven.soort in VERBODEN:
            citaat = citaat.replace(tekst[gegeven.begin : gegeven.eind], WEGGELATEN)
    return citaat


def _eerste(antwoord: Antwoord, soort: str) -> str | None:
    return next((g.waarde for g in antwoord.begrip.gegevens if g.soort == soort), None)


def postcode(antwoord: Antwoord) -> dict[str, str]:
    """Give {"postcode": "1234" or "1234 AB"}, or nothing."""
    bare = KALE_POSTCODE.fullmatch(antwoord.tekst)  # «1995» alone, which may be a year as well
    waarde = _eerste(antwoord, "postcode") or (bare[1] if bare else None)
    return {"postcode": waarde} if waarde else {}


def contact(antwoord: Antwoord) -> dict[str, str]:
    """Give telefoon (E.164) and email, each where it is named."""
    found = {soort: _eerste(antwoord, soort) for soort in ("telefoon", "email")}
    return {soort: waarde for soort, waarde in found.items() if waarde}


def naam(antwoord: Antwoord) -> dict[str, str]:
    """Give {"naam": …}: the name that was recognised, else a short answer as it stands."""
    waarde = _eerste(antwoord, "naam")
    if waarde is None and antwoord.begrip.bedoeling in ("vertellen", "begroeten"):
        words = antwoord.tekst.strip(" .,!").split()
        if 0 < len(words) <= LANGSTE_NAAM and not GEEN_NAAM.search(antwoord.tekst):
            waarde = " ".join(words)
    return {"naam": waarde} if waarde else {}
