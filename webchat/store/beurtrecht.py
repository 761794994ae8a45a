"""Which of several web processes carries the turns of a conversation."""

import asyncio
import contextlib
import hashlib

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from webchat.errors import OpslagError

_TAKE = sa.text("SELECT pg_try_advisory_lock(:key)")
_GIVE = sa.text("SELECT pg_advisory_unlock(:key)")


class Beurtrecht:
    """Claims on conversations: in PostgreSQL a lock of one connection, so that a process that dies has none left.

    With SQLite there is one process, and each claim succeeds. Who loses the connection loses the claims: then two
    may offer the same turn, and the engine answers it once.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._shared = engine.dialect.name == "postgresql"
        self._line = asyncio.Lock()  # one statement at a time on the connection
        self._connection: AsyncConnection | None = None

    async def take(self, gesprek: str) -> bool:
        """Claim a conversation; False when another process has it. Raises `OpslagError`."""
        return not self._shared or await self._say(_TAKE, gesprek)

    async def give_back(self, gesprek: str) -> None:
        """End a claim; one that went with its connection is gone already."""
        if self._shared and self._connection is not None:
            with contextlib.suppress(OpslagError):
                await self._say(_GIVE, gesprek)

    async def close(self) -> None:
        """End all claims."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()  # the session ends, and its locks with it
            await connection.close()

    async def _say(self, statement: sa.TextClause, gesprek: str) -> bool:
        async with self._line:
            try:
                if self._connection is None:
                    fresh = await self._engine.connect()
                    self._connection = await fresh.execution_options(isolation_level="AUTOCOMMIT")
                return bool(await self._connection.scalar(statement, {"key": _key(gesprek)}))
            except (
                BaseException
            ) as error:  # also when the task is cancelled: the answer would come to the next one
                await self.close()
                if isinstance(error, SQLAlchemyError | OSError):
                    raise OpslagError from error
                raise


def _key(gesprek: str) -> int:
    return int.from_bytes(hashlib.sha256(gesprek.encode()).digest()[:8], signed=True)
