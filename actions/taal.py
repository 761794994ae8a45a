"""Another language than Dutch."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek import vreemde_taal
from actions.gesprek.antwoord import tussendoor
from actions.gesprek.gehoord import Uiting
from actions.tracker import Event, antwoord_van, gesprek_van, slots, zeg


class Taal(Action):
    """`action_taal`: answer in the person's own language, or in all of them where it is not known."""

    def __init__(self, clock: Clock):
        """Take the clock."""
        self._clock = clock

    def name(self) -> str:
        """Name in the domain."""
        return "action_taal"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Keep what was told in passing; answer."""
        before = gesprek_van(tracker)
        antwoord = antwoord_van(tracker, self._clock)
        found = vreemde_taal.lees(antwoord.tekst)
        zeg(dispatcher, Uiting(f"utter_andere_taal__{found}" if found else "utter_andere_taal"))
        return slots(before, tussendoor(before, antwoord))
