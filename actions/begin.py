"""Begin a conversation: who we are, and the first question."""

from __future__ import annotations

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.gesprek.gehoord import Uiting
from actions.settings import ActionsSettings
from actions.tracker import Event, gesprek_van, slots, vraag_verder, zeg


class Begin(Action):
    """`action_begin`: set what responses say of the municipality, welcome, ask the first question."""

    def __init__(self, settings: ActionsSettings):
        """Take the municipality's name, phone and hours."""
        self._gemeente = {
            "gemeente": settings.gemeente,
            "telefoon": settings.telefoon,
            "openingstijden": settings.openingstijden,
        }

    def name(self) -> str:
        """Name in the domain."""
        return "action_begin"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Welcome and ask."""
        before = gesprek_van(tracker)
        zeg(dispatcher, Uiting("utter_welkom", self._gemeente))
        gesprek = vraag_verder(dispatcher, before, domain)
        return [*(SlotSet(name, value) for name, value in self._gemeente.items()), *slots(before, gesprek)]
