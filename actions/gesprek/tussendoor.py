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
    if gesprek.akkoord_samenvatting:
        return _na_akkoord(gesprek, noted)
    beside = " ".join(vraagzin.zonder_vragen(antwoord.tekst))
    # A few words beside a question are manners; more of them tell something, and nothing that is told is lost.
    if len(beside.split()) < ERNAAST or gesprek.rol is None:
        return noted
    return onthoud(replace(noted, vraag=None), replace(antwoord, tekst=beside)).met_vraag(gesprek.vraag)


def _na_akkoord(gesprek: Gesprek, noted: Gesprek) -> Gesprek:
    """What is shown is what is sent: something new is shown and agreed with again; words about the asking stay out."""
    if not noted.vertelt_nieuws(gesprek):
        return gesprek
    return replace(noted, akkoord_samenvatting=False, toestemming=None, vraag="samenvatting")
