"""Let the clock move the queue: terms that pass, follow-ups that begin."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import structlog
from aiohttp import web

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.periodiek import periodiek

FIRST = 1.0  # seconds after the start: what is due does not wait a whole interval

log = structlog.get_logger(__name__)


def klok(
    matchmaker: Matchmaker, interval: float, first: float = FIRST
) -> Callable[[web.Application], AsyncIterator[None]]:
    """Make a cleanup context that does what is due every `interval` seconds."""

    async def ronde() -> None:
        done = await matchmaker.bijwerken()
        if done.iets:
            log.info("bijgewerkt", **vars(done))

    return periodiek(ronde, "bijwerken_failed", first=first, interval=interval)
