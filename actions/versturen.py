"""Hand the request to the queue."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.gesprek.aanvraag import aanvraag
from actions.gesprek.gehoord import Uiting
from actions.loket import Loket, knoppen
from actions.tracker import Event, gesprek_van, herhaal_vraag, op_toon, slots, zeg
from matchmaker.bootstrap import Matchmaker


class Versturen(Action):
    """`action_versturen`: submit once, give the reference, say what happens next."""

    def __init__(self, matchmaker: Matchmaker, loket: Loket):
        """Take the queue's use cases, and the desk that says what the directory has."""
        self._matchmaker = matchmaker
        self._loket = loket

    def name(self) -> str:
        """Name in the domain."""
        return "action_versturen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Submit under the conversation's id, so that a repeat gives the same request."""
        before = gesprek_van(tracker)
        hulpvraag = await self._matchmaker.submit(aanvraag(before), key=f"{tracker.sender_id}:{before.ronde}")
        waarden = {"referentie": hulpvraag.referentie}
        bereikbaar = "bereikbaar" if before.contact.bereikbaar else "anoniem"
        said = (Uiting(f"utter_verstuurd_{bereikbaar}", waarden), Uiting("utter_na_melding"))
        zeg(dispatcher, *op_toon(said, before, domain))
        gesprek = replace(before, referentie=hulpvraag.referentie, vraag=None, opties=None)
        gesprek = await self._loket.tot_slot(dispatcher, gesprek)
        herhaal_vraag(dispatcher, gesprek, domain, knoppen(gesprek))
        return slots(before, gesprek)
