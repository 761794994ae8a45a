"""A past year of invented requests: so that the overview of a demonstration has something to count.

Drawn from a fixed seed: each demonstration has the same year, up to the present day. Who asked has no name: they are
numbered; who offers is called Verzonnen.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Dossier, iso
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.nazorg.opvolging import Soort, Uitkomst
from matchmaker.core.voorstellen.voorstel import Weigerreden
from matchmaker.core.vrijwilligers.vrijwilliger import Gegevens
from matchmaker.core.workflow import Status

AANTAL = 270
OPEN = 42  # the last of them are still waiting
_SEED = 1997
_JAAR = 380  # days: the oldest
_VERS = 13  # days that one which waits has been waiting at most
_NAZORG = 16  # days from a match until both were phoned

# Weights: not every wijk and wish comes as often.
_POSTCODES = {"1997": 26, "1995": 24, "1994": 20, "1993": 16, "1990": 8, "1988": 6}
_WENSEN = {
    **{"praatje_bezoek": 24, "boodschappen": 15, "stofzuigen": 13, "klusjes": 11, "afspraak_begeleiden": 10},
    **{"post_formulieren": 9, "tuin": 8, "lopen": 7, "computer_telefoon": 6, "autorijden": 6, "koken": 4},
    **{"samen_eten": 5, "hobby": 4, "taal_leren": 3, "huiswerk": 3},
}
_OPEN_WENSEN = {"praatje_bezoek": 12, "boodschappen": 9, "klusjes": 8, "computer_telefoon": 5}
_OPEN_POSTCODES = {"1997": 11, "1995": 10, "1994": 9}
_AANBOD = {
    "tuin": 10,
    "klusjes": 6,
    "autorijden": 8,
    "huiswerk": 8,
    "praatje_bezoek": 4,
    "computer_telefoon": 6,
}
_AANBOD_POSTCODES = {"1993": 13, "1994": 9, "1995": 7, "1997": 5}
VRIJWILLIGERS = 34
_NAMEN = (
    *("Ada", "Boris", "Cato", "Dirk", "Elif", "Frits", "Greet", "Hamid", "Ilse", "Jaap", "Karin", "Leo"),
    *("Marga", "Nico", "Olga", "Pim", "Roos", "Said", "Tineke", "Umar", "Vera", "Wouter", "Yvon", "Zeger"),
    *("Anneke", "Bas", "Corrie", "Daan", "Emma", "Floor", "Gijs", "Hetty", "Ivo", "Joke"),
)
_REDENEN = {
    Weigerreden.GEEN_RUIMTE: 10,
    Weigerreden.TIJD_PAST_NIET: 7,
    Weigerreden.TE_VER: 6,
    Weigerreden.PAST_NIET: 6,
    Weigerreden.NIET_BEREIKBAAR: 2,
    Weigerreden.ANDERS: 1,
}
_CIJFERS = {2: 4, 4: 7, 5: 8, 6: 12, 7: 14, 8: 12, 9: 6, None: 6}
_VOLHOUDEN = {"weken": 8, "maanden": 14, "jaar": 12, "langer": 7, None: 8}


@dataclass(frozen=True)
class _Verhaal:
    """One request while it is told: who works it, and how far time has come."""

    matchmaker: Matchmaker
    door: Coordinator
    referentie: str
    begin: datetime

    def op(self, dagen: float) -> Matchmaker:
        """Give the use cases so many days after the request."""
        return self.matchmaker.at(self.begin + timedelta(days=dagen))


async def load(matchmaker: Matchmaker, door: Coordinator) -> None:
    """Load the year where it is not there yet: all of it, or nothing."""
    async with matchmaker.in_een() as together:
        async with together.store.reading() as work:
            known = await work.hulpvragen.by_key(_sleutel(0))
        if known is None:
            await _vertel(replace(together, post=False), door)  # nobody is told of what is long over


def _sleutel(number: int) -> str:
    return f"demo:jaar:{number}"


async def _vertel(matchmaker: Matchmaker, door: Coordinator) -> None:
    drawn = random.Random(_SEED)  # noqa: S311 - a demonstration, no secret
    package = await matchmaker.exporteer()
    offered = {row["service_id"] for row in package["service_at_location"]}
    services = sorted(
        str(row["id"]) for row in package["service"] if row["status"] == "active" and row["id"] in offered
    )
    for number in range(AANTAL):
        waits = number >= AANTAL - OPEN
        days = drawn.uniform(0.2, _VERS) if waits else drawn.uniform(_VERS, _JAAR)
        begin = matchmaker.clock() - timedelta(days=days)
        told = await matchmaker.at(begin).submit(_aanvraag(drawn, number, begin, waits), _sleutel(number))
        if not waits:
            await _verloop(_Verhaal(matchmaker, door, told.referentie, begin), drawn, services, days)
    for number in range(VRIJWILLIGERS):
        await _vrijwilliger(matchmaker.at(matchmaker.clock() - timedelta(days=20)), drawn, door, number)


def _aanvraag(drawn: random.Random, number: int, begin: datetime, waits: bool) -> dict[str, Any]:
    carer = not waits and drawn.random() < 0.3
    wishes = _OPEN_WENSEN if waits else _WENSEN
    asked = dict.fromkeys(_kies(drawn, wishes) for _ in range(drawn.choice((1, 1, 2))))
    if carer and drawn.random() < 0.5:
        asked["zorg_overnemen"] = None
    return {
        "versie": "1.0",
        "kanaal": "demo",
        "rol": "mantelzorger" if carer else "inwoner",
        "situatie": "Verzonnen hulpvraag, voor de cijfers van de demonstratie.",
        "feiten": [
            {"soort": "wens", "activiteit": one, "citaat": "verzonnen wens", "wie": None, "frequentie": None}
            for one in asked
        ],
        "netwerk": {"kan_meer": "onbekend", "toelichting": None},
        "vrijwilliger_welkom": "ja",
        "mantelzorg": {"belasting": _kies(drawn, _CIJFERS), "volhoudtijd": _kies(drawn, _VOLHOUDEN)}
        if carer
        else None,
        "trede": "algemene_voorziening",
        "signalen": [],
        "contact": {
            "naam": f"Verzonnen inwoner {number + 1}",
            "telefoon": None,
            "email": None,
            "postcode": _kies(drawn, _OPEN_POSTCODES if waits else _POSTCODES),
            "voorkeur": "geen",
        },
        "toestemming": {
            "gegeven": True,
            "tekstversie": "demo",
            "tijdstip": iso(begin),
            "doel": ["een coördinator van de gemeente leest dit en zoekt hulp die past"],
        },
        "samenvatting": "Verzonnen hulpvraag, voor de cijfers van de demonstratie.",
    }


async def _verloop(one: _Verhaal, drawn: random.Random, services: list[str], room: float) -> None:
    """Let a request go its way to the end, in the days there are; without room enough it still waits."""
    ends = drawn.random()
    if ends < 0.08:
        await one.op(drawn.uniform(1, 9)).withdraw(one.referentie)
        return
    first = drawn.uniform(0.2, 3)
    longest = room - first - _NAZORG - 8
    if longest < 1:
        return
    await one.op(first).claim(one.referentie, one.door)
    if ends < 0.25:
        await _verwijs(one, first + 1)
        return
    matched = first + min(drawn.lognormvariate(2.2, 0.9), 75, longest)
    if drawn.random() < 0.4:
        then = one.op((first + matched) / 2)
        asked = await then.stel_voor_aan_dienst(one.referentie, drawn.choice(services), one.door)
        await then.weiger_voorstel(asked.id, _kies(drawn, _REDENEN), one.door)
    await one.op(matched).set_status(one.referentie, "voorgesteld", one.door)
    dossier = await one.op(matched).set_status(one.referentie, "gekoppeld", one.door)
    helper = _kies(drawn, {Uitkomst.HOUDT_STAND: 16, Uitkomst.NIET: 1, None: 1})
    held = Uitkomst.HOUDT_STAND if drawn.random() < 0.88 else Uitkomst.NIET
    calls = [(Soort.HELPER, helper or Uitkomst.GEEN_CONTACT)]
    if helper is None:
        calls.append((Soort.HELPER, Uitkomst.HOUDT_STAND))
    if helper is not Uitkomst.NIET:
        if drawn.random() < 0.12:
            calls.append((Soort.INWONER, Uitkomst.GEEN_CONTACT))
        calls.append((Soort.INWONER, held))
    for soort, outcome in calls:
        dossier = await _bel(one, matched + _NAZORG, dossier, soort, outcome)
    if dossier.hulpvraag.status != Status.AFGEROND:
        await _verwijs(one, matched + _NAZORG)


async def _verwijs(one: _Verhaal, dag: float) -> None:
    dossier = await one.op(dag).set_status(
        one.referentie, "doorverwezen", one.door, reden="andere_organisatie"
    )
    await _bel(one, dag + 7, dossier, Soort.TERUGKOPPELING, Uitkomst.HOUDT_STAND)


async def _bel(one: _Verhaal, dag: float, dossier: Dossier, soort: Soort, uitkomst: Uitkomst) -> Dossier:
    call = next(call for call in dossier.opvolgingen if call.loopt and call.soort is soort)
    return await one.op(dag).noteer_opvolging(call.id, uitkomst, one.door)


async def _vrijwilliger(matchmaker: Matchmaker, drawn: random.Random, door: Coordinator, number: int) -> None:
    seen = matchmaker.vandaag() - timedelta(days=10)
    await matchmaker.voeg_vrijwilliger_toe(
        Gegevens(
            naam=f"{_NAMEN[number % len(_NAMEN)]} Verzonnen",
            telefoon=f"+318500008{number + 1:02}",
            postcode=_kies(drawn, _AANBOD_POSTCODES),
            activiteiten=tuple(dict.fromkeys(_kies(drawn, _AANBOD) for _ in range(2))),
            max_km=2.0,
            maximum=1,
            eigen_woorden="Ik help graag iemand in de buurt.",
        ),
        door,
        sleutel=f"demo:jaar:vrijwilliger:{number}",
        toestemming=True,
        kennismaking=seen,
        vog=seen,
    )


def _kies(drawn: random.Random, weights: dict[Any, int]) -> Any:
    return drawn.choices(list(weights), list(weights.values()))[0]
