"""Stop and wipe the conversation."""

from __future__ import annotations

import re

from rasa_sdk.events import AllSlotsReset, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.gesprek.correctie import WEG, corrigeer
from actions.gesprek.gehoord import Uiting
from actions.luisteren import Luister
from actions.tracker import Event, gesprek_van, herhaal_vraag, zeg
from bot.typed import as_typed

NIET_WISSEN = re.compile(r"\b(?:niet|niks|niets|geen)\b.{0,20}\bwis", re.IGNORECASE)


class Stoppen(Action):
    """`action_stoppen`: ask whether to wipe everything; «haal de tuin weg» is a correction and nothing more."""

    def __init__(self, luister: Luister):
        """Take the action that takes in a correction."""
        self._luister = luister

    def name(self) -> str:
        """Name in the domain."""
        return "action_stoppen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Correct where something that was noted is named, else ask."""
        gesprek, tekst = gesprek_van(tracker), as_typed(tracker.latest_message.get("text") or "")
        if (tracker.latest_message.get("metadata") or {}).get("vraag") == "wissen" and not NIET_WISSEN.search(
            tekst
        ):
            return [FollowupAction("action_wissen")]  # «ja, wis alles», typed in answer to that very question
        if WEG.search(tekst) and corrigeer(gesprek, tekst) != gesprek:
            return await self._luister.run(dispatcher, tracker, domain)
        if NIET_WISSEN.search(tekst):
            zeg(dispatcher, Uiting("utter_niet_gewist"))
            herhaal_vraag(dispatcher, gesprek, domain)
            return []
        zeg(dispatcher, Uiting("utter_ask_wissen"))
        return []


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
