"""What a volunteer agrees to when a coordinator writes them down."""

from __future__ import annotations

from datetime import datetime

from matchmaker.core.hulpvraag import Toestemming

TEKSTVERSIE = "vrijwilliger-2026-11-27"  # changes with the text
DOEL = ("iemand vinden bij wie u past", "contact opnemen")

_TEKST = (
    "Wij bewaren uw naam, hoe wij u bereiken en wat u wilt doen. Alleen de coördinatoren zien dat. "
    "Zij zoeken iemand bij wie u past, en overleggen eerst met u. "
    "U kunt altijd stoppen: dan wissen wij alles. Dat doen wij ook als wij u {maanden} maanden niet spreken."
)


def tekst(maanden: int) -> str:
    """Give the text that is read to the volunteer; with how many months it is kept after the last contact."""
    return _TEKST.format(maanden=maanden)


def gegeven(now: datetime) -> Toestemming:
    """Give the consent to this text."""
    return Toestemming(gegeven=True, tekstversie=TEKSTVERSIE, tijdstip=now, doel=DOEL)
