from __future__ import annotations

from datetime import date

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.dagstart import Dagstart
from matchmaker.core.sociale_kaart.plaats import Plaats
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import BEUKENHOF, LINDENKWARTIER, PASSWORD, TestClock
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend, lopend, opgepakt


def _codes(day: Dagstart) -> dict[str, list[str]]:
    """Map each part of a day list that is not empty to the requests in it."""
    parts = {
        name: [getattr(one, "hulpvraag", one).referentie for one in tasks]
        for name, tasks in vars(day).items()
        if name != "vandaag"
    }
    return {name: codes for name, codes in parts.items() if codes}


async def test_everything_of_one_day(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """Each thing that waits for a coordinator stands in its own part, and in nobody else's list."""
    matched, _ = await gekoppeld(matchmaker, anna)
    resting = await opgepakt(matchmaker, anna)
    clock.pass_by(days=8)
    asked, _, _ = await gevraagd(matchmaker, anna)
    agreed, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.accepteer_voorstel(voorstel, anna)
    clock.pass_by(days=6)
    reported = await opgepakt(matchmaker, anna)
    await matchmaker.noteer_melding(reported, anna, gemeld_op=date(2026, 3, 11))
    urgent = await ingediend(matchmaker, signalen=["geweld"])
    await ingediend(matchmaker)
    await matchmaker.bijwerken()
    day = await matchmaker.dagstart(anna)
    assert _codes(day) == {
        "opvolgingen": [matched, matched],
        "aangenomen": [agreed],
        "verlopend": [asked],
        "claims": [resting],
        "meldingen": [reported],
        "urgent": [urgent],
    }
    assert day.aantal == 7
    assert day.verlopend[0].tot_en_met == date(2026, 3, 17)
    assert day.claims[0].tot_en_met == date(2026, 3, 18)
    assert _codes(await matchmaker.dagstart(bram)) == {"urgent": [urgent]}


async def test_what_is_stuck_stays(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """Who was not reached too often stands apart, until somebody decides."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    for _ in range(4):
        one = lopend(await matchmaker.get(referentie))["helper"]
        await matchmaker.noteer_opvolging(one.id, "geen_contact", anna)
    clock.pass_by(days=100)
    day = await matchmaker.dagstart(anna)
    assert [(task.opvolging.soort, task.opvolging.staat) for task in day.vast] == [("helper", "vast")]
    assert [task.opvolging.soort for task in day.opvolgingen] == ["inwoner"]


async def test_the_wijken_that_are_mine(matchmaker: Matchmaker, clock: TestClock) -> None:
    """Urgent news stands in the list of whose wijk it is; what has no wijk, or nobody's, in everybody's."""
    await matchmaker.vervang_plaatsen(
        [LINDENKWARTIER, BEUKENHOF, Plaats("1999", "Elders", "x", "y", 52.3, 5.3)]
    )
    contact = aanvraag()["contact"]
    lists: dict[str, Coordinator] = {}
    for name, wijk in (("lin", "Lindenkwartier"), ("beu", "Beukenhof")):
        lists[name] = (await matchmaker.add_coordinator(name, name, PASSWORD, wijken=[wijk]))[0]
    made = {
        postcode: await ingediend(
            matchmaker, signalen=["geweld"], contact=contact | {"postcode": postcode} if postcode else None
        )
        for postcode in ("1997", "1998", "1999", "")
    }
    for name, own in (("lin", "1997"), ("beu", "1998")):
        seen = {one.referentie for one in (await matchmaker.dagstart(lists[name])).urgent}
        assert seen == {made[own], made["1999"], made[""]}


async def test_a_holder_keeps_what_was_handed_over(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """With a request its calls go to the colleague."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    await matchmaker.draag_over(referentie, "bram", anna)
    assert _codes(await matchmaker.dagstart(anna)) == {}
    assert _codes(await matchmaker.dagstart(bram)) == {"opvolgingen": [referentie, referentie]}
