"""GET /berichten/stroom: what comes later, as server-sent events; reading back and polling stay possible.

The frames are written here: they are three lines each, and the library for it (aiohttp-sse) sees little work.
"""

import asyncio
import contextlib
import json
from typing import Any

from aiohttp import ClientConnectionError, web

from webchat.api import bearer, bericht_json
from webchat.chat import Uitslag
from webchat.errors import GeenToegangError, OngeldigError, OpslagError
from webchat.keys import CHAT, SETTINGS
from webchat.paden import API
from webchat.stromen import Stromen
from webchat.vernieuwing import opened

STROMEN = web.AppKey("stromen", Stromen)

_LONGEST = 600  # seconds; then the reader comes back, with its last number
_LOOK = 1  # seconds between two looks whether the reader is still there
_SLOW = 30  # seconds that a reader may take for one write
_HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # nginx must not keep it
}


def add_routes(app: web.Application) -> None:
    """Add the stream."""
    app.router.add_get(f"{API}/berichten/stroom", stroom, allow_head=False)


async def stroom(request: web.Request) -> web.StreamResponse:
    """Send each bericht after number `Last-Event-ID` (else all) as it comes, with "stand" {"wacht": bool}.

    Ends with "weg" when the token opens nothing any more; without it at a stop of the server or after ten
    minutes. 401, 400 for a Last-Event-ID that is no number, 429 or 503 when there are too many streams.
    """
    token = bearer(request)
    gesprek = await opened(request, token)
    last = request.headers.get("Last-Event-ID", "0")
    if not (last.isascii() and last.isdigit() and len(last) < 10):
        raise OngeldigError("De kop Last-Event-ID is geen nummer.")
    stromen = request.app[STROMEN]
    with stromen.listen(gesprek) as news:
        response = web.StreamResponse(headers=_HEADERS)
        await response.prepare(request)
        # The reader is gone or too slow, or the store is away: it comes back with its last number.
        with contextlib.suppress(TimeoutError, ClientConnectionError, OpslagError):
            await _follow(request, response, token, gesprek, int(last), news)
    return response


async def _follow(
    request: web.Request,
    response: web.StreamResponse,
    token: str,
    gesprek: str,
    last: int,
    news: asyncio.Event,
) -> None:
    loop = asyncio.get_running_loop()
    until, wacht = loop.time() + _LONGEST, None
    await _write(response, "retry: 3000\n\n")
    while loop.time() < until and not request.app[STROMEN].closed:
        news.clear()
        uitslag: Uitslag = await request.app[CHAT].since(gesprek, last)
        for bericht in uitslag.berichten:
            await _write(response, _event("bericht", bericht_json(bericht), bericht.nummer))
            last = bericht.nummer
        if not uitslag.berichten:  # a heartbeat, or news of another kind: it may be wiped, the token too old
            try:
                await opened(request, token)
            except GeenToegangError:
                await _write(response, _event("weg", {}))
                return
        if uitslag.wacht != wacht:
            wacht = uitslag.wacht
            await _write(response, _event("stand", {"wacht": wacht}))
        if not await _news(request, news):
            await _write(response, ": hartslag\n\n")


async def _news(request: web.Request, news: asyncio.Event) -> bool:
    """Wait for news, at most until the next heartbeat. Raises `ClientConnectionError` when the reader is gone."""
    patience: float = request.app[SETTINGS].stroom_hartslag
    while patience > 0:
        try:
            async with asyncio.timeout(min(_LOOK, patience)):
                await news.wait()
            return True
        except TimeoutError:
            patience -= _LOOK
        if request.transport is None or request.transport.is_closing():
            raise ClientConnectionError
    return False


def _event(name: str, body: dict[str, Any], nummer: int | None = None) -> str:
    number = f"id: {nummer}\n" if nummer is not None else ""
    return f"event: {name}\n{number}data: {json.dumps(body, ensure_ascii=False)}\n\n"


async def _write(response: web.StreamResponse, text: str) -> None:
    async with asyncio.timeout(_SLOW):
        await response.write(text.encode())
