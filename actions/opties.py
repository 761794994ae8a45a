"""The actions that show options from the directory: after a side question, more of them, or more about one."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek import taal
from actions.gesprek.belofte import eerst_u
from actions.gesprek.gehoord import Uiting
from actions.gesprek.opties import ALTIJD, ONDERWERPEN, bij_onderwerp
from actions.gesprek.tussendoor import tussendoor
from actions.gesprek.vraagzin import vraagt_wat_er_is
from actions.kaart import Kaart, KaartOnbereikbaarError
from actions.loket import Loket, knoppen
from actions.luisteren import Luister
from actions.tracker import (
    Event,
    antwoord_van,
    entiteit,
    gesprek_van,
    herhaal_vraag,
    op_toon,
    slots,
    vraag_verder,
    zeg,
)
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.tijd_in_woorden import in_woorden
from matchmaker.core.telefoon import as_dialled

# What has not the form of a question tells what would help, where that was asked.
ANTWOORDT = ("vraag_respijtzorg", "vraag_vrijwilligers")


class Opties(Action):
    """`action_opties`: the answer to a side question, what the directory has on it; then the open question again."""

    def __init__(self, clock: Clock, loket: Loket, luister: Luister):
        """Take the clock, the desk that says options, and the action that takes in an answer."""
        self._clock = clock
        self._loket = loket
        self._luister = luister

    def name(self) -> str:
        """Name in the domain."""
        return "action_opties"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Keep what was told in passing, look up, ask again."""
        before, antwoord = gesprek_van(tracker), antwoord_van(tracker, self._clock)
        onderwerp = (tracker.latest_message.get("intent") or {}).get("name") or ""
        if (
            before.vraag == "respijt"
            and onderwerp in ANTWOORDT
            and "?" not in antwoord.tekst
            and not before.rust
        ):
            told = replace(antwoord, begrip=replace(antwoord.begrip, bedoeling="vertellen"))
            return await self._luister.neem_in(dispatcher, tracker, domain, told)
        if onderwerp in ONDERWERPEN:
            zeg(dispatcher, *op_toon((Uiting(f"utter_{onderwerp}"),), before, domain))
        gesprek = tussendoor(before, antwoord)
        if onderwerp in ALTIJD or (onderwerp in ONDERWERPEN and vraagt_wat_er_is(antwoord.tekst)):
            if (first := eerst_u(before, antwoord, onderwerp)) is not None:
                zeg(dispatcher, *op_toon(first.uitingen, first.gesprek, domain))
                if first.gesprek.rol is not None:
                    return slots(before, vraag_verder(dispatcher, first.gesprek, domain))
                herhaal_vraag(dispatcher, first.gesprek, domain)
                return slots(before, first.gesprek)
            vraag = bij_onderwerp(gesprek, onderwerp, antwoord.tekst)
            gesprek = await self._loket.toon(dispatcher, gesprek, vraag)
        if not gesprek.rust:
            herhaal_vraag(dispatcher, gesprek, domain, knoppen(gesprek))
        return slots(before, gesprek)


class MeerOpties(Action):
    """`action_meer_opties`: the next three."""

    def __init__(self, loket: Loket):
        """Take the desk that says options."""
        self._loket = loket

    def name(self) -> str:
        """Name in the domain."""
        return "action_meer_opties"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Look further from where the last ones ended."""
        before = gesprek_van(tracker)
        gesprek = await self._loket.meer(dispatcher, before)
        herhaal_vraag(dispatcher, gesprek, domain, knoppen(gesprek))
        return slots(before, gesprek)


class Optie(Action):
    """`action_optie`: more about one option: address, hours, cost."""

    def __init__(self, kaart: Kaart):
        """Take the directory."""
        self._kaart = kaart

    def name(self) -> str:
        """Name in the domain."""
        return "action_optie"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Say what is known of the offer that the button names."""
        gesprek = gesprek_van(tracker)
        try:
            one = await self._kaart.aanbod(entiteit(tracker, "aanbod") or "")
        except KaartOnbereikbaarError:
            zeg(dispatcher, Uiting("utter_kaart_onbereikbaar"))
        else:
            zeg(
                dispatcher,
                Uiting("utter_opties_op") if one is None else Uiting("utter_optie_meer", _alles(one)),
            )
        herhaal_vraag(dispatcher, gesprek, domain, knoppen(gesprek))
        return []


class TotSlot(Action):
    """`action_tot_slot`: who leaves hears what fits, also without a request: information alone is a full success."""

    def __init__(self, clock: Clock, loket: Loket):
        """Take the clock and the desk that says options."""
        self._clock = clock
        self._loket = loket

    def name(self) -> str:
        """Name in the domain."""
        return "action_tot_slot"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Keep what was told; say it to a carer who has told something and has not heard it yet."""
        before = gesprek_van(tracker)
        gesprek = tussendoor(before, antwoord_van(tracker, self._clock))
        if gesprek.rol == "mantelzorger" and gesprek.verteld and not gesprek.rust:
            gesprek = await self._loket.tot_slot(dispatcher, gesprek)
        return slots(before, gesprek)


def _alles(one: Aanbod) -> dict[str, str]:
    known = {
        "optie_adres": one.adres,
        "optie_open": "; ".join(in_woorden(tijd) for tijd in one.tijden),
        "optie_kosten": one.kosten,
        "optie_toegankelijk": one.toegankelijkheid,
        "optie_telefoon": as_dialled(one.telefoon),
        "optie_mail": one.email,
        "optie_website": one.website,
        "optie_let_op": one.alert,
    }
    lines = [f"{taal.kop(name)}: {value}" for name, value in known.items() if value]
    return {"naam": one.naam, "organisatie": one.organisatie, "lijst": "\n".join(lines)}
