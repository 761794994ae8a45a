"""Open the database: one place for what SQLite and PostgreSQL each need."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import Any

from sqlalchemy import Connection, Dialect, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.kolom import hang_aan

WRITE = "keukentafel_write"  # execution option: this transaction is going to write

RUST = 1.0  # seconds: a connection that rested longer is asked whether it is still there
_SINCE = "keukentafel_since"

_PRAGMAS = (
    "PRAGMA busy_timeout = 15000",  # ms, and first: going to WAL waits for the other process as well
    "PRAGMA journal_mode = WAL",  # readers do not wait for the writer
    "PRAGMA synchronous = FULL",  # an acknowledged request survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32000",  # KiB: the index of the directory stays in memory while it is searched
    "PRAGMA secure_delete = ON",  # what was withdrawn is overwritten, not only unlinked
)


def open_engine(url: str, geheim: Geheim | None = None) -> AsyncEngine:
    """Make the engine; nothing connects yet. Without `geheim` what is sealed can be neither written nor read.

    Parameters never get into error messages: they are personal data.
    """
    engine = _engine(url)
    if geheim is not None:
        hang_aan(engine.sync_engine.dialect, geheim)
    return engine


def _engine(url: str) -> AsyncEngine:
    if make_url(url).get_backend_name() != "sqlite":
        # Compiling a statement takes longer than any of ours runs.
        connect = {"server_settings": {"jit": "off"}}
        # All are kept: one beyond the kept ones would be made and closed for each unit of work.
        engine = create_async_engine(
            url, hide_parameters=True, pool_size=20, max_overflow=0, connect_args=connect
        )
        event.listen(engine.sync_engine, "checkin", _rests)
        event.listen(engine.sync_engine, "checkout", partial(_check, engine.sync_engine.dialect))
        return engine
    # At level DEBUG this driver logs every statement with its values, which are personal data.
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)
    engine = create_async_engine(url, hide_parameters=True, pool_size=8)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _rests(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info[_SINCE] = time.monotonic()


def _check(
    dialect: Dialect, connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    """Let the pool connect anew where the other side is gone: it may have been, since this connection rests.

    SQLAlchemy's own check asks each time, in three calls: as many as a unit of work of one statement itself takes.
    """
    since = record.info.get(_SINCE)
    if since is None or time.monotonic() - since < RUST:
        return
    try:
        alive = dialect.do_ping(connection)
    except Exception as error:
        raise DisconnectionError from error
    if not alive:
        raise DisconnectionError


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
