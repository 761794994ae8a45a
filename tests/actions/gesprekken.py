"""Builders for conversations in tests: short names for what a person says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from actions.gesprek.agenda import stel
from actions.gesprek.antwoord import luister
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.uitkomst import Antwoord, Uitkomst
from bot.understanding.begrip import Begrip, Feit, Frequentie, Gegeven, Mantelzorg

NU = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
WEKELIJKS = Frequentie(1, 1, "wk")


def feit(
    soort: str,
    activiteit: str,
    wie: str | None = None,
    frequentie: Frequentie | None = None,
    citaat: str = "…",
) -> Feit:
    """Give one understood fact."""
    return Feit(soort, activiteit, wie, frequentie, citaat)


def zeg(
    tekst: str,
    *feiten: Feit,
    bedoeling: str = "vertellen",
    zekerheid: float = 0.99,
    signalen: tuple[str, ...] = (),
    kaal: Frequentie | None = None,
    mantelzorg: Mantelzorg | None = None,
    gegevens: tuple[Gegeven, ...] = (),
) -> Antwoord:
    """Give one message of the person, understood as told here."""
    begrip = Begrip(bedoeling, zekerheid, signalen, feiten, mantelzorg or Mantelzorg(), gegevens, kaal)
    return Antwoord(tekst, begrip, NU)


JA = zeg("ja", bedoeling="bevestigen")
NEE = zeg("nee", bedoeling="ontkennen")
OVERSLAAN = zeg("sla maar over", bedoeling="overslaan")


def begin() -> Gesprek:
    """Give a conversation in which the first question was asked."""
    return stel(Gesprek())


def voer(gesprek: Gesprek, *antwoorden: Antwoord) -> Gesprek:
    """Let the person say this, one after another, each time asking on; give where the conversation stands."""
    for antwoord in antwoorden:
        gesprek = stap(gesprek, antwoord).gesprek
    return gesprek


def stap(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Take in one answer, and ask the next question as the action does."""
    uitkomst = luister(gesprek, replace(antwoord, gevraagd=antwoord.gevraagd or gesprek.vraag))
    if uitkomst.verder:
        return Uitkomst(stel(uitkomst.gesprek), uitkomst.uitingen, True, uitkomst.versturen)
    return uitkomst
