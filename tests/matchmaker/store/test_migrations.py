from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncEngine

from matchmaker.bootstrap import Settings, bootstrap
from matchmaker.store.engine import open_engine
from matchmaker.store.migrate import migrate
from matchmaker.store.tables import metadata
from matchmaker.store.zoeken import INDEXES
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.sociale_kaart import dienst, pakket


def _difference(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": False})
    made = [metadata, INDEXES[connection.dialect.name]]
    return list(compare_metadata(context, made))


async def test_tables_are_those_of_the_code(unmigrated_settings: Settings) -> None:
    """After all migrations the database has the tables, columns, keys and indexes that the code has."""
    engine = open_engine(unmigrated_settings.store_url())
    await migrate(engine)
    async with engine.connect() as connection:
        assert await connection.run_sync(_difference) == []
    await engine.dispose()


async def test_down_and_up(unmigrated_settings: Settings) -> None:
    """Every migration can be undone, to an empty database, and done again."""
    engine = open_engine(unmigrated_settings.store_url())
    await migrate(engine)
    await migrate(engine, "base")
    async with engine.connect() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == ["alembic_version"]
    await migrate(engine)
    async with engine.connect() as connection:
        assert await connection.run_sync(_difference) == []
    await engine.dispose()


async def _ranked(engine: AsyncEngine) -> list[tuple[int, ...]]:
    columns = "kern_naam, kern_tekst, kern_groep, groep_punten, respijt_punten, jeugd_punten"
    async with engine.connect() as connection:
        found = await connection.exec_driver_sql(f"SELECT {columns} FROM aanbod ORDER BY aanbod_id")
        return [tuple(row) for row in found]


async def test_ranking_comes_back(unmigrated_settings: Settings) -> None:
    """What a way down takes out of the index of the directory is there again after the next start."""
    made = await bootstrap(unmigrated_settings)
    await made.importeer(pakket(dienst("tuin", activiteiten="tuin")))
    await made.close()
    engine = open_engine(unmigrated_settings.store_url())
    before = await _ranked(engine)
    await migrate(engine, "0005")
    await migrate(engine)
    empty = await _ranked(engine)
    await (await bootstrap(unmigrated_settings)).close()
    after = await _ranked(engine)
    await engine.dispose()
    assert any(before[0])
    assert not any(empty[0])
    assert after == before


async def test_two_processes_start_at_once(unmigrated_settings: Settings) -> None:
    """Several that start on an empty database at the same moment all get it migrated."""
    made = await asyncio.gather(*(bootstrap(unmigrated_settings) for _ in range(4)))
    for number, one in enumerate(made):
        await one.submit(aanvraag(), str(number))
    assert len((await made[0].queue()).hulpvragen) == 4
    for one in made:
        await one.close()


async def test_database_of_newer_software(unmigrated_settings: Settings) -> None:
    """A database that a newer version made is refused with words, not changed."""
    engine = open_engine(unmigrated_settings.store_url())
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await engine.dispose()
    with pytest.raises(RuntimeError, match="made by a newer one"):
        await bootstrap(unmigrated_settings)


async def test_makes_its_folder(tmp_path: Path) -> None:
    """On a fresh machine the folder and the database come by themselves, readable by their owner only."""
    var = tmp_path / "nieuw" / "var"
    made = await bootstrap(Settings(var=var))
    await made.check()
    await made.close()
    assert var.stat().st_mode & 0o077 == 0
