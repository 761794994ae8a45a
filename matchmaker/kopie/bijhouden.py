"""Keep the list of what people took back up to date in a file, beside the requests of an application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from aiohttp import web

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.kopie import wislijst
from matchmaker.periodiek import periodiek

FIRST = 1.0  # seconds after the start
INTERVAL = 60.0  # seconds: what is taken back is in the file by then


def houd_wislijst_bij(
    matchmaker: Matchmaker, pad: Path, first: float = FIRST, interval: float = INTERVAL
) -> Callable[[web.Application], AsyncIterator[None]]:
    """Make a cleanup context that writes the list every `interval` seconds."""

    async def ronde() -> None:
        await asyncio.to_thread(wislijst.schrijf, await matchmaker.wislijst(), pad)

    return periodiek(ronde, "wislijst_failed", first=first, interval=interval)
