"""How much one conversation and one address may ask in a while; counted by the library `limits`."""

import math
import time
from collections.abc import Mapping
from enum import StrEnum

import structlog
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError

from matchmaker.grens import close_storage, open_storage, read_limits
from webchat.errors import TeVeelError
from webchat.metingen import Metingen

log = structlog.get_logger(__name__)


class Grens(StrEnum):
    """What is counted."""

    BEGIN = "begin"  # conversations begun by one address
    ADRES = "adres"  # messages of one address
    LEZEN = "lezen"  # reading back by one address
    GESPREK = "gesprek"  # messages in one conversation


class Grenzen:
    """Counts in a sliding window. When the counter itself is away nobody is refused: a person goes first.

    `storage` is "memory://" (this process) or the address of a Redis ("redis://…", shared, kept over a restart).
    """

    def __init__(self, limits: Mapping[Grens, str], metingen: Metingen, storage: str = "memory://") -> None:
        self._limits = {grens: read_limits(text) for grens, text in limits.items()}
        self._metingen = metingen
        self._storage = open_storage(storage)
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
        await close_storage(self._storage)
