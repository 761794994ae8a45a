"""One request on paper: all that is known of it, without what belongs to the screen."""

from __future__ import annotations

from aiohttp import web

from matchmaker.inzage import PRINT
from matchmaker.keys import COORDINATOR, MATCHMAKER
from matchmaker.pages.hulpvraag.lezen import ONE, bekend
from matchmaker.pages.render import page


async def show(request: web.Request) -> web.Response:
    """GET …/afdrukken."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    dossier = await matchmaker.get(request.match_info["referentie"], who)
    return page(
        request,
        "hulpvraag/afdrukken.html",
        **bekend(matchmaker, dossier),
        volunteer=None,
        now=matchmaker.clock(),
    )


def add_routes(app: web.Application) -> None:
    """Register the route, relative to the pages' prefix."""
    app.router.add_get(f"{ONE}/afdrukken", show, name=f"{PRINT}hulpvraag")
