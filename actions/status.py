"""Look up or withdraw a request by its reference."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.gesprek import taal
from actions.gesprek.gehoord import Uiting
from actions.gesprek.ja_nee import ZEKER
from actions.tracker import Event, gesprek_van, zeg
from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import KeukentafelError, NotFound
from matchmaker.core.referentie import find


class OpCode(Action):
    """What is done with a request that the person names by its code.

    Without a code in the message the one of this conversation counts; without either, the bot asks for it.
    """

    eerst_vragen = False  # whether it cannot be undone: then a message that is not clear is asked after

    def __init__(self, matchmaker: Matchmaker):
        """Take the queue's use cases."""
        self._matchmaker = matchmaker

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Find the code, do it, say how it went."""
        named = find(tracker.latest_message.get("text") or "")
        referentie = named or gesprek_van(tracker).referentie
        if referentie is None:
            zeg(dispatcher, Uiting("utter_welke_code"))
            return []
        certain = (tracker.latest_message.get("intent") or {}).get("confidence") or 0.0
        if self.eerst_vragen and named is None and certain < ZEKER:
            zeg(dispatcher, Uiting("utter_zeker_intrekken"))
            return []
        try:
            zeg(dispatcher, await self._doe(referentie))
        except NotFound:
            zeg(dispatcher, Uiting("utter_code_onbekend"))
        return []

    @abstractmethod
    async def _doe(self, referentie: str) -> Uiting:
        """Do it, and give what to say; NotFound where there is no such request."""


class Status(OpCode):
    """`action_status`: tell in plain words how a request stands."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_status"

    async def _doe(self, referentie: str) -> Uiting:
        stand = await self._matchmaker.status(referentie)
        return Uiting(
            "utter_status", {"status": taal.kop(f"status_{stand.status}"), "referentie": referentie}
        )


class Intrekken(OpCode):
    """`action_intrekken`: take a request out of the queue."""

    eerst_vragen = True

    def name(self) -> str:
        """Name in the domain."""
        return "action_intrekken"

    async def _doe(self, referentie: str) -> Uiting:
        try:
            await self._matchmaker.withdraw(referentie)
        except NotFound:
            raise
        except KeukentafelError:
            return Uiting("utter_intrekken_kan_niet")
        return Uiting("utter_ingetrokken", {"referentie": referentie})
