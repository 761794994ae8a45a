"""The desk that says what the directory has: at most three at a time, each with why, then more of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.gesprek import basisfuncties, taal
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.opties import (
    AANTAL,
    ONDERWERPEN,
    bij_onderwerp,
    bij_respijt,
    bij_vraagzin,
    bij_wensen,
)
from actions.gesprek.passend import nodige_indicatie, overdag, past
from actions.kaart import Gevonden, Kaart, KaartOnbereikbaarError
from actions.tracker import zeg
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.profiel import profiel
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
            found = await self._kaart.zoek(vraag, partial(_past_nu, gesprek=gesprek, vraag=vraag), gezien)
        except KaartOnbereikbaarError:
            zeg(dispatcher, Uiting("utter_kaart_onbereikbaar"))
            return replace(gesprek, opties=None)
        if not found.resultaten:
            zeg(dispatcher, Uiting("utter_opties_op" if gezien else "utter_opties_geen"))
            return gesprek if gezien else replace(gesprek, opties=None)
        shown = _getoond(found, gezien)
        if _zelfde(shown, gesprek.opties):
            zeg(dispatcher, Uiting("utter_opties_zelfde"))
            return replace(gesprek, opties=shown)
        zeg(dispatcher, Uiting(_aanhef(found, gezien)))
        for number, one in enumerate(found.resultaten, start=len(gezien) + 1):
            zeg(dispatcher, Uiting("utter_optie", {"nummer": str(number), **_regel(one, gesprek)}))
        if found.vraag.postcode4 is None and not gezien:
            zeg(dispatcher, Uiting("utter_opties_postcode"))
        if "indicatie" not in gesprek.gesteld and any(
            nodige_indicatie(o.aanbod, gesprek) for o in found.resultaten
        ):
            zeg(dispatcher, Uiting("utter_opties_indicatie"))  # once: who helps to get one
            gesprek = gesprek.ook_gesteld("indicatie")
        return replace(gesprek, opties=shown)

    async def zoek(self, dispatcher: CollectingDispatcher, gesprek: Gesprek, wat: str, tekst: str) -> Gesprek:
        """Say what an answer asked for: room to breathe, what there is, more of it, or the same nearer by."""
        if wat == "respijt":
            return await self.toon(dispatcher, gesprek, bij_respijt(gesprek))
        if wat in ONDERWERPEN:
            asked = gesprek.gezegd_bij(wat) or gesprek.gezegd_bij("situatie") or ""
            return await self.toon(dispatcher, gesprek, bij_onderwerp(gesprek, wat, asked))
        if wat == "vraagzin":
            return await self.toon(dispatcher, gesprek, bij_vraagzin(gesprek, tekst))
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
        told = f"tot_slot_{len(gesprek.verteld)}"  # again only for who went on after a goodbye and told more
        if told in gesprek.gesteld:
            return gesprek
        gesprek = gesprek.ook_gesteld(told)
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
            zeg(dispatcher, Uiting("utter_optie", {"nummer": str(number), **_regel(one, gesprek)}))
        return gesprek

    async def _basisfuncties(self, dispatcher: CollectingDispatcher, gesprek: Gesprek) -> Gesprek:
        asked = list(basisfuncties.vragen(gesprek))
        try:
            found = await asyncio.gather(*(self._eerste(vragen, gesprek) for _, vragen in asked))
        except KaartOnbereikbaarError:
            zeg(dispatcher, Uiting("utter_kaart_onbereikbaar"))
            return gesprek
        lines, named = [], set[str]()
        for (functie, _), offers in zip(asked, found, strict=True):
            if not offers:
                continue
            # One that was not named yet says more than the same one again.
            best = next((one for one in offers if one.aanbod.service_id not in named), offers[0])
            named.add(best.aanbod.service_id)
            lines.append(
                f"{profiel().label('basisfunctie', functie)}: {_regel(best, gesprek)['naam_en_nummer']}"
            )
        if lines:
            zeg(dispatcher, Uiting("utter_basisfuncties", {"lijst": "\n".join(lines)}))
        return gesprek

    async def _eerste(self, vragen: Iterable[Zoekvraag], gesprek: Gesprek) -> tuple[Resultaat, ...]:
        """Give what fits the first of these questions that anything fits exactly."""
        for vraag in vragen:
            found = await self._kaart.zoek(vraag, partial(_past_tot_slot, gesprek=gesprek))
            if found.resultaten and not found.ruimer:
                return found.resultaten
        return ()


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
    why = [one.reden for one in found.resultaten]
    return {"vraag": asked, "gezien": [*gezien, *shown], "getoond": shown, "redenen": why, "meer": found.meer}


def _zelfde(shown: Mapping[str, Any], before: Mapping[str, Any] | None) -> bool:
    """Tell whether the same would be said again, with the same reasons."""
    return before is not None and all(shown[name] == before.get(name) for name in ("getoond", "redenen"))


def _past_tot_slot(aanbod: Aanbod, gesprek: Gesprek) -> bool:
    return past(aanbod, gesprek) and (not gesprek.jonge_mantelzorger or basisfuncties.past_bij_jong(aanbod))


def _past_nu(aanbod: Aanbod, gesprek: Gesprek, vraag: Zoekvraag) -> bool:
    by_day = vraag.weekdag is not None and bool(vraag.respijtvormen) and "nachtzorg" not in vraag.activiteiten
    return past(aanbod, gesprek, ook=vraag.doelgroepen) and (not by_day or overdag(aanbod))


def _aanhef(found: Gevonden, gezien: tuple[str, ...]) -> str:
    if gezien:
        return "utter_opties_volgende__ruimer" if found.ruimer else "utter_opties_volgende"
    return "utter_opties_ruimer" if found.ruimer else "utter_opties"


def _regel(one: Resultaat, gesprek: Gesprek) -> dict[str, str]:
    telefoon = as_dialled(one.aanbod.telefoon)
    indicatie = nodige_indicatie(one.aanbod, gesprek)
    bellen = taal.kop("optie_bellen").format(telefoon=telefoon) if telefoon else ""
    nodig = taal.kop(f"optie_indicatie_{indicatie}") if indicatie else ""
    return {
        "naam": one.aanbod.naam,
        "organisatie": one.aanbod.organisatie,
        "omschrijving": one.aanbod.omschrijving,
        "reden": one.reden,
        "bereikbaar": "\n".join(line for line in (nodig, bellen) if line),
        "naam_en_nummer": f"{one.aanbod.naam}, {telefoon}" if telefoon else one.aanbod.naam,
    }
