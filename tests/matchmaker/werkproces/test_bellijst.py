from __future__ import annotations

from collections.abc import Sequence

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotYours
from matchmaker.core.nazorg.lijst import Belregel
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.werkproces.verloop import gekoppeld, lopend, met_kaart, opgepakt


def _codes(lines: Sequence[Belregel]) -> list[tuple[str, str]]:
    return [(line.hulpvraag.referentie, str(line.opvolging.soort)) for line in lines]


async def test_now_and_later(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """Mine stand on my list, what is due apart from what comes, with who helps; a manager sees those of everybody."""
    carla, _ = await matchmaker.add_coordinator("carla", "Carla", PASSWORD, functie="beheerder")
    early, helper = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=7)
    late, _ = await gekoppeld(matchmaker, anna)
    others, _ = await gekoppeld(matchmaker, bram)
    clock.pass_by(days=7)
    mine = await matchmaker.bellijst(anna)
    assert _codes(mine.nu) == [(early, "inwoner"), (early, "helper")]
    assert [[one.id for one in line.vrijwilligers] for line in mine.nu] == [[], [helper]]
    assert _codes(mine.straks) == [(late, "inwoner"), (late, "helper")]
    assert {code for code, _ in _codes((await matchmaker.bellijst(carla)).straks)} == {late, others}
    assert _codes((await matchmaker.bellijst(bram)).nu) == []


async def test_stuck_and_done(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """Who was not reached too often stands apart; what has its outcome is off the list."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    for _ in range(4):
        one = lopend(await matchmaker.get(referentie))["helper"]
        await matchmaker.noteer_opvolging(one.id, "geen_contact", anna)
    asked = lopend(await matchmaker.get(referentie))["inwoner"]
    await matchmaker.noteer_opvolging(asked.id, "houdt_stand", anna)
    found = await matchmaker.bellijst(anna)
    assert (_codes(found.vast), found.nu, found.straks) == ([(referentie, "helper")], (), ())


async def test_a_service_that_helps(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Where a service helps it is named, so that one knows whom to phone."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna)
    made = await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    await matchmaker.accepteer_voorstel(made.id, anna)
    await matchmaker.set_status(referentie, "gekoppeld", anna)
    (line,) = [one for one in (await matchmaker.bellijst(anna)).straks if one.opvolging.soort == "helper"]
    assert [one.service_id for one in line.diensten] == [MAATJES]


async def test_not_for_a_reader(matchmaker: Matchmaker) -> None:
    """Who reads figures has no list."""
    lezer, _ = await matchmaker.add_coordinator("leo", "Leo", PASSWORD, functie="lezer")
    with pytest.raises(NotYours):
        await matchmaker.bellijst(lezer)
