from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import InvalidStep, NotFound
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import TestClock


async def test_note_by_a_colleague(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """A colleague may write a note on what another holds."""
    made = await matchmaker.submit(aanvraag(), "1")
    await matchmaker.claim(made.referentie, anna)
    dossier = await matchmaker.note(made.referentie, bram, "Belde mij terug.")
    last = dossier.geschiedenis[-1]
    assert (last.soort, last.door, last.toelichting) == ("notitie", "Bram Verzonnen", "Belde mij terug.")


async def test_no_note_after_withdrawal(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """After withdrawal nothing about the person is written down."""
    made = await matchmaker.submit(aanvraag(), "1")
    await matchmaker.withdraw(made.referentie)
    with pytest.raises(InvalidStep):
        await matchmaker.note(made.referentie, anna, "Belde mij terug.")


async def test_unknown_referentie(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Every use case says that there is no such request."""
    calls = [
        matchmaker.get("x"),
        matchmaker.claim("x", anna),
        matchmaker.set_status("x", "uitvraag", anna),
        matchmaker.note("x", anna, "x"),
        matchmaker.suggestions("x"),
        matchmaker.withdraw("x"),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            await call


async def test_withdrawal_goes_over_a_step_at_the_same_moment(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator
) -> None:
    """When the person withdraws while a coordinator moves on, it is withdrawn and wiped in the end."""
    other = await opened()
    for number in range(10):
        made = await matchmaker.submit(aanvraag(), str(number))
        await matchmaker.claim(made.referentie, anna)
        step = other.set_status(made.referentie, "uitvraag", anna, "Truus niet bereikt")
        outcomes = await asyncio.gather(step, matchmaker.withdraw(made.referentie), return_exceptions=True)
        assert isinstance(outcomes[0], InvalidStep) or not isinstance(outcomes[0], BaseException)
        dossier = await matchmaker.get(made.referentie)
        assert (dossier.hulpvraag.status, dossier.hulpvraag.contact) == ("ingetrokken", None)
        assert all(line.toelichting is None for line in dossier.geschiedenis)
    await other.close()


async def test_same_step_twice_at_the_same_moment(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator
) -> None:
    """A step that is sent twice at once stands in the history once."""
    other = await opened()
    made = await matchmaker.submit(aanvraag(), "1")
    sides = [matchmaker, other] * 4
    await asyncio.gather(*(side.set_status(made.referentie, "uitvraag", anna, "x") for side in sides))
    await other.close()
    dossier = await matchmaker.get(made.referentie)
    assert [line.naar for line in dossier.geschiedenis] == ["nieuw", "uitvraag"]


async def test_pages_while_the_queue_changes(matchmaker: Matchmaker, clock: TestClock) -> None:
    """Page by page comes what one large page gives, over all levels; what comes in or is closed changes none of it."""
    made = []
    for number, signals in enumerate([[], ["eenzaam"], ["geweld"], [], ["eenzaam"], [], ["geweld"], []]):
        made.append((await matchmaker.submit(aanvraag(signalen=signals), str(number))).referentie)
        clock.pass_by(minutes=number % 2)  # some at the same moment
    whole = [one.referentie for one in (await matchmaker.queue(limit=50)).hulpvragen]
    assert set(whole) == set(made)
    seen, place = list[str](), None
    while page := await matchmaker.queue(cursor=place, limit=2):
        seen += [one.referentie for one in page.hulpvragen]
        if (place := page.next) is None:
            break
        await matchmaker.submit(aanvraag(signalen=["geweld"]), f"more-{len(seen)}")  # before all that is left
        await matchmaker.withdraw(seen[-1])
    assert [one for one in seen if one in made] == whole
    assert len(seen) == len(set(seen))
