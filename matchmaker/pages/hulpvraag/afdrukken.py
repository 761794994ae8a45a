"""One request on paper: all that is known of it, without what belongs to the screen."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.workflow import Status
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages.hulpvraag.lezen import ONE
from matchmaker.pages.hulpvraag.regels import regels
from matchmaker.pages.ladder import group
from matchmaker.pages.queue import title_of
from matchmaker.pages.render import page


async def show(request: web.Request) -> web.Response:
    """GET …/afdrukken."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    dossier = await matchmaker.get(request.match_info["referentie"], who)
    one = dossier.hulpvraag
    return page(
        request,
        "hulpvraag/afdrukken.html",
        address=f"{PAGES}/hulpvragen/{one.referentie}",
        title=title_of(one),
        one=one,
        urgentie=matchmaker.urgency(one),
        groups=group(one),
        history=tuple(regels(dossier.geschiedenis)),
        withdrawn=one.status == Status.INGETROKKEN,
        volunteer=None,
        now=matchmaker.clock(),
    )


def add_routes(app: web.Application) -> None:
    """Register the route, relative to the pages' prefix."""
    app.router.add_get(f"{ONE}/afdrukken", show)
