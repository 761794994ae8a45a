"""Open the database: one place for what SQLite and PostgreSQL each need."""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

WRITE = "keukentafel_write"  # execution option: this transaction is going to write

_PRAGMAS = (
    "PRAGMA busy_timeout = 15000",  # ms, and first: going to WAL waits for the other process as well
    "PRAGMA journal_mode = WAL",  # readers do not wait for the writer
    "PRAGMA synchronous = FULL",  # an acknowledged request survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32000",  # KiB: the index of the directory stays in memory while it is searched
    "PRAGMA secure_delete = ON",  # what was withdrawn is overwritten, not only unlinked
)


def open_engine(url: str) -> AsyncEngine:
    """Make the engine; nothing connects yet.

    Parameters never get into error messages: they are personal data.
    """
    if make_url(url).get_backend_name() != "sqlite":
        # Compiling a statement takes longer than any of ours runs.
        connect = {"server_settings": {"jit": "off"}}
        return create_async_engine(
            url, hide_parameters=True, pool_pre_ping=True, pool_size=10, connect_args=connect
        )
    # At level DEBUG this driver logs every statement with its values, which are personal data.
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)
    engine = create_async_engine(url, hide_parameters=True, pool_size=8)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: Any) -> None:
    # The driver must not begin by itself: `_begin_sqlite` decides how.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: going from read to write later fails if another wrote in between.
    write = connection.get_execution_options().get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


async def leeg_log(engine: AsyncEngine) -> None:
    """Empty SQLite's write-ahead log, so that removed words are not left in it; nothing to do elsewhere.

    Who reads at that moment keeps it from being emptied: the next time does it.
    """
    if engine.dialect.name != "sqlite":
        return
    async with engine.connect() as connection:
        # A checkpoint needs no transaction. It keeps writers out while it waits for readers: not for long.
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute("PRAGMA busy_timeout = 500")
        cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        await cursor.close()
        await driver.execute(_PRAGMAS[0])
