"""Options from the directory: at most three at a time, each with why, then more of them or more about one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek import taal
from actions.gesprek.antwoord import tussendoor
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.opties import (
    AANTAL,
    ALTIJD,
    ONDERWERPEN,
    bij_basisfuncties,
    bij_onderwerp,
    bij_respijt,
    bij_vraagzin,
    bij_wensen,
    past,
)
from actions.gesprek.vraagzin import vraagt_wat_er_is
from actions.kaart import Gevonden, Kaart, KaartOnbereikbaarError
from actions.route import langs_route
from actions.tracker import Event, antwoord_van, entiteit, gesprek_van, herhaal_vraag, slots, zeg
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.tijd_in_woorden import in_woorden
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag
from matchmaker.core.telefoon import as_dialled


class Loket:
    """Says what the directory has; every action that shows options does it through this."""

    def __init__(self, kaart: Kaart):
        """Take the directory."""
        self._kaart = kaart

    async def toon(
        self,
        dispatcher: CollectingDispatcher,
        gesprek: Gesprek,
        vraag: Zoekvraag,
        gezien: tuple[str, ...] = (),
    ) -> Gesprek:
        """Say at most three options that were not shown yet; give the conversation with what was shown, for more."""
        try:
            found = await self._kaart.zoek(vraag, partial(past, gesprek=gesprek), gezien)
        except KaartOnbereikbaarError:
            zeg(dispatcher, Uiting("utter_kaart_onbereikbaar"))
            return replace(gesprek, opties=None)
        if not found.resultaten:
            zeg(dispatcher, Uiting("utter_opties_op" if gezien else "utter_opties_geen"))
            return gesprek if gezien else replace(gesprek, opties=None)
        zeg(dispatcher, Uiting(_aanhef(found, gezien)))
        for number, one in enumerate(found.resultaten, start=len(gezien) + 1):
            zeg(dispatcher, Uiting("utter_optie", {"nummer": str(number), **_regel(one)}))
        if found.vraag.postcode4 is None and not gezien:
            zeg(dispatcher, Uiting("utter_opties_postcode"))
        return replace(gesprek, opties=_getoond(found, gezien))

    async def zoek(self, dispatcher: CollectingDispatcher, gesprek: Gesprek, wat: str, tekst: str) -> Gesprek:
        """Say what an answer asked for: room to breathe, what there is, more of it, or the same nearer by."""
        if wat == "respijt":
            said = f"{gesprek.gezegd_bij('respijt') or ''} {tekst}"
            return await self.toon(dispatcher, gesprek, langs_route(bij_respijt(gesprek), said))
        if wat == "vraagzin":
            return await self.toon(dispatcher, gesprek, langs_route(bij_vraagzin(gesprek, tekst), tekst))
        return await (self.dichtbij if wat == "dichtbij" else self.meer)(dispatcher, gesprek)

    async def meer(self, dispatcher: CollectingDispatcher, gesprek: Gesprek) -> Gesprek:
        """Say the next three of what was shown last."""
        if gesprek.opties is None:
            zeg(dispatcher, Uiting("utter_opties_op"))
            return gesprek
        vraag = zoekvraag_uit(gesprek.opties["vraag"])
        return await self.toon(dispatcher, gesprek, vraag, tuple(gesprek.opties["gezien"]))

    async def dichtbij(self, dispatcher: CollectingDispatcher, gesprek: Gesprek) -> Gesprek:
        """Say again what was shown last, now that the postcode is known."""
        if gesprek.opties is None or gesprek.contact.postcode is None:
            return gesprek
        vraag = replace(zoekvraag_uit(gesprek.opties["vraag"]), postcode4=gesprek.contact.postcode[:4])
        return await self.toon(dispatcher, gesprek, vraag)

    async def tot_slot(self, dispatcher: CollectingDispatcher, gesprek: Gesprek) -> Gesprek:
        """Say, once, what fits beside the request: to a carer of the eight basic functions, else for the wishes."""
        if "tot_slot" in gesprek.gesteld:
            return gesprek
        gesprek = gesprek.ook_gesteld("tot_slot")
        if gesprek.rol == "mantelzorger":
            return await self._basisfuncties(dispatcher, gesprek)
        return gesprek if gesprek.rol == "aanbieder" else await self._wensen(dispatcher, gesprek)

    async def _wensen(self, dispatcher: CollectingDispatcher, gesprek: Gesprek) -> Gesprek:
        """Say the best for each of the first three wishes: one that does a little of all helps with none."""
        asked = bij_wensen(gesprek)
        if not asked:
            return gesprek
        each = AANTAL if len(asked) == 1 else 1
        fits = partial(past, gesprek=gesprek)
        try:
            found = await asyncio.gather(*(self._kaart.zoek(vraag, fits, limiet=each) for vraag in asked))
        except KaartOnbereikbaarError:
            zeg(dispatcher, Uiting("utter_kaart_onbereikbaar"))
            return gesprek
        shown = [one for part in found if not part.ruimer for one in part.resultaten]
        if shown:
            zeg(dispatcher, Uiting("utter_opties"))
        for number, one in enumerate({one.aanbod.id: one for one in shown}.values(), start=1):
            zeg(dispatcher, Uiting("utter_optie", {"nummer": str(number), **_regel(one)}))
        return gesprek

    async def _basisfuncties(self, dispatcher: CollectingDispatcher, gesprek: Gesprek) -> Gesprek:
        asked = list(bij_basisfuncties(gesprek))
        try:
            fits = partial(past, gesprek=gesprek)
            found = await asyncio.gather(*(self._kaart.zoek(vraag, fits, limiet=1) for _, vraag in asked))
        except KaartOnbereikbaarError:
            zeg(dispatcher, Uiting("utter_kaart_onbereikbaar"))
            return gesprek
        lines = [
            f"{profiel().label('basisfunctie', functie)}: {_regel(one.resultaten[0])['naam_en_nummer']}"
            for (functie, _), one in zip(asked, found, strict=True)
            if one.resultaten and not one.ruimer
        ]
        if lines:
            zeg(dispatcher, Uiting("utter_basisfuncties", {"lijst": "\n".join(lines)}))
        return gesprek


class Opties(Action):
    """`action_opties`: after a side question, what the directory has on it; then the open question again."""

    def __init__(self, clock: Clock, loket: Loket):
        """Take the clock and the desk that says options."""
        self._clock = clock
        self._loket = loket

    def name(self) -> str:
        """Name in the domain."""
        return "action_opties"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Keep what was told in passing, look up, ask again."""
        before, antwoord = gesprek_van(tracker), antwoord_van(tracker, self._clock)
        gesprek = tussendoor(before, antwoord)
        onderwerp = (tracker.latest_message.get("intent") or {}).get("name") or ""
        if onderwerp in ALTIJD or (onderwerp in ONDERWERPEN and vraagt_wat_er_is(antwoord.tekst)):
            vraag = langs_route(bij_onderwerp(gesprek, onderwerp, antwoord.tekst), antwoord.tekst)
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


def knoppen(gesprek: Gesprek) -> tuple[tuple[str, str], ...]:
    """Give the buttons for what was shown last: more about each, and more of them. (title, payload)."""
    if gesprek.opties is None:
        return ()
    first = len(gesprek.opties["gezien"]) - len(gesprek.opties["getoond"]) + 1
    about = tuple(
        (taal.kop("meer_over").format(nummer=number), f"/optie{json.dumps({'aanbod': id})}")
        for number, id in enumerate(gesprek.opties["getoond"], start=first)
    )
    return (*about, (taal.kop("meer_opties"), "/meer_opties")) if gesprek.opties["meer"] else about


def zoekvraag_uit(data: Mapping[str, Any]) -> Zoekvraag:
    """Build a question to the directory from the JSON that a slot holds."""
    parts: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    return Zoekvraag(**parts)


def _getoond(found: Gevonden, gezien: tuple[str, ...]) -> dict[str, Any]:
    asked = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(found.vraag).items()}
    shown = [one.aanbod.id for one in found.resultaten]
    return {"vraag": asked, "gezien": [*gezien, *shown], "getoond": shown, "meer": found.meer}


def _aanhef(found: Gevonden, gezien: tuple[str, ...]) -> str:
    if gezien and not found.ruimer:
        return "utter_opties_volgende"
    return "utter_opties_ruimer" if found.ruimer else "utter_opties"


def _regel(one: Resultaat) -> dict[str, str]:
    telefoon = as_dialled(one.aanbod.telefoon)
    return {
        "naam": one.aanbod.naam,
        "organisatie": one.aanbod.organisatie,
        "omschrijving": one.aanbod.omschrijving,
        "reden": one.reden,
        "bereikbaar": taal.kop("optie_bellen").format(telefoon=telefoon) if telefoon else "",
        "naam_en_nummer": f"{one.aanbod.naam}, {telefoon}" if telefoon else one.aanbod.naam,
    }


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
