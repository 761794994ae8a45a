"""Stop and wipe the conversation."""

from __future__ import annotations

from rasa_sdk.events import AllSlotsReset
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.gesprek.gehoord import Uiting
from actions.tracker import Event, gesprek_van, zeg


class Wissen(Action):
    """`action_wissen`: empty the conversation and ask the gateway to remove its copy."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_wissen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Say goodbye; the gateway removes everything when it has passed this on."""
        sent = gesprek_van(tracker).referentie
        if sent is None:
            zeg(dispatcher, Uiting("utter_gewist"))
        else:
            zeg(dispatcher, Uiting("utter_gewist_verstuurd", {"referentie": sent}))
        dispatcher.utter_message(json_message={"opdracht": "wissen"})
        return [AllSlotsReset()]
