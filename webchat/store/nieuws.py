"""News of a conversation between web processes: PostgreSQL tells each what another one stored."""

import asyncio
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

log = structlog.get_logger(__name__)

_CHANNEL = "keukentafel_nieuws"
_PAUSE = 2.0  # seconds until a lost connection is made again
_TELL = sa.text(f"SELECT pg_notify('{_CHANNEL}', :gesprek)")


async def tell(connection: AsyncConnection, gesprek: str) -> None:
    """Say, when this transaction is committed, that a conversation has something new; only its id is said."""
    if connection.dialect.name == "postgresql":
        await connection.execute(_TELL, {"gesprek": gesprek})


async def listen(engine: AsyncEngine, changed: Callable[[str], None], missed: Callable[[], None]) -> None:
    """Call `changed` for each piece of news, until cancelled; nothing to hear with SQLite.

    `missed` is called when the connection was made anew: what was said meanwhile is not known.
    """
    if engine.dialect.name != "postgresql":
        return
    while True:
        try:
            await _listen_once(engine, changed, missed)
        except (DBAPIError, OSError) as error:
            log.warning("news_away", error=type(error).__name__)
        await asyncio.sleep(_PAUSE)


async def _listen_once(
    engine: AsyncEngine, changed: Callable[[str], None], missed: Callable[[], None]
) -> None:
    lost = asyncio.Event()
    async with engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        driver.add_termination_listener(lambda _: lost.set())
        await driver.add_listener(_CHANNEL, lambda _c, _p, _n, gesprek: changed(gesprek))
        try:
            missed()
            await lost.wait()
        finally:
            await connection.invalidate()  # the pool must not hand out a connection that listens
