from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.overzicht.port import Bereik
from matchmaker.core.termijnen import begin_van
from tests.matchmaker.aanvragen import feit
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.overzicht.bevolking import (
    MOLENVELD,
    bel,
    koppel,
    met_wijken,
    verwijs,
    vragen,
    wensen,
)
from tests.matchmaker.vrijwilligers.gegevens import aanbod, toegevoegd
from tests.matchmaker.werkproces.verloop import gevraagd, ingediend

MAART = [begin_van(datetime(2026, month, 1, tzinfo=UTC).date()) for month in (3, 4)]
BEREIK = Bereik(*MAART)
ELDERS = Bereik(*MAART, niet_wijken=("Molenveld",))


@pytest.fixture(autouse=True)
async def wijken(matchmaker: Matchmaker) -> None:
    """Two wijken."""
    await met_wijken(matchmaker)


async def test_what_was_asked(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """By wijk, area and month each request counts once; of what was withdrawn only that; an offer asks nothing."""
    one, two, three = await vragen(
        matchmaker, 3, feiten=[*wensen("koken", "samen_eten"), feit("zelf", "tuin", "x")]
    )
    four, five = await vragen(matchmaker, 2, MOLENVELD, feiten=wensen("tuin", "koken"))
    (six,) = await vragen(matchmaker, 1, None, feiten=[feit("lastig", "tuin", "x")])
    await ingediend(matchmaker, **aanbod())
    await koppel(matchmaker, anna, [one, two, four])
    await verwijs(matchmaker, anna, [three])
    await matchmaker.set_status(two, "in_behandeling", anna)  # it did not hold
    await matchmaker.withdraw(four)
    clock.pass_by(days=31)  # April
    await vragen(matchmaker, 1)

    async with matchmaker.store.reading() as work:
        found = await work.tellingen.gevraagd(BEREIK, MAART[:1])
        here = await work.tellingen.gevraagd(ELDERS, MAART[:1])
        both = await work.tellingen.gevraagd(Bereik(MAART[0], begin_van(datetime(2026, 5, 1).date())), MAART)
    assert found.per_wijk == {
        ("Lindenkwartier", "gekoppeld"): 2,
        ("Lindenkwartier", "doorverwezen"): 1,
        ("Molenveld", "ingetrokken"): 1,
        ("Molenveld", "bezig"): 1,
        (None, "bezig"): 1,
    }
    assert found.per_leefgebied == {
        ("maaltijden", "gekoppeld"): 2,
        ("maaltijden", "doorverwezen"): 1,
        ("maaltijden", "bezig"): 1,
        ("klussen", "bezig"): 2,
    }
    assert found.per_maand == {0: 6}
    assert {wijk for wijk, _ in here.per_wijk} == {"Lindenkwartier", None}
    assert here.per_maand == {0: 4}
    assert both.per_maand == {0: 6, 1: 1}
    assert six != five


async def test_how_long_it_took(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """From the request to its first match, by when that was; the middle of an even number lies between two."""
    codes = await vragen(matchmaker, 5)
    await vragen(matchmaker, 1)
    clock.pass_by(days=2)
    await koppel(matchmaker, anna, codes[:1])
    clock.pass_by(days=5)
    await koppel(matchmaker, anna, codes[1:2])  # exactly a week
    clock.pass_by(hours=1)
    await koppel(matchmaker, anna, codes[2:3])
    clock.pass_by(days=13)
    await koppel(matchmaker, anna, codes[3:4])
    await matchmaker.withdraw(codes[4])
    await matchmaker.set_status(codes[0], "in_behandeling", anna)
    await matchmaker.set_status(codes[0], "voorgesteld", anna)
    await matchmaker.set_status(codes[0], "gekoppeld", anna)  # again: the first one counts

    async with matchmaker.store.reading() as work:
        found = await work.tellingen.wachten(BEREIK)
        nothing = await work.tellingen.wachten(Bereik(MAART[1], begin_van(datetime(2026, 5, 1).date())))
    assert found.aantallen == {"week": 2, "twee_weken": 1, "vier_weken": 1}
    assert found.mediaan == pytest.approx((7 + 7 + 1 / 24) / 2)
    assert (nothing.aantallen, nothing.mediaan) == ({}, None)


async def test_what_carers_say(matchmaker: Matchmaker) -> None:
    """The marks in groups, and how long they can keep it up; who said nothing is counted so."""
    told = [(0, "langer"), (3, "jaar"), (4, None), (7, "weken"), (8, "week"), (10, "week"), (None, None)]
    for mark, how_long in told:
        mantelzorg = {"belasting": mark, "volhoudtijd": how_long}
        await vragen(matchmaker, 1, rol="mantelzorger", mantelzorg=mantelzorg)
    await vragen(matchmaker, 1)
    gone = await vragen(matchmaker, 1, rol="mantelzorger", mantelzorg={"belasting": 9})
    await matchmaker.withdraw(gone[0])

    async with matchmaker.store.reading() as work:
        found = await work.tellingen.mantelzorgers(BEREIK)
    assert found.belasting == {"licht": 2, "matig": 1, "zwaar": 1, "te_zwaar": 2, "onbekend": 1}
    assert found.volhoudtijd == {"week": 2, "weken": 1, "jaar": 1, "langer": 1, None: 2}


async def test_why_not(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Declined proposals by reason and to whom; an open one, and one of a withdrawn request, are not counted."""
    for reason in ("te_ver", "te_ver", "anders"):
        _, voorstel, _ = await gevraagd(matchmaker, anna)
        await matchmaker.weiger_voorstel(voorstel, reason, anna)
    gone, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.weiger_voorstel(voorstel, "anders", anna)
    await matchmaker.withdraw(gone)
    await gevraagd(matchmaker, anna)

    async with matchmaker.store.reading() as work:
        found = await work.tellingen.weigeringen(BEREIK)
        elsewhere = await work.tellingen.weigeringen(Bereik(*MAART, niet_wijken=("Lindenkwartier",)))
    assert found == {("te_ver", True): 2, ("anders", True): 1}
    assert elsewhere == {}


async def test_what_aftercare_found(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Each call that was made, by who was asked and what came out."""
    one, two = await vragen(matchmaker, 2)
    await koppel(matchmaker, anna, [one, two])
    await bel(matchmaker, anna, one, inwoner="houdt_stand", helper="geen_contact")
    await bel(matchmaker, anna, one, helper="houdt_stand")
    await bel(matchmaker, anna, two, inwoner="niet")

    async with matchmaker.store.reading() as work:
        found = await work.tellingen.nazorg(BEREIK)
    assert found == {
        ("inwoner", "houdt_stand"): 1,
        ("inwoner", "niet"): 1,
        ("helper", "geen_contact"): 1,
        ("helper", "houdt_stand"): 1,
    }


async def test_demand_and_supply(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Each request and each volunteer counts once by wijk, and at each activity; as `vraag_en_aanbod` counts them."""
    await vragen(matchmaker, 2, feiten=[*wensen("tuin", "lopen"), *wensen("tuin")])
    await vragen(matchmaker, 1, MOLENVELD, feiten=wensen("koken"))
    await vragen(matchmaker, 1, None, feiten=wensen("koken"))
    await vragen(matchmaker, 1, feiten=wensen("koken"), vrijwilliger_welkom="nee")
    await toegevoegd(matchmaker, anna, activiteiten=("lopen", "koken"))
    await toegevoegd(matchmaker, anna, activiteiten=("lopen",), lopend=1)

    async with matchmaker.store.reading() as work:
        demand, supply = await work.tellingen.vragen(BEREIK), await work.tellingen.vrijwilligers(BEREIK)
        here = await work.tellingen.vragen(ELDERS)
    assert demand.per_wijk == {"Lindenkwartier": 2, "Molenveld": 1, None: 1}
    assert demand.per_activiteit[("Lindenkwartier", "tuin")] == 2
    assert supply.per_wijk == {"Lindenkwartier": 1}
    assert "Molenveld" not in here.per_wijk
    whole = (await matchmaker.vraag_en_aanbod()).tellingen
    assert {(one.wijk, one.activiteit): one.vragen for one in whole if one.vragen} == demand.per_activiteit
    assert {
        (one.wijk, one.activiteit): one.vrijwilligers for one in whole if one.vrijwilligers
    } == supply.per_activiteit
