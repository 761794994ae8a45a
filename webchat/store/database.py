"""Opens the database: the engine with its durability settings, and the migrations."""

import asyncio
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.kolom import hang_aan

MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATING = 7_307_262  # any number, the same for every process: the advisory lock of migrations
READ_ONLY = "webchat_read_only"  # execution option: begin without taking SQLite's write lock


def open_database(url: str, geheim: Geheim | None = None) -> AsyncEngine:
    """Return an engine for `url`; nothing connects yet. Without `geheim` no message can be written or read.

    SQLite commits are on the disk when they return (synchronous=FULL): a message is acknowledged only then.
    Parameters never appear in errors, because they hold what people typed.
    """
    engine = create_async_engine(url, hide_parameters=True, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    if geheim is not None:
        hang_aan(engine.dialect, geheim)
    return engine


def _tune_sqlite(engine: AsyncEngine) -> None:
    @sa.event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "secure_delete=ON",  # what a person wipes is overwritten, not only unlinked
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine.sync_engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # The write lock at the start: else a transaction reads, and fails when it wants to write.
        read_only = connection.get_execution_options().get(READ_ONLY, False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


async def migrate(engine: AsyncEngine) -> None:
    """Bring the tables up to date; safe to call at each start."""
    if engine.dialect.name == "sqlite" and engine.url.database not in (None, "", ":memory:"):
        await asyncio.to_thread(_make_file, Path(str(engine.url.database)))
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # several processes may start at once
            await connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
        await connection.run_sync(_upgrade)
    await shrink_log(engine)  # an upgrade may have sealed what its log still has in the clear


def _make_file(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)  # conversations are for this account only


def _upgrade(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


async def shrink_log(engine: AsyncEngine) -> None:
    """Empty SQLite's write-ahead log, so that wiped words are not left in it; nothing to do elsewhere."""
    if engine.dialect.name != "sqlite":
        return
    async with engine.connect() as connection:
        driver = (
            await connection.get_raw_connection()
        ).driver_connection  # a checkpoint needs no transaction
        assert driver is not None
        cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        await cursor.close()
