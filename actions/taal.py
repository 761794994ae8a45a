"""Another language than Dutch."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek import vreemde_taal
from actions.gesprek.gehoord import Uiting
from actions.gesprek.tussendoor import tussendoor
from actions.loket import Loket, knoppen
from actions.tracker import Event, antwoord_van, gesprek_van, herhaal_vraag, slots, zeg


class Taal(Action):
    """`action_taal`: answer in the person's own language, or in all of them where it is not known."""

    def __init__(self, clock: Clock, loket: Loket):
        """Take the clock, and the desk that says what the directory has."""
        self._clock = clock
        self._loket = loket

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
        gesprek = tussendoor(before, antwoord)
        if vreemde_taal.zoekt_iemand(antwoord.tekst) and gesprek.rol is not None:
            # «is er iemand die turks spreekt?» asks for help in that language, not for another conversation
            gesprek = await self._loket.zoek(dispatcher, gesprek, "vraagzin", antwoord.tekst)
            herhaal_vraag(dispatcher, gesprek, domain, knoppen(gesprek))
            return slots(before, gesprek)
        if found:
            zeg(dispatcher, Uiting(f"utter_andere_taal__nood_{found}"))
        zeg(dispatcher, Uiting(f"utter_andere_taal__{found}" if found else "utter_andere_taal"))
        return slots(before, gesprek)
