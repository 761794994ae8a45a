"""One transaction at a time: what goes wrong in the database comes out as our own error."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from weakref import WeakKeyDictionary

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from matchmaker.core.errors import Unreadable
from webchat.errors import OpslagError
from webchat.store.database import READ_ONLY

_FAILURES = (DBAPIError, PoolTimeoutError, OSError, Unreadable)

_LINES: WeakKeyDictionary[AsyncEngine, asyncio.Lock] = WeakKeyDictionary()


def _line_of(engine: AsyncEngine) -> AbstractAsyncContextManager[None]:
    """Return the line of all who write in this database, through whatever store.

    SQLite has one writer: who waits here waits in line and asleep. In SQLite itself they would poll, and
    somebody could be passed over until the time was up.
    """
    if engine.dialect.name != "sqlite":
        return contextlib.nullcontext()
    return _LINES.setdefault(engine, asyncio.Lock())


class Transacties:
    """Base of the stores on one database; each method of theirs raises `OpslagError` when it cannot do it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._line = _line_of(engine)

    @contextlib.asynccontextmanager
    async def _write(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._line, self._engine.begin() as connection:
                yield connection
        except _FAILURES as error:
            raise OpslagError from error

    @contextlib.asynccontextmanager
    async def _read(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._engine.connect() as connection:
                await connection.execution_options(**{READ_ONLY: True})
                yield connection
        except _FAILURES as error:
            raise OpslagError from error
