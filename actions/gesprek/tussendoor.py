"""Keep what is told in passing, in a message that asks something itself."""

from __future__ import annotations

from dataclasses import replace

from actions.gesprek import vraagzin
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.noteren import noteer, onthoud
from actions.gesprek.uitkomst import Antwoord

# What is said with these is about something else, or in a language that is not read.
ZONDER_FEITEN = ("buiten_bereik", "andere_taal", "belediging", "bot_vraag", "klacht_bezwaar")
ERNAAST = 6  # words beside a side question that tell something


def tussendoor(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Give the conversation with what a message tells beside its question."""
    if antwoord.begrip.bedoeling in ZONDER_FEITEN:
        antwoord = replace(antwoord, begrip=replace(antwoord.begrip, feiten=()))
    noted = noteer(gesprek, antwoord)
    beside = " ".join(vraagzin.zonder_vragen(antwoord.tekst))
    # A few words beside a question are manners; more of them tell something, and nothing that is told is lost.
    if len(beside.split()) < ERNAAST or gesprek.rol is None:
        return noted
    return onthoud(replace(noted, vraag=None), replace(antwoord, tekst=beside)).met_vraag(gesprek.vraag)
