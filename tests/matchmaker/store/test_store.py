from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.store.engine import open_engine
from matchmaker.store.sociale_kaart.tables import plaats
from tests.matchmaker.aanvragen import aanvraag


async def test_what_fails_is_undone_whole(matchmaker: Matchmaker) -> None:
    """An error that leaves a unit of work undoes all of it."""
    with pytest.raises(ZeroDivisionError):
        async with matchmaker.store.writing() as work:
            await work.kaart.vervang_plaatsen([])
            raise ZeroDivisionError
    assert await matchmaker.plaats("1997") is not None


async def test_all_of_a_request_comes_back(matchmaker: Matchmaker) -> None:
    """Every part of a request is read back as it was handed in."""
    care = {
        "zorgt_voor": "ouder",
        "uren_per_week": 12.5,
        "sinds": "vorig jaar",
        "belasting": 7,
        "volhoudtijd": "maanden",
        "jong": False,
        "respijt": {"vorm": "logeren", "moment": "een weekend"},
    }
    given = aanvraag(
        mantelzorg=care, signalen=["dementie", "rouw"], netwerk={"kan_meer": "ja", "toelichting": "x"}
    )
    made = await matchmaker.submit(given, "1")
    stored = (await matchmaker.get(made.referentie)).hulpvraag.to_json()
    for fact in given["feiten"]:
        fact |= {"leefgebied": stored["feiten"][given["feiten"].index(fact)]["leefgebied"], "moment": None}
    assert {name: stored[name] for name in given} == given


async def test_database_errors_have_no_parameters(matchmaker: Matchmaker, settings: Settings) -> None:
    """The message of a failing statement does not have its values: they may be personal."""
    engine = open_engine(settings.store_url())
    with pytest.raises(DBAPIError) as caught:
        async with engine.begin() as connection:
            await connection.execute(insert(plaats).values(postcode4="1000", wijk="geheim"))
    await engine.dispose()
    assert "geheim" not in str(caught.value)


async def test_rule_of_the_database_itself(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """The database itself refuses a new request that has a holder."""
    made = await matchmaker.submit(aanvraag(), "1")
    engine = open_engine(settings.store_url())
    statement = f"UPDATE hulpvraag SET houder_id = {anna.id}, geclaimd_op = ingediend_op WHERE id = {made.id}"
    with pytest.raises(DBAPIError):
        async with engine.begin() as connection:
            await connection.exec_driver_sql(statement)
    await engine.dispose()


async def test_sqlite_keeps_what_it_acknowledged(sqlite_settings: Settings) -> None:
    """SQLite runs with a write-ahead log, full syncing, foreign keys, patience, and real deletion."""
    engine = open_engine(sqlite_settings.store_url())
    found = {}
    async with engine.connect() as connection:
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete"):
            found[name] = (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
    await engine.dispose()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 15000,
        "secure_delete": 1,
    }


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("postgresql://a@b/c", "postgresql+asyncpg://a@b/c"),
        ("postgres://a@b/c", "postgresql+asyncpg://a@b/c"),
        ("sqlite+aiosqlite:///x", "sqlite+aiosqlite:///x"),
    ],
)
def test_database_address(given: str, url: str) -> None:
    """An address as PostgreSQL writes it is understood."""
    assert Settings.model_validate({"database_url": given}).store_url() == url


def test_database_address_by_default() -> None:
    """Without an address the database is a file in the folder of the software."""
    assert Settings(var=Path("/ergens")).store_url() == "sqlite+aiosqlite:////ergens/matchmaker.sqlite3"
