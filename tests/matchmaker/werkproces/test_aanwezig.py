from __future__ import annotations

from datetime import timedelta

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotYours
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.werkproces.verloop import ingediend


async def test_two_at_one_request_see_each_other(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """Who opens a request sees who else opened it in the past minutes, never themselves; another request is quiet."""
    one, other = await ingediend(matchmaker), await ingediend(matchmaker)
    assert await matchmaker.kijkt(one, anna) == ()
    begin = clock()
    clock.pass_by(minutes=4)
    assert [(seen.naam, seen.gezien_op) for seen in await matchmaker.kijkt(one, bram)] == [(anna.naam, begin)]
    assert [seen.naam for seen in await matchmaker.kijkt(one, anna)] == [bram.naam]
    assert await matchmaker.kijkt(other, bram) == ()


async def test_it_passes(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """After ten minutes somebody is not seen there any more; who opens it again is."""
    one = await ingediend(matchmaker)
    await matchmaker.kijkt(one, anna)
    clock.pass_by(minutes=9)
    assert len(await matchmaker.kijkt(one, bram)) == 1
    clock.pass_by(minutes=1)
    assert await matchmaker.kijkt(one, bram) == ()
    await matchmaker.kijkt(one, anna)
    assert [seen.gezien_op for seen in await matchmaker.kijkt(one, bram)] == [clock()]


async def test_the_sweep_removes_it(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """Who looked at what is not kept until somebody looks again: after ten minutes the sweep removes it."""
    one, begin = await ingediend(matchmaker), clock()
    await matchmaker.kijkt(one, anna)
    clock.pass_by(minutes=1)
    await matchmaker.kijkt(one, bram)
    id = (await matchmaker.get(one)).hulpvraag.id

    async def kept() -> list[str]:
        async with matchmaker.store.reading() as work:
            return [seen.naam for seen in await work.aanwezigen.bij(id, begin - timedelta(days=1))]

    clock.pass_by(minutes=8, seconds=59)
    await matchmaker.bijwerken()
    assert await kept() == [bram.naam, anna.naam]
    clock.pass_by(seconds=1)
    await matchmaker.bijwerken()
    assert await kept() == [bram.naam]
    clock.pass_by(minutes=1)
    await matchmaker.bijwerken()
    assert await kept() == []


async def test_who_may_not_see_it_leaves_no_trace(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who reads figures does not open requests, and is not seen at one."""
    lezer, _ = await matchmaker.add_coordinator("leo", "Leo", PASSWORD, functie="lezer")
    one = await ingediend(matchmaker)
    with pytest.raises(NotYours):
        await matchmaker.kijkt(one, lezer)
    assert await matchmaker.kijkt(one, anna) == ()
