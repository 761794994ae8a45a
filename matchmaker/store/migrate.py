"""Bring the database to the newest version of the tables, also when two processes start at once."""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from matchmaker.store.engine import WRITE

_SEALED = "0011"  # what stood in the clear before this version is sealed since
_LOCK = 7_307_261  # any number, the same for every process: the advisory lock of migrations


def config(connection: Connection | None = None) -> Config:
    """Give Alembic's configuration; there is no ini file."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


def head() -> str | None:
    """Give the newest version that this code knows."""
    return ScriptDirectory.from_config(config()).get_current_head()


async def migrate(engine: AsyncEngine, target: str = "head") -> None:
    """Go up (or, to an older version or "base", down); all or nothing."""
    before = await _version(engine)
    if target == "head" and before == head():
        return
    async with _alone(engine), engine.connect() as connection:
        await connection.execution_options(**{WRITE: True})
        async with connection.begin():
            await connection.run_sync(_move, target)
    # After the lock was given back: PostgreSQL keeps the rows of before for as long as its transaction may see them.
    if target == "head" and before is not None and before < _SEALED:
        await _leave_nothing(engine)


async def _leave_nothing(engine: AsyncEngine) -> None:
    """Write the tables anew: what stood in their rows before must not stay in the files."""
    if engine.dialect.name == "postgresql":
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            # What it knows of a column (pg_statistic) are values that stood there.
            await connection.execute(text("VACUUM (FULL, ANALYZE)"))
            await connection.execute(text("VACUUM (FULL) pg_catalog.pg_statistic"))
        return
    async with engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection  # outside any transaction
        assert driver is not None
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            await (await driver.execute(statement)).close()


def _move(connection: Connection, target: str) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if current is not None and current not in known:
        raise RuntimeError(
            f"the database has version {current}, which this software does not know: "
            "it was made by a newer one"
        )
    if target == "head" or (target in known and current is None):
        command.upgrade(config(connection), target)
    else:
        command.downgrade(config(connection), target)


async def _version(engine: AsyncEngine) -> str | None:
    async with engine.connect() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


@asynccontextmanager
async def _alone(engine: AsyncEngine) -> AsyncIterator[None]:
    """Keep other processes out: both the web and the action server migrate when they start."""
    database = engine.url.database
    if engine.dialect.name == "sqlite" and database and database != ":memory:":
        with Path(f"{database}.lock").open("w") as lock:  # noqa: ASYNC230 - an empty file, once, at start
            await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
            yield
    elif engine.dialect.name == "postgresql":
        async with engine.connect() as connection, _advisory_lock(connection):
            yield
    else:
        yield


@asynccontextmanager
async def _advisory_lock(connection: AsyncConnection) -> AsyncIterator[None]:
    async with connection.begin():  # the lock goes with the transaction, also when the process is killed
        await connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
        yield
