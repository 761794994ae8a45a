"""How much waits for who signed in, beside "Vandaag" in the menu: counted once a minute, not for each page."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiohttp import web

from matchmaker.core.coordinator import Coordinator
from matchmaker.keys import COORDINATOR, MATCHMAKER
from matchmaker.pages.guard import Handler, is_lezer

GELDIG = timedelta(minutes=1)


class Teller:
    """The last counts, by coordinator; of this process only: another counts for itself."""

    def __init__(self) -> None:
        self._geteld: dict[int, tuple[datetime, int]] = {}

    def zet(self, wie: Coordinator, aantal: int, now: datetime) -> None:
        """Keep a count."""
        self._geteld[wie.id] = (now, aantal)

    def geef(self, wie: Coordinator, now: datetime) -> int | None:
        """Give the count; None where there is none that still holds."""
        when, aantal = self._geteld.get(wie.id, (None, 0))
        return aantal if when is not None and now - when < GELDIG else None

    def vergeet(self, wie: Coordinator) -> None:
        """Count anew: something was done."""
        self._geteld.pop(wie.id, None)


TELLER = web.AppKey("TELLER", Teller)
AANTAL = web.RequestKey("AANTAL", int)


@web.middleware
async def tel(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Give each page of a coordinator the count."""
    if COORDINATOR not in request or is_lezer(request):
        return await handler(request)
    who, matchmaker, teller = request[COORDINATOR], request.app[MATCHMAKER], request.app[TELLER]
    if request.method == "POST":
        try:
            return await handler(request)
        finally:
            teller.vergeet(who)
    now = matchmaker.clock()
    aantal = teller.geef(who, now)
    if aantal is None:
        aantal = (await matchmaker.dagstart(who)).aantal
        teller.zet(who, aantal, now)
    request[AANTAL] = aantal
    return await handler(request)
