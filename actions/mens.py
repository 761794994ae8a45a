"""The human route: a telephone number with its hours, and being called back."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek.gehoord import Uiting
from actions.gesprek.openingstijden import Openingstijden
from actions.gesprek.tussendoor import tussendoor
from actions.tracker import Event, antwoord_van, gesprek_van, slots, vraag_verder, zeg


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
        before = gesprek_van(tracker)
        open_ = self._hours.open(self._clock())
        zeg(dispatcher, Uiting("utter_mens_spreken" if open_ else "utter_mens_spreken__gesloten"))
        return slots(before, tussendoor(before, antwoord_van(tracker, self._clock)))


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
        asked = replace(before, terugbellen=True, rust=False, geweigerd=False)
        zeg(dispatcher, Uiting("utter_terugbellen"))
        return slots(before, vraag_verder(dispatcher, asked, domain))
