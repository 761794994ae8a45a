"""What the matchmaker does by itself once a day: remove what is kept long enough, from the files as well."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import structlog
from aiohttp import web

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.periodiek import periodiek

FIRST = 60.0  # seconds after the start: who starts first serves
INTERVAL = 24 * 60 * 60.0  # seconds

log = structlog.get_logger(__name__)


def upkeep(
    matchmaker: Matchmaker, first: float = FIRST, interval: float = INTERVAL
) -> Callable[[web.Application], AsyncIterator[None]]:
    """Make a cleanup context that works beside the requests of an application, until that stops."""

    async def ronde() -> None:
        if count := await matchmaker.ruim_vrijwilligers_op():
            log.info("volunteers_removed", aantal=count)
        await matchmaker.schoon()

    return periodiek(ronde, "upkeep_failed", first=first, interval=interval)
