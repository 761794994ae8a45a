"""Take in an answer and ask the next question."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek import taal
from actions.gesprek.agenda import hervat
from actions.gesprek.antwoord import luister
from actions.gesprek.belofte import met_lucht
from actions.gesprek.mantelzorger import wil_gebeld, zoals_bedoeld
from actions.gesprek.uitkomst import Antwoord
from actions.loket import Loket, knoppen
from actions.mens import Terugbellen, met_verzoek
from actions.tracker import Event, antwoord_van, gesprek_van, herhaal_vraag, op_toon, slots, vraag_verder, zeg
from matchmaker.core.referentie import find


class Luister(Action):
    """`action_luister`: what every message comes to that no rule takes."""

    def __init__(self, clock: Clock, loket: Loket):
        """Take the clock that dates a consent, and the desk that says what the directory has."""
        self._clock = clock
        self._loket = loket

    def name(self) -> str:
        """Name in the domain."""
        return "action_luister"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Take in the message, say what was heard, ask on."""
        return await self.neem_in(dispatcher, tracker, domain, antwoord_van(tracker, self._clock))

    async def neem_in(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict, antwoord: Antwoord
    ) -> list[Event]:
        """Take in a message as it is meant, which may be other than it was understood."""
        before = gesprek_van(tracker)
        antwoord = zoals_bedoeld(before, antwoord)
        if find(antwoord.tekst) and not antwoord.begrip.feiten:
            return [FollowupAction("action_status")]  # a code alone answers «wat is uw code?»
        if wil_gebeld(before, antwoord):
            return Terugbellen.vraag(dispatcher, before, met_verzoek(before, antwoord), domain)
        uitkomst = met_lucht(before, luister(before, antwoord))
        gesprek = uitkomst.gesprek
        zeg(dispatcher, *op_toon(uitkomst.uitingen, gesprek, domain))
        if uitkomst.opties:
            gesprek = await self._loket.zoek(dispatcher, gesprek, uitkomst.opties, antwoord.tekst)
        if gesprek.geweigerd and not before.geweigerd:
            gesprek = await self._loket.tot_slot(dispatcher, gesprek)
        shown = knoppen(gesprek) if gesprek.opties != before.opties else ()
        if any(uiting.response == "utter_consulent" for uiting in uitkomst.uitingen):
            shown = (*shown, (taal.kop("laat_mij_bellen"), "/terugbellen"))
        if uitkomst.hervat:
            gesprek = hervat(gesprek)
            herhaal_vraag(dispatcher, gesprek, domain, shown)
        elif uitkomst.verder:
            gesprek = vraag_verder(dispatcher, gesprek, domain, shown)
        elif shown:
            herhaal_vraag(dispatcher, gesprek, domain, shown)
        events = slots(before, gesprek)
        if uitkomst.wissen:
            return [*events, FollowupAction("action_wissen")]
        return [*events, FollowupAction("action_versturen")] if uitkomst.versturen else events
