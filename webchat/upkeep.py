"""The background work: offers waiting turns again, removes what is too old, lets the engine forget."""

import asyncio
from datetime import timedelta

import structlog

from webchat.chat import Chat
from webchat.courier import Clock, Courier
from webchat.engine import Engine
from webchat.errors import OpslagError
from webchat.logs import where
from webchat.store.gesprekken import GesprekStore

log = structlog.get_logger(__name__)

_BATCH = 50  # conversations looked at in one round
_AT_ONCE = 4  # turns handed to an engine that has just come back


class Upkeep:
    """Runs a round every `interval` seconds until it is cancelled; a round that fails does not end it."""

    def __init__(
        self,
        chat: Chat,
        store: GesprekStore,
        courier: Courier,
        engine: Engine,
        clock: Clock,
        *,
        interval: float,
        keep: timedelta,
        keep_empty: timedelta,
    ) -> None:
        self._chat = chat
        self._store = store
        self._courier = courier
        self._engine = engine
        self._clock = clock
        self._interval = interval
        self._keep = keep
        self._keep_empty = keep_empty

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            try:
                await self.round()
            except OpslagError as error:
                log.error("upkeep_store_failed", oorzaak=error.oorzaak)
            except Exception as error:
                log.error("upkeep_failed", error=type(error).__name__, at=where(error))
            await asyncio.sleep(self._interval)

    async def round(self) -> None:
        """Do one round: purge, then, when the engine is up, redeliver and let it forget."""
        await self.purge()
        if count := await self._store.verzegel_opnieuw():
            log.info("sealed_anew", rijen=count)
        waiting = [g for g in await self._store.with_open_turns(_BATCH) if not self._courier.resting(g)]
        to_forget = await self._store.to_forget(_BATCH)
        if not (waiting or to_forget) or not (await self._engine.status()).bereikbaar:
            return
        room = asyncio.Semaphore(_AT_ONCE)

        async def redeliver(gesprek: str) -> None:
            async with room:
                await self._courier.settle(gesprek, 60)

        await asyncio.gather(*(redeliver(gesprek) for gesprek in waiting))
        for gesprek in to_forget:
            if not await self._chat.forget_in_engine(gesprek):
                break

    async def purge(self) -> int:
        """Wipe conversations that nobody has touched for the retention time; return how many."""
        now = self._clock()
        count = await self._store.purge(now - self._keep, now - self._keep_empty, now)
        if count:
            log.info("purged", gesprekken=count)
        return count
