"""How much one conversation and one address may ask in a while; counted by the library `limits`."""

import math
import time
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, cast

import structlog
from limits import RateLimitItem, parse_many
from limits.aio.storage import RedisStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError
from limits.storage import storage_from_string

from webchat.errors import TeVeelError
from webchat.metingen import Metingen

log = structlog.get_logger(__name__)

_REDIS_PATIENCE = 0.5  # seconds; a person does not wait for a counter


class Grens(StrEnum):
    """What is counted."""

    BEGIN = "begin"  # conversations begun by one address
    ADRES = "adres"  # messages of one address
    LEZEN = "lezen"  # reading back by one address
    GESPREK = "gesprek"  # messages in one conversation


def read_limits(text: str) -> tuple[RateLimitItem, ...]:
    """Return the limits in a text as "240/minute;2000/hour"; none in an empty one. Raises `ValueError`."""
    return tuple(parse_many(text)) if text.strip() else ()


class Grenzen:
    """Counts in a sliding window. When the counter itself is away nobody is refused: a person goes first.

    `storage` is "memory://" (this process) or the address of a Redis ("redis://…", shared, kept over a restart).
    """

    def __init__(self, limits: Mapping[Grens, str], metingen: Metingen, storage: str = "memory://") -> None:
        self._limits = {grens: read_limits(text) for grens, text in limits.items()}
        self._metingen = metingen
        self._storage = _open(storage)
        self._limiter = SlidingWindowCounterRateLimiter(self._storage)

    async def check(self, grens: Grens, wie: str) -> None:
        """Count one for `wie`; raises `TeVeelError` when that is more than the limit."""
        try:
            for item in self._limits.get(grens, ()):
                if not await self._limiter.hit(item, grens.value, wie):
                    self._metingen.geweigerd(grens.value)
                    stats = await self._limiter.get_window_stats(item, grens.value, wie)
                    seconds = max(1, math.ceil(stats.reset_time - time.time()))
                    raise TeVeelError(
                        seconds,
                        gesprek=grens is Grens.GESPREK,
                        tekst=grens in (Grens.GESPREK, Grens.ADRES),
                    )
        except StorageError as error:
            log.warning("limits_away", grens=grens.value, error=type(error.storage_error).__name__)

    async def close(self) -> None:
        """Close the connection to Redis, where there is one."""
        if isinstance(self._storage, RedisStorage):
            await cast(Any, self._storage.bridge).get_connection().aclose()


def _open(address: str) -> Storage:
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
