"""How much one address may ask in a while; counted by the library `limits`, in memory or in Redis."""

from __future__ import annotations

import math
import re
import time
from typing import Any, cast

import structlog
from limits import RateLimitItem, parse_many
from limits.aio.storage import RedisStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError
from limits.storage import storage_from_string
from pydantic import SecretStr

log = structlog.get_logger(__name__)

_REDIS_PATIENCE = 0.5  # seconds; a person does not wait for a counter


def read_limits(text: str) -> tuple[RateLimitItem, ...]:
    """Return the limits in a text as "240/minute;2000/hour"; none in an empty one. Raises `ValueError`."""
    return tuple(parse_many(text)) if text.strip() else ()


def redis_address(address: SecretStr) -> SecretStr:
    """Return the address of a Redis as it is; raises `ValueError` where it is none."""
    if not re.match(r"rediss?(\+unix)?://.", address.get_secret_value()):
        raise ValueError("redis://…, or nothing")
    return address


class Grens:
    """Counts one kind of thing in a sliding window. When the counter itself is away nobody is refused."""

    def __init__(self, naam: str, limits: str, storage: str = "memory://") -> None:
        self._naam = naam
        self._limits = read_limits(limits)
        self._storage = open_storage(storage)
        self._limiter = SlidingWindowCounterRateLimiter(self._storage)

    async def wacht(self, wie: str) -> int:
        """Count one for `wie`; gives the seconds to wait where that is more than the limit, else 0."""
        try:
            for item in self._limits:
                if not await self._limiter.hit(item, self._naam, wie):
                    stats = await self._limiter.get_window_stats(item, self._naam, wie)
                    return max(1, math.ceil(stats.reset_time - time.time()))
        except StorageError as error:
            log.warning("limits_away", grens=self._naam, error=type(error.storage_error).__name__)
        return 0

    async def close(self) -> None:
        """Close the connection to Redis, where there is one."""
        await close_storage(self._storage)


def open_storage(address: str) -> Storage:
    """Open where is counted: "memory://" (this process) or a Redis ("redis://…", shared, kept over a restart)."""
    options: dict[str, float | str | bool] = {}
    if address.startswith("redis"):
        options = {
            "implementation": "redispy",
            "key_prefix": "keukentafel",
            "socket_timeout": _REDIS_PATIENCE,
            "socket_connect_timeout": _REDIS_PATIENCE,
        }
    storage = storage_from_string(f"async+{address}", wrap_exceptions=True, **options)
    assert isinstance(storage, Storage)
    return storage


async def close_storage(storage: Storage) -> None:
    """Close the connection to Redis, where there is one."""
    if isinstance(storage, RedisStorage):
        await cast(Any, storage.bridge).get_connection().aclose()
