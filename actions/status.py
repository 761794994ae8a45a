"""Look up or withdraw a request by its reference."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.gesprek import taal
from actions.gesprek.gehoord import Uiting
from actions.tracker import Event, gesprek_van, zeg
from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import KeukentafelError, NotFound
from matchmaker.core.referentie import find


def _referentie(tracker: Tracker) -> str | None:
    """Give the reference in the message, else the one of this conversation."""
    return find(tracker.latest_message.get("text") or "") or gesprek_van(tracker).referentie


class Status(Action):
    """`action_status`: tell in plain words how a request stands."""

    def __init__(self, matchmaker: Matchmaker):
        """Take the queue's use cases."""
        self._matchmaker = matchmaker

    def name(self) -> str:
        """Name in the domain."""
        return "action_status"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Ask for the code where there is none; say so where it is unknown."""
        referentie = _referentie(tracker)
        if referentie is None:
            zeg(dispatcher, Uiting("utter_welke_code"))
            return []
        try:
            status = await self._matchmaker.status(referentie)
        except NotFound:
            zeg(dispatcher, Uiting("utter_code_onbekend"))
            return []
        zeg(
            dispatcher,
            Uiting("utter_status", {"status": taal.kop(f"status_{status}"), "referentie": referentie}),
        )
        return []


class Intrekken(Action):
    """`action_intrekken`: take a request out of the queue."""

    def __init__(self, matchmaker: Matchmaker):
        """Take the queue's use cases."""
        self._matchmaker = matchmaker

    def name(self) -> str:
        """Name in the domain."""
        return "action_intrekken"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Withdraw and say so."""
        referentie = _referentie(tracker)
        if referentie is None:
            zeg(dispatcher, Uiting("utter_welke_code"))
            return []
        try:
            await self._matchmaker.withdraw(referentie)
        except NotFound:
            zeg(dispatcher, Uiting("utter_code_onbekend"))
        except KeukentafelError:
            zeg(dispatcher, Uiting("utter_intrekken_kan_niet"))
        else:
            zeg(dispatcher, Uiting("utter_ingetrokken", {"referentie": referentie}))
        return []
