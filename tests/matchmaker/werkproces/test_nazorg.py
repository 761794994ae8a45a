from __future__ import annotations

from datetime import date

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import HeldBy, InvalidRequest, NotFound, NotPossible
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.werkproces.verloop import gekoppeld, lopend, opgepakt, regels


async def test_both_are_phoned_after_two_weeks(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A match plans a call to each of both, fourteen days on."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    planned = lopend(await matchmaker.get(referentie))
    assert {soort: one.op for soort, one in planned.items()} == {
        "inwoner": date(2026, 3, 16),
        "helper": date(2026, 3, 16),
    }


async def test_closed_only_when_both_say_it_holds(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """The first yes is not enough; with the second the request is closed by itself, and the volunteer goes on."""
    referentie, vrijwilliger = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    planned = lopend(await matchmaker.get(referentie))
    dossier = await matchmaker.noteer_opvolging(planned["inwoner"].id, "houdt_stand", anna, "heel blij")
    assert dossier.hulpvraag.status == "nazorg"
    dossier = await matchmaker.noteer_opvolging(planned["helper"].id, "houdt_stand", anna)
    assert dossier.hulpvraag.status == "afgerond"
    assert regels(dossier)[-4:] == [
        ("nazorg", "Anna Verzonnen", "nazorg_begint"),
        ("opvolging", "Anna Verzonnen", "houdt_stand"),
        ("opvolging", "Anna Verzonnen", "houdt_stand"),
        ("afgerond", "Anna Verzonnen", "houdt_stand"),
    ]
    assert len((await matchmaker.vrijwilliger(vrijwilliger)).koppelingen) == 1


@pytest.mark.parametrize("who", ["inwoner", "helper"])
async def test_one_no_brings_it_back(matchmaker: Matchmaker, anna: Coordinator, who: str) -> None:
    """When one says it does not hold it is in hand again with why, the match ends, nothing is left to phone."""
    referentie, vrijwilliger = await gekoppeld(matchmaker, anna)
    planned = lopend(await matchmaker.get(referentie))
    dossier = await matchmaker.noteer_opvolging(planned[who].id, "niet", anna, "het klikte niet")
    last = dossier.geschiedenis[-1]
    assert (last.naar, last.reden, last.toelichting) == (
        *("in_behandeling", "houdt_niet_stand"),
        "het klikte niet",
    )
    assert lopend(dossier) == {}
    assert (await matchmaker.vrijwilliger(vrijwilliger)).koppelingen == ()
    again = await matchmaker.stel_voor_aan_vrijwilliger(referentie, vrijwilliger, anna)
    assert again.staat == "open"


async def test_three_more_attempts_and_then_stuck(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Who is not reached is phoned again after three working days, three times; then a coordinator has to decide."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    days = []
    for _ in range(4):
        one = lopend(await matchmaker.get(referentie))["inwoner"]
        days.append((one.op, one.staat))
        clock.now = clock.now.replace(month=one.op.month, day=one.op.day)
        await matchmaker.noteer_opvolging(one.id, "geen_contact", anna)
    assert days == [(date(2026, 3, day), "open") for day in (16, 19, 24, 27)]
    stuck = lopend(await matchmaker.get(referentie))["inwoner"]
    assert (stuck.staat, stuck.poging) == ("vast", 4)
    dossier = await matchmaker.noteer_opvolging(stuck.id, "geen_contact", anna)
    assert lopend(dossier)["inwoner"].staat == "vast"
    later = await matchmaker.verzet_opvolging(
        lopend(dossier)["inwoner"].id, date(2026, 4, 20), anna, "na de vakantie"
    )
    one = lopend(later)["inwoner"]
    assert (one.staat, one.op, one.poging) == ("open", date(2026, 4, 20), 0)


async def test_a_coordinator_who_closes_says_that_both_are_content(
    matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """`afgerond` by the status alone records what was still to be asked, with who said so."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    await matchmaker.set_status(referentie, "nazorg", anna)
    dossier = await matchmaker.set_status(referentie, "afgerond", anna)
    assert [(one.uitkomst, one.door) for one in dossier.opvolgingen] == [
        ("houdt_stand", "Anna Verzonnen")
    ] * 2


@pytest.mark.parametrize(
    ("outcome", "status", "why"),
    [("houdt_stand", "afgerond", "houdt_stand"), ("niet", "in_behandeling", "niet_opgepakt")],
)
async def test_a_referral_asks_what_came_of_it(
    matchmaker: Matchmaker, anna: Coordinator, outcome: str, status: str, why: str
) -> None:
    """After ten working days the partner is asked; what they say closes it or brings it back."""
    referentie = await opgepakt(matchmaker, anna)
    dossier = await matchmaker.set_status(referentie, "doorverwezen", anna, reden="wijkteam")
    asked = lopend(dossier)
    assert {soort: one.op for soort, one in asked.items()} == {"terugkoppeling": date(2026, 3, 16)}
    dossier = await matchmaker.noteer_opvolging(asked["terugkoppeling"].id, outcome, anna)
    assert (dossier.hulpvraag.status, dossier.geschiedenis[-1].reden) == (status, why)


async def test_who_may_not(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """Only the holder notes an outcome, one that there is, once; and no call is put off for ever."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    one = lopend(await matchmaker.get(referentie))["inwoner"]
    with pytest.raises(HeldBy):
        await matchmaker.noteer_opvolging(one.id, "niet", bram)
    with pytest.raises(InvalidRequest):
        await matchmaker.noteer_opvolging(one.id, "misschien", anna)
    with pytest.raises(NotFound):
        await matchmaker.noteer_opvolging(99, "niet", anna)
    for day in (date(2026, 3, 1), date(2026, 9, 1)):
        with pytest.raises(InvalidRequest):
            await matchmaker.verzet_opvolging(one.id, day, anna)
    await matchmaker.noteer_opvolging(one.id, "houdt_stand", anna)
    for call in (
        matchmaker.noteer_opvolging(one.id, "niet", anna),
        matchmaker.verzet_opvolging(one.id, date(2026, 3, 20), anna),
    ):
        with pytest.raises(NotPossible):
            await call


async def test_withdrawn_leaves_nothing_to_phone(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who withdraws is not phoned any more, and what was said in calls is gone."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    one = lopend(await matchmaker.get(referentie))["inwoner"]
    await matchmaker.noteer_opvolging(one.id, "geen_contact", anna, "Truus in het ziekenhuis")
    await matchmaker.withdraw(referentie)
    dossier = await matchmaker.get(referentie)
    assert lopend(dossier) == {}
    assert not any(one.toelichting for one in dossier.opvolgingen)
