from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from matchmaker.bootstrap import Matchmaker, Settings, keys_of
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotFound
from matchmaker.store.engine import open_engine
from matchmaker.store.tables import metadata
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.vrijwilligers.gegevens import aanbod, toegevoegd
from tests.matchmaker.werkproces.verloop import gevraagd


async def _everything(settings: Settings) -> str:
    """Give all rows of all tables of volunteers as text, what is sealed opened."""
    engine = open_engine(settings.store_url(), keys_of(settings))
    rows = []
    async with engine.connect() as connection:
        for name in ("vrijwilliger", "vrijwilliger_activiteit", "koppeling", "vrijwilliger_gebeurtenis"):
            found = await connection.execute(select(metadata.tables[name]))
            rows += [str(tuple(row)) for row in found]
        words = (await connection.execute(text("SELECT count(*) FROM vrijwilliger_contactwoord"))).scalar()
    await engine.dispose()
    return "\n".join([*rows, f"{words} vindwoorden"])


async def test_removed_whole(matchmaker: Matchmaker, settings: Settings, anna: Coordinator) -> None:
    """After removal no table has anything of the person: no contact, words, wishes, matches or notes."""
    asked = await matchmaker.submit(aanvraag(), "1")
    one = await toegevoegd(matchmaker, anna)
    await matchmaker.koppel(one.id, anna, asked.referentie)
    await matchmaker.noteer_contact(one.id, "Gerda was ziek.", anna)
    before = await _everything(settings)
    assert "4 vindwoorden" in before
    said = ("Gerda", "0901", "voorbeeld.example", "1997", "radio", "stofzuigen", "Linden", "ochtend", "ziek")
    assert all(words in before for words in said)
    await matchmaker.verwijder_vrijwilliger(one.id, anna)
    after = await _everything(settings)
    assert [words for words in said if words in after] == []
    assert "0 vindwoorden" in after
    assert await matchmaker.vrijwilligers_bij(asked.referentie) == ()


@pytest.mark.parametrize("ended", ["yes", "yes, then withdrawn", "no", "withdrawn"])
async def test_what_they_answered_goes_too(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock, ended: str
) -> None:
    """Words with an answer go from the proposal and from the history of the request; those of another stay."""
    referentie, voorstel, one = await gevraagd(matchmaker, anna)
    clock.pass_by(minutes=1)
    if ended == "no":
        await matchmaker.weiger_voorstel(voorstel, "te_ver", anna, "Gerda van nummer 9 is ziek.")
    elif ended.startswith("yes"):
        await matchmaker.accepteer_voorstel(voorstel, anna, "Gerda van nummer 9 komt graag.")
    clock.pass_by(minutes=1)
    if ended.endswith("withdrawn"):
        await matchmaker.trek_voorstel_in(voorstel, anna, "Gerda is ziek.")
    kept = {"een vrijwilliger"}
    if ended != "yes":
        other = await toegevoegd(matchmaker, anna)
        second = await matchmaker.stel_voor_aan_vrijwilliger(referentie, other.id, anna)
        clock.pass_by(minutes=1)
        await matchmaker.weiger_voorstel(second.id, "anders", anna, "Hans verhuist.")
        kept.add("een vrijwilliger: Hans verhuist.")
    before = await matchmaker.get(referentie)
    assert "Gerda" in str([line.toelichting for line in before.geschiedenis])
    await matchmaker.verwijder_vrijwilliger(one, anna)
    after = await matchmaker.get(referentie)
    said = [(line.soort, line.toelichting) for line in after.geschiedenis]
    assert "Gerda" not in str(said)
    assert [soort for soort, _ in said] == [line.soort for line in before.geschiedenis]
    assert {words for soort, words in said if soort.startswith("voorstel_")} == kept
    words = [made.toelichting for made in after.voorstellen]
    assert words == ([None] if ended == "yes" else [None, "Hans verhuist."])


async def test_the_offer_goes_with_the_volunteer(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Removing somebody who came by the chat wipes their request as well: it says who they are."""
    made = await matchmaker.submit(aanbod(), "1")
    one = await matchmaker.vrijwilliger_van(made.referentie)
    assert one is not None
    await matchmaker.verwijder_vrijwilliger(one.id, anna)
    left = await matchmaker.get(made.referentie)
    assert (left.hulpvraag.status, left.hulpvraag.contact, left.hulpvraag.feiten) == ("ingetrokken", None, ())
    assert left.geschiedenis[-1].door == "Anna Verzonnen"


async def test_removed_after_two_years_without_contact(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Twenty-four months to the day after the last contact a volunteer is removed, not before."""
    one = await toegevoegd(matchmaker, anna)
    clock.now = datetime(2026, 8, 31, 12, tzinfo=UTC)
    await matchmaker.noteer_contact(one.id, "", anna)
    clock.now = datetime(2028, 8, 31, 12, tzinfo=UTC)
    assert await matchmaker.ruim_vrijwilligers_op() == 0
    clock.pass_by(seconds=1)
    assert await matchmaker.ruim_vrijwilligers_op() == 1
    assert await matchmaker.ruim_vrijwilligers_op() == 0
    with pytest.raises(NotFound):
        await matchmaker.vrijwilliger(one.id)


async def test_not_who_helps_somebody(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """While a match runs nobody is removed; from its end it takes two years again."""
    one = await toegevoegd(matchmaker, anna, lopend=1)
    clock.pass_by(days=5 * 365)
    assert await matchmaker.ruim_vrijwilligers_op() == 0
    (match,) = (await matchmaker.vrijwilliger(one.id)).koppelingen
    await matchmaker.ontkoppel(one.id, match.id, anna)
    assert await matchmaker.ruim_vrijwilligers_op() == 0
    clock.pass_by(days=2 * 365 + 2)
    assert await matchmaker.ruim_vrijwilligers_op() == 1


async def test_a_withdrawn_request_was_contact(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Where the person who was helped withdraws, the match ends on that day, and whom it was with is forgotten."""
    asked = await matchmaker.submit(aanvraag(), "1")
    one = await toegevoegd(matchmaker, anna)
    await matchmaker.koppel(one.id, anna, asked.referentie)
    clock.pass_by(days=400)
    await matchmaker.withdraw(asked.referentie)
    dossier = await matchmaker.vrijwilliger(one.id)
    assert (dossier.koppelingen, dossier.vrijwilliger.laatste_contact) == ((), clock.now)


async def test_offers_are_removed_too(matchmaker: Matchmaker, clock: TestClock) -> None:
    """Who offered by the chat and was never called back is removed after two years, by the system, with the offer."""
    made = await matchmaker.submit(aanbod(), "1")
    clock.pass_by(days=2 * 365 + 2)
    assert await matchmaker.ruim_vrijwilligers_op() == 1
    left = await matchmaker.get(made.referentie)
    assert (left.hulpvraag.status, left.geschiedenis[-1].rol) == ("ingetrokken", "systeem")


async def test_two_processes_clean_up_at_once(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator, clock: TestClock
) -> None:
    """Every volunteer is removed once, whoever is first."""
    for number in range(5):
        await toegevoegd(matchmaker, anna)
        await matchmaker.submit(aanbod(), str(number))
    other = await opened()
    clock.pass_by(days=2 * 365 + 2)
    counts = await asyncio.gather(*(side.ruim_vrijwilligers_op() for side in (matchmaker, other)))
    await other.close()
    assert sum(counts) == 10


async def test_removal_against_withdrawal(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator
) -> None:
    """When a person withdraws while a coordinator removes or edits them, everything is wiped in the end."""
    other = await opened()
    for number in range(5):
        made = await matchmaker.submit(aanbod(), str(number))
        one = await matchmaker.vrijwilliger_van(made.referentie)
        assert one is not None
        done = await asyncio.gather(
            other.verwijder_vrijwilliger(one.id, anna),
            matchmaker.withdraw(made.referentie),
            other.noteer_contact(one.id, "Truus gebeld.", anna),
            return_exceptions=True,
        )
        assert [type(error) for error in done if isinstance(error, Exception)] in (
            [],
            [NotFound],
            [NotFound] * 2,
        )
        assert await matchmaker.vrijwilliger_van(made.referentie) is None
        assert (await matchmaker.get(made.referentie)).hulpvraag.contact is None
    await other.close()
