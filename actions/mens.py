"""The human route: a telephone number with its hours, and being called back."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek import gegevens
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.mantelzorger import wil_gebeld
from actions.gesprek.noteren import onthoud
from actions.gesprek.openingstijden import Openingstijden
from actions.gesprek.tussendoor import tussendoor
from actions.gesprek.uitkomst import Antwoord
from actions.tracker import Event, antwoord_van, gesprek_van, op_toon, slots, vraag_verder, zeg

ALLEEN_BELLEN = 7  # words; a longer wish to be called tells something too


class Mens(Action):
    """`action_mens`: say how to speak with a person, and outside hours that nobody answers now."""

    def __init__(self, clock: Clock, hours: Openingstijden):
        """Take the clock and the hours of the telephone."""
        self._clock = clock
        self._hours = hours

    def name(self) -> str:
        """Name in the domain."""
        return "action_mens"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Keep what was told in passing; say the number."""
        before, antwoord = gesprek_van(tracker), antwoord_van(tracker, self._clock)
        if wil_gebeld(before, antwoord):  # they took the offer of a call
            return Terugbellen.vraag(dispatcher, before, met_verzoek(before, antwoord), domain)
        open_ = self._hours.open(self._clock())
        zeg(dispatcher, Uiting("utter_mens_spreken" if open_ else "utter_mens_spreken__gesloten"))
        return slots(before, tussendoor(before, antwoord).ook_gesteld("mens"))


def met_verzoek(before: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Give the conversation with what comes along with the wish to be called: a number, a moment, what is going on."""
    noted = tussendoor(before, antwoord).met_contact(gegevens.contact(antwoord))
    if len(antwoord.tekst.split()) <= ALLEEN_BELLEN:
        return noted
    return onthoud(noted.met_vraag("contact"), antwoord).met_vraag(before.vraag)


class Terugbellen(Action):
    """`action_terugbellen`: the person wants to be called; ask the number and the moment, nothing else."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_terugbellen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Go to the questions that a call needs; after sending there is nothing to ask."""
        before = gesprek_van(tracker)
        if before.referentie is not None:
            zeg(dispatcher, Uiting("utter_al_verstuurd"))
            return []
        return self.vraag(dispatcher, before, before, domain)

    @staticmethod
    def vraag(
        dispatcher: CollectingDispatcher, before: Gesprek, noted: Gesprek, domain: DomainDict
    ) -> list[Event]:
        """Ask what a call still needs; `noted` holds what is known by now, a number perhaps."""
        asked = replace(noted, terugbellen=True, rust=False, geweigerd=False)
        known = asked.contact.telefoon is not None
        said = Uiting("utter_terugbellen__nummer" if known else "utter_terugbellen")
        zeg(dispatcher, *op_toon((said,), asked, domain))
        return slots(before, vraag_verder(dispatcher, asked, domain))
