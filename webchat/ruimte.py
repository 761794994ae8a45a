"""Room at the engine: so many at once, the others in line."""

import asyncio
import contextlib
from collections.abc import AsyncIterator


class Ruimte:
    """A semaphore that knows how many wait: `queued`."""

    def __init__(self, at_once: int) -> None:
        self._room = asyncio.Semaphore(at_once)
        self.queued = 0

    @contextlib.asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait in line for a place, and hold it."""
        self.queued += 1
        try:
            await self._room.acquire()
        finally:
            self.queued -= 1
        try:
            yield
        finally:
            self._room.release()
