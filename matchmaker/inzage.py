"""Notes who looked at which request, in one way for the pages and the API: no look without a line.

A route with a `{referentie}` is noted by itself; a handler that shows others says which (`toont`). The line is stored
before the answer goes out. Looks at the same moment are stored together, so that who reads waits for one write at most.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from aiohttp import web

from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.inzage.port import Blik, Wijze
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import COORDINATOR, MATCHMAKER

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PRINT = "afdruk-"  # prefix of the name of a route that gives a request for paper
AGAIN = timedelta(hours=1)  # who has the same request in a list again within this is not noted again
_MOST = 50_000  # looks in lists that are remembered
# A form that was refused stands on the page of the request.
_SHOWS = {Wijze.PAGINA: (200, 400, 409), Wijze.API: (200, 201)}
_SHOWN = web.RequestKey("SHOWN", tuple)


class Journaal:
    """Stores looks, those of one moment together."""

    def __init__(self, matchmaker: Matchmaker, wijze: Wijze, lijst: Wijze) -> None:
        """Note looks at one request as `wijze`, and at those of a list as `lijst`."""
        self._matchmaker = matchmaker
        self.wijze = wijze
        self.lijst = lijst
        self._waiting: list[Blik] = []
        self._turn = asyncio.Lock()
        self._listed: dict[tuple[int, int], datetime] = {}

    async def schrijf(self, blikken: Iterable[Blik]) -> None:
        """Store looks; when this returns they are stored."""
        self._waiting.extend(blikken)
        async with self._turn:
            mine, self._waiting = self._waiting, []
            if not mine:
                return  # who was before took these along
            try:
                await self._matchmaker.noteer_inzagen(mine)
            except BaseException:
                self._waiting = mine + self._waiting  # those who wait have not been noted yet
                raise

    def nieuw_in_lijst(self, coordinator_id: int, ids: Iterable[int]) -> list[int]:
        """Give which of these were not noted for somebody lately, and remember them."""
        now = self._matchmaker.clock()
        if len(self._listed) > _MOST:
            self._listed.clear()
        new = []
        for id in ids:
            last = self._listed.get((coordinator_id, id))
            if last is None or now - last >= AGAIN:
                self._listed[coordinator_id, id] = now
                new.append(id)
        return new


JOURNAAL = web.AppKey("JOURNAAL", Journaal)


def toont(request: web.Request, hulpvragen: Iterable[Hulpvraag]) -> None:
    """Say that the answer to this request shows these in a list."""
    request[_SHOWN] = (*request.get(_SHOWN, ()), *(one.id for one in hulpvragen))


@web.middleware
async def noteer(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Note what the answer shows, before it goes out."""
    response = await handler(request)
    who = request.get(COORDINATOR)
    journal, now = request.app[JOURNAAL], request.app[MATCHMAKER].clock()
    if who is None or response.status not in _SHOWS[journal.wijze]:
        return response
    listed = journal.nieuw_in_lijst(who.id, request.get(_SHOWN, ()))
    looks = [Blik(now, who.id, who.naam, journal.lijst, hulpvraag_id=id) for id in listed]
    if code := request.match_info.get("referentie"):
        for_paper = (request.match_info.route.name or "").startswith(PRINT)
        wijze = Wijze.AFDRUK if for_paper else journal.wijze
        looks.append(Blik(now, who.id, who.naam, wijze, referentie=code))
    if looks:
        await journal.schrijf(looks)
    return response
