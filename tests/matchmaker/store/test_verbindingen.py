"""What a unit of work may count on: a claim goes whole or not at all, a connection that is gone is made anew."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.store import engine
from matchmaker.store.engine import open_engine
from tests.matchmaker.aanvragen import aanvraag


async def _run(settings: Settings, *statements: str) -> None:
    made = open_engine(settings.store_url())
    async with made.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await made.dispose()


@pytest.fixture
async def no_history(settings: Settings) -> AsyncIterator[None]:
    """A history that takes no line about a claim."""
    if "sqlite" in settings.store_url():
        await _run(
            settings,
            "CREATE TRIGGER tegen BEFORE INSERT ON gebeurtenis WHEN new.soort = 'geclaimd' "
            "BEGIN SELECT RAISE(ABORT, 'tegen'); END",
        )
        yield
    else:
        await _run(
            settings, "ALTER TABLE gebeurtenis ADD CONSTRAINT tegen CHECK (soort <> 'geclaimd') NOT VALID"
        )
        yield
        await _run(settings, "ALTER TABLE gebeurtenis DROP CONSTRAINT tegen")


@pytest.mark.usefixtures("no_history")
async def test_no_claim_without_its_line(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Where the line cannot be written nothing is taken, whether a coordinator chose it or took the next."""
    made = await matchmaker.submit(aanvraag(), "1")
    with pytest.raises(DBAPIError):
        await matchmaker.claim_volgende(anna)
    with pytest.raises(DBAPIError):
        await matchmaker.claim(made.referentie, anna)
    left = await matchmaker.get(made.referentie)
    assert (left.hulpvraag.status, left.hulpvraag.houder) == ("nieuw", None)


@pytest.mark.postgres
@pytest.mark.parametrize("settings", ["postgresql"], indirect=True)
async def test_connection_that_went_while_it_rested(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the server closed the connections meanwhile, as at a restart, who comes next does not notice."""
    made = await matchmaker.submit(aanvraag(), "1")
    monkeypatch.setattr(engine, "RUST", 0.0)
    await _run(
        settings,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    assert await matchmaker.claim_volgende(anna) == made.referentie
