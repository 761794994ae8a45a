"""What is outside of what this conversation is for; a bare postcode or telephone number is not."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek import gegevens
from actions.gesprek.gehoord import Uiting
from actions.luisteren import Luister
from actions.mens import Terugbellen
from actions.tracker import Event, antwoord_van, gesprek_van, herhaal_vraag, slots, zeg
from actions.vragen import Vraag

KORT = 6  # words; in a longer message a number is beside the point
GEBELD = frozenset({"mens", "consulent"})  # a call was spoken of: a number that comes after it is for that


class Buiten(Action):
    """`action_buiten_bereik`: say what this is for, unless a number answers what the bot offered before."""

    def __init__(self, clock: Clock, luister: Luister, vraag: Vraag):
        """Take the clock, the action that takes in an answer and the one that asks again."""
        self._clock = clock
        self._luister = luister
        self._vraag = vraag

    def name(self) -> str:
        """Name in the domain."""
        return "action_buiten_bereik"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Look nearby, note the number, or say that this is not the place for it."""
        before, antwoord = gesprek_van(tracker), antwoord_van(tracker, self._clock)
        short = len(antwoord.tekst.split()) <= KORT
        if short and before.loopt and before.opties is not None and gegevens.postcode(antwoord):
            return await self._luister.run(dispatcher, tracker, domain)
        found = gegevens.contact(antwoord)
        if short and before.loopt and not before.rust and found:
            noted = before.met_contact(found)
            if (
                "telefoon" in found
                and GEBELD & set(before.gesteld)
                and not re.search("[a-z]", antwoord.tekst)
            ):
                return Terugbellen.vraag(dispatcher, before, noted, domain)
            zeg(dispatcher, Uiting("utter_contact_genoteerd"))
            herhaal_vraag(dispatcher, noted, domain)
            return slots(before, noted)
        zeg(dispatcher, Uiting("utter_buiten_bereik"))
        return await self._vraag.run(dispatcher, tracker, domain)
