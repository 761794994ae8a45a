"""Ask: the open question again, why it is asked, the next one after a pause, all from the start."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek.agenda import hervat
from actions.gesprek.antwoord import vraagt_meer
from actions.gesprek.correctie import weghalen
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.noodantwoord import rust
from actions.gesprek.tussendoor import tussendoor
from actions.luisteren import Luister
from actions.tracker import (
    Event,
    antwoord_van,
    entiteit,
    gesprek_van,
    herhaal_vraag,
    slots,
    vraag_verder,
    zeg,
)


class Vraag(Action):
    """`action_vraag`: say the open question again, after a side question was answered.

    What was told in passing is kept.
    """

    def __init__(self, clock: Clock, luister: Luister):
        """Take the clock, and the action that takes in an answer."""
        self._clock = clock
        self._luister = luister

    def name(self) -> str:
        """Name in the domain."""
        return "action_vraag"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Keep what was told; ask again, unless the person is left in peace."""
        before, antwoord = gesprek_van(tracker), antwoord_van(tracker, self._clock)
        # The same words again: they were an answer.
        if antwoord.begrip.bedoeling == "vertellen" or vraagt_meer(before, antwoord.tekst):
            return await self._luister.run(dispatcher, tracker, domain)
        gesprek = tussendoor(before, antwoord)
        if gesprek.rust:
            zeg(dispatcher, rust(gesprek))  # after a cry nobody is left without a way on
        else:
            herhaal_vraag(dispatcher, gesprek, domain)
        return slots(before, gesprek)


class Noteer(Action):
    """`action_noteer`: keep what was told in passing, and say nothing."""

    def __init__(self, clock: Clock):
        """Take the clock."""
        self._clock = clock

    def name(self) -> str:
        """Name in the domain."""
        return "action_noteer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Keep it."""
        before = gesprek_van(tracker)
        return slots(before, tussendoor(before, antwoord_van(tracker, self._clock)))


class Uitleg(Action):
    """`action_uitleg`: say why the open question is asked, with an example, and ask it again."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_uitleg"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Explain the open question; without one, say what this conversation is."""
        gesprek = gesprek_van(tracker)
        zeg(dispatcher, Uiting(f"utter_uitleg_{gesprek.vraag or 'gesprek'}"))
        herhaal_vraag(dispatcher, gesprek, domain)
        return []


class Weghalen(Action):
    """`action_weghalen`: a button under the summary takes one fact out; the summary is shown again."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_weghalen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Take it out, and ask again whether the rest is right."""
        before = gesprek_van(tracker)
        gesprek = replace(
            weghalen(before, entiteit(tracker, "feit") or ""), akkoord_samenvatting=False, toestemming=None
        )
        zeg(dispatcher, Uiting("utter_aangepast"))
        return slots(before, vraag_verder(dispatcher, gesprek, domain))


class Verder(Action):
    """`action_verder`: the person wants to go on, after a pause or after distress; or has only just come in."""

    def __init__(self, clock: Clock, luister: Luister):
        """Take the clock, and the action that takes in an answer."""
        self._clock = clock
        self._luister = luister

    def name(self) -> str:
        """Name in the domain."""
        return "action_verder"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Open the question that was open, or else the next; «meer», after options, asks for those."""
        before = gesprek_van(tracker)
        if vraagt_meer(before, antwoord_van(tracker, self._clock).tekst):
            return await self._luister.run(dispatcher, tracker, domain)
        gesprek = replace(before, rust=False)
        if gesprek.loopt:
            gesprek = hervat(gesprek)
        if gesprek.vraag is None:  # all is said and sent: a turn without an answer would never end
            return await self._luister.run(dispatcher, tracker, domain)
        herhaal_vraag(dispatcher, gesprek, domain)
        return slots(before, gesprek)


class Opnieuw(Action):
    """`action_opnieuw`: forget what was told and begin again."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_opnieuw"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Empty every slot and ask the first question."""
        before = gesprek_van(tracker)
        return slots(before, vraag_verder(dispatcher, Gesprek(ronde=before.ronde + 1), domain))
