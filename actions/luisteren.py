"""Take in an answer and ask the next question."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek.agenda import hervat
from actions.gesprek.antwoord import luister
from actions.tracker import Event, antwoord_van, gesprek_van, herhaal_vraag, slots, vraag_verder, zeg
from matchmaker.core.referentie import find


class Luister(Action):
    """`action_luister`: what every message comes to that no rule takes."""

    def __init__(self, clock: Clock):
        """Take the clock that dates a consent."""
        self._clock = clock

    def name(self) -> str:
        """Name in the domain."""
        return "action_luister"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Take in the message, say what was heard, ask on."""
        before, antwoord = gesprek_van(tracker), antwoord_van(tracker, self._clock)
        if find(antwoord.tekst) and not antwoord.begrip.feiten:
            return [FollowupAction("action_status")]  # a code alone answers «wat is uw code?»
        uitkomst = luister(before, antwoord)
        gesprek = uitkomst.gesprek
        zeg(dispatcher, *uitkomst.uitingen)
        if uitkomst.hervat:
            gesprek = hervat(gesprek)
            herhaal_vraag(dispatcher, gesprek, domain)
        elif uitkomst.verder:
            gesprek = vraag_verder(dispatcher, gesprek, domain)
        events = slots(before, gesprek)
        if uitkomst.wissen:
            return [*events, FollowupAction("action_wissen")]
        return [*events, FollowupAction("action_versturen")] if uitkomst.versturen else events
