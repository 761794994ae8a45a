from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from sqlalchemy import delete

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.bijwerken import Bijgewerkt
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Work
from matchmaker.store.engine import open_engine
from matchmaker.store.nazorg.tables import opvolging
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.werkproces.verloop import (
    gekoppeld,
    gevraagd,
    ingediend,
    lopend,
    met_kaart,
    opgepakt,
    regels,
)

NOTHING = Bijgewerkt(0, 0, 0, 0, 0, 0, 0)


async def test_a_claim_that_rests_comes_back(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """After five working days without a step the holder is warned, after two more it is in the queue again."""
    referentie = await opgepakt(matchmaker, anna)  # Monday 2 March
    for day, status, warned in [
        (9, "in_behandeling", False),
        (10, "in_behandeling", True),
        (12, "in_behandeling", True),
        (13, "nieuw", False),
    ]:
        clock.now = clock.now.replace(day=day)
        await matchmaker.bijwerken()
        found = (await matchmaker.get(referentie)).hulpvraag
        assert (day, found.status, found.gewaarschuwd_op is not None) == (day, status, warned)
    dossier = await matchmaker.get(referentie)
    assert regels(dossier)[-2:] == [
        ("gewaarschuwd", "systeem", None),
        ("nieuw", "systeem", "claim_verlopen"),
    ]
    assert dossier.geschiedenis[-2].toelichting == (
        "Er gebeurde 5 werkdagen niets. Na 12 maart gaat de hulpvraag terug naar de wachtrij."
    )
    await matchmaker.claim(referentie, bram)


@pytest.mark.parametrize("what", ["note", "call", "step", "hand over"])
async def test_work_takes_the_warning_away(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock, what: str
) -> None:
    """A note, a call, a step or another holder: it does not rest, and is not warned of again that day."""
    referentie = await opgepakt(matchmaker, anna)
    clock.pass_by(days=8)
    await matchmaker.bijwerken()
    if what == "note":
        await matchmaker.note(referentie, bram, "Truus belde.")
    elif what == "call":
        await matchmaker.noteer_gesprek(referentie, "inwoner", "geen_gehoor", anna)
    elif what == "step":
        await matchmaker.set_status(referentie, "uitvraag", anna)
    else:
        await matchmaker.draag_over(referentie, "bram", anna)
    assert (await matchmaker.get(referentie)).hulpvraag.gewaarschuwd_op is None
    clock.pass_by(days=5)
    assert await matchmaker.bijwerken() == NOTHING


async def test_a_proposal_without_an_answer(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """A proposal expires with its term, the request is in hand again, the volunteer can be asked anew."""
    referentie, _, vrijwilliger = await gevraagd(matchmaker, anna)
    clock.now = clock.now.replace(day=9)
    assert await matchmaker.bijwerken() == NOTHING
    clock.now = clock.now.replace(day=10)
    assert (await matchmaker.bijwerken()).verlopen == 1
    dossier = await matchmaker.get(referentie)
    assert (dossier.hulpvraag.status, dossier.voorstellen[0].staat) == ("in_behandeling", "verlopen")
    assert regels(dossier)[-1] == ("in_behandeling", "systeem", "voorstel_verlopen")
    assert dossier.hulpvraag.houder is not None
    await matchmaker.stel_voor_aan_vrijwilliger(referentie, vrijwilliger, anna)


async def test_one_of_two_expires(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """While another proposal is open the request stays proposed."""
    await met_kaart(matchmaker)
    referentie, _, _ = await gevraagd(matchmaker, anna)
    clock.pass_by(days=4)
    await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    clock.pass_by(days=5)
    assert (await matchmaker.bijwerken()).verlopen == 1
    dossier = await matchmaker.get(referentie)
    assert dossier.hulpvraag.status == "voorgesteld"
    assert [one.staat for one in dossier.voorstellen] == ["verlopen", "open"]


async def test_a_volunteer_who_left(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A proposal to somebody who was removed does not wait for its term."""
    referentie, _, vrijwilliger = await gevraagd(matchmaker, anna)
    await matchmaker.verwijder_vrijwilliger(vrijwilliger, anna)
    assert (await matchmaker.bijwerken()).verlopen == 1
    dossier = await matchmaker.get(referentie)
    assert (dossier.hulpvraag.status, dossier.voorstellen[0].staat) == ("in_behandeling", "ingetrokken")


async def test_a_yes_outlives_the_claim(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """When the holder lets a yes rest, a colleague who takes it up finds the yes, and matches with it."""
    referentie, voorstel, vrijwilliger = await gevraagd(matchmaker, anna)
    await matchmaker.accepteer_voorstel(voorstel, anna)
    for _ in range(2):
        clock.pass_by(days=8)
        await matchmaker.bijwerken()
    assert (await matchmaker.get(referentie)).hulpvraag.status == "nieuw"
    await matchmaker.claim(referentie, bram)
    assert [task.voorstel.id for task in (await matchmaker.dagstart(bram)).aangenomen] == [voorstel]
    dossier = await matchmaker.set_status(referentie, "voorgesteld", bram)
    assert dossier.geschiedenis[-1].toelichting is None
    await matchmaker.set_status(referentie, "gekoppeld", bram)
    assert [one.id for one in await matchmaker.vrijwilligers_bij(referentie)] == [vrijwilliger]


async def test_nazorg_begins_by_itself(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """On the fourteenth day the request is in nazorg."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=13)
    assert await matchmaker.bijwerken() == NOTHING
    clock.pass_by(days=1)
    assert (await matchmaker.bijwerken()).nazorg == 1
    assert regels(await matchmaker.get(referentie))[-1] == ("nazorg", "systeem", "nazorg_begint")


@pytest.mark.parametrize(("status", "kinds"), [("gekoppeld", 2), ("doorverwezen", 1)])
async def test_what_nobody_planned(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock, status: str, kinds: int
) -> None:
    """What was matched or referred before there were follow-ups gets them, from the day of that step."""
    referentie = await opgepakt(matchmaker, anna)
    for step in ("voorgesteld", status):
        await matchmaker.set_status(referentie, step, anna)
    engine = open_engine(settings.store_url())
    async with engine.begin() as connection:
        await connection.execute(delete(opvolging))
    await engine.dispose()
    clock.pass_by(days=7)
    assert (await matchmaker.bijwerken()).gepland == 1
    planned = lopend(await matchmaker.get(referentie))
    assert [one.op for one in planned.values()] == [date(2026, 3, 16)] * kinds
    assert await matchmaker.bijwerken() == NOTHING


async def test_several_at_once_do_it_once(
    matchmaker: Matchmaker,
    opened: Callable[[], Awaitable[Matchmaker]],
    anna: Coordinator,
    clock: TestClock,
) -> None:
    """Sweeps of several processes at the same moment, and again, leave one line of each thing."""
    others = [await opened() for _ in range(3)]
    resting = [await opgepakt(matchmaker, anna) for _ in range(4)]
    asked = [(await gevraagd(matchmaker, anna))[0] for _ in range(4)]
    matched = [(await gekoppeld(matchmaker, anna))[0] for _ in range(4)]
    clock.pass_by(days=15)
    done = await asyncio.gather(*(side.bijwerken() for side in (matchmaker, *others)))
    assert sum(one.mislukt for one in done) == 0
    total = [sum(getattr(one, name) for one in done) for name in ("verlopen", "gewaarschuwd", "nazorg")]
    assert total == [4, 4, 4]
    assert await matchmaker.bijwerken() == NOTHING
    for codes, last in ((resting, "gewaarschuwd"), (asked, "in_behandeling"), (matched, "nazorg")):
        for code in codes:
            lines = [name for name, who, _ in regels(await matchmaker.get(code)) if who == "systeem"]
            assert lines.count(last) == 1
    for one in others:
        await one.close()


async def test_what_goes_wrong_keeps_nothing_waiting(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One request that fails is counted, the others are done, and the next sweep tries it again."""
    bad = await opgepakt(matchmaker, anna)
    good = await opgepakt(matchmaker, anna)
    id = (await matchmaker.get(bad)).hulpvraag.id
    clock.pass_by(days=8)
    warn = type(matchmaker)._waarschuw

    async def fails(self: Matchmaker, work: Work, found: object) -> bool:
        if getattr(found, "id", None) == id:
            raise RuntimeError
        return await warn(self, work, found)  # type: ignore[arg-type]

    monkeypatch.setattr(type(matchmaker), "_waarschuw", fails)
    done = await matchmaker.bijwerken()
    assert (done.gewaarschuwd, done.mislukt) == (1, 1)
    monkeypatch.undo()
    assert (await matchmaker.bijwerken()).gewaarschuwd == 1
    assert (await matchmaker.get(good)).hulpvraag.gewaarschuwd_op is not None


async def test_new_requests_are_left_alone(matchmaker: Matchmaker, clock: TestClock) -> None:
    """What nobody has claimed stays in the queue, however long."""
    await ingediend(matchmaker)
    clock.pass_by(days=100)
    assert await matchmaker.bijwerken() == NOTHING
