"""Do something again and again beside the requests of an application, until that stops."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import structlog
from aiohttp import web

from matchmaker.logs import where

Ronde = Callable[[], Awaitable[None]]

log = structlog.get_logger(__name__)


def periodiek(
    ronde: Ronde, mislukt: str, *, first: float, interval: float
) -> Callable[[web.Application], AsyncIterator[None]]:
    """Make a cleanup context that does a round every so often; one that fails does not end it.

    Args:
        ronde: does one round.
        mislukt: the event in the log of a round that fails, without what the error says.
        first: seconds until the first round.
        interval: seconds between two rounds.
    """

    async def context(_: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(_rondes(ronde, mislukt, first, interval))
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    return context


async def _rondes(ronde: Ronde, mislukt: str, first: float, interval: float) -> None:
    await asyncio.sleep(first)
    while True:
        try:
            await ronde()
        except Exception as error:
            log.error(mislukt, error=type(error).__name__, where=where(error))
        await asyncio.sleep(interval)
