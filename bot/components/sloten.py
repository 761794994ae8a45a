"""Locks of conversations: one turn at a time, also with several workers.

Rasa's own Redis lock store reads a list, changes it and writes it back: two workers that do so at once both get the
lock. The lock of the Redis client itself is one atomic command, and ends by itself when its holder is killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import redis.asyncio as redis
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, LockError
from rasa.utils.endpoints import EndpointConfig
from redis.exceptions import RedisError

from bot.settings import BotSettings

logger = logging.getLogger(__name__)

HOUDBAAR = 10.0  # seconds after which the lock of a worker that was killed is free
PATIENCE = 3.0  # seconds for one command
KIJK = 0.05  # seconds between two looks whether it is free


class Sloten(InMemoryLockStore):
    """Named in `endpoints.yml`: in Redis where `KEUKENTAFEL_SLOTEN_URL` is set, else in this process."""

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        url: str | None = None,
        houdbaar: float = HOUDBAAR,
    ) -> None:
        """Connect to nothing yet: that waits for the first turn."""
        super().__init__()
        address = url or BotSettings.from_environment().sloten_url
        self._houdbaar = houdbaar
        self._redis: Any = None
        if address:
            self._redis = redis.Redis.from_url(
                address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
            )

    @asynccontextmanager
    async def lock(  # type: ignore[override]
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = KIJK,
    ) -> AsyncGenerator[Any, None]:
        """Hold the lock of a conversation.

        Raises:
            LockError: it did not come free within `lock_lifetime` seconds, or Redis is away. Without a lock no turn
                is taken: the gateway keeps it and offers it again.
        """
        if self._redis is None:
            async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as ticket:
                yield ticket
            return
        own = self._redis.lock(
            f"keukentafel:gesprek:{conversation_id}",
            timeout=self._houdbaar,
            sleep=KIJK,
            blocking_timeout=lock_lifetime,
            thread_local=False,
        )
        try:
            taken = await own.acquire()
        except (RedisError, OSError) as error:
            raise LockError(f"Redis is away: {type(error).__name__}") from error
        if not taken:
            raise LockError("the lock of the conversation did not come free")
        keeping = asyncio.create_task(self._keep(own))
        try:
            yield own
        finally:
            keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await keeping
            try:
                await own.release()
            except (RedisError, OSError) as error:  # it ends by itself
                logger.warning("lock not given back: %s", type(error).__name__)

    async def _keep(self, own: Any) -> None:
        """Prolong the lock as long as the turn takes."""
        while True:
            await asyncio.sleep(self._houdbaar / 3)
            try:
                await own.reacquire()
            except (RedisError, OSError) as error:
                logger.warning("lock not prolonged: %s", type(error).__name__)
