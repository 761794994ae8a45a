"""Who has to be phoned to hear whether it holds: now, and later on."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.coordinator import Functie
from matchmaker.core.nazorg.lijst import MEESTE
from matchmaker.inzage import toont
from matchmaker.keys import COORDINATOR, MATCHMAKER
from matchmaker.pages.hulpvraag.lezen import Ingevuld
from matchmaker.pages.queue import title_of
from matchmaker.pages.render import page
from matchmaker.pages.vrijwilligers import woorden


async def show(request: web.Request) -> web.Response:
    """GET the list."""
    who = request[COORDINATOR]
    found = await request.app[MATCHMAKER].bellijst(who)
    toont(request, (one.hulpvraag for part in (found.nu, found.vast, found.straks) for one in part))
    return page(
        request,
        "nazorg.html",
        delen=[
            ("nu", "Nu te bellen", found.nu),
            ("vast", "Vaak niet bereikt", found.vast),
            ("straks", "Komt nog", found.straks),
        ],
        today=found.vandaag,
        alle=who.functie is Functie.BEHEERDER,
        vol=len(found.nu) + len(found.vast) + len(found.straks) == MEESTE,
        geen_invoer=Ingevuld(),
        title_of=title_of,
        words=woorden,
    )


def add_routes(app: web.Application) -> None:
    """Register the route, relative to the pages' prefix."""
    app.router.add_get("/nazorg", show)
