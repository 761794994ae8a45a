"""Empty the outbox beside the requests of an application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import structlog
from aiohttp import web

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.post.port import Bezorger
from matchmaker.periodiek import periodiek

FIRST = 2.0  # seconds after the start

log = structlog.get_logger(__name__)


def postbode(
    matchmaker: Matchmaker, bezorger: Bezorger | None, interval: float, first: float = FIRST
) -> Callable[[web.Application], AsyncIterator[None]]:
    """Make a cleanup context that sends what is due every `interval` seconds."""

    async def ronde() -> None:
        done = await matchmaker.bezorg_post(bezorger)
        if done.mislukt:
            log.error("mail_given_up", aantal=done.mislukt)
        if done.iets:
            log.info("mail_round", **vars(done) | {"oorzaken": sorted(done.oorzaken)})

    return periodiek(ronde, "mail_round_failed", first=first, interval=interval)
