"""The calls about people: who works here, what waits for them, and the volunteers."""

from __future__ import annotations

from aiohttp import web

from matchmaker.api import answers, gegevens
from matchmaker.api.parameters import read_after, write_after
from matchmaker.inzage import toont
from matchmaker.keys import COORDINATOR, MATCHMAKER
from matchmaker.parameters import read_limit, read_vrijwilligersfilter


async def ik(request: web.Request) -> web.Response:
    """GET /ik."""
    return answers.json_response(gegevens.coordinator(request[COORDINATOR]))


async def collegas(request: web.Request) -> web.Response:
    """GET /collegas."""
    found = await request.app[MATCHMAKER].collegas()
    return answers.json_response({"collegas": [gegevens.coordinator(one) for one in found]})


async def dagstart(request: web.Request) -> web.Response:
    """GET /dagstart."""
    matchmaker = request.app[MATCHMAKER]
    found = await matchmaker.dagstart(request[COORDINATOR])
    toont(request, found.getoond)
    return answers.json_response(gegevens.dagstart(matchmaker, found))


async def vrijwilligers(request: web.Request) -> web.Response:
    """GET /vrijwilligers."""
    found = await request.app[MATCHMAKER].vrijwilligers_na(
        read_vrijwilligersfilter(request.query),
        read_after(request.query),
        read_limit(request.query),
        wie=request[COORDINATOR],
    )
    shown = [gegevens.vrijwilliger(one) for one in found.vrijwilligers]
    return answers.page(request, {"vrijwilligers": shown}, write_after(found.volgende))


async def vrijwilliger(request: web.Request) -> web.Response:
    """GET /vrijwilligers/{id}."""
    found = await request.app[MATCHMAKER].vrijwilliger(int(request.match_info["id"]), request[COORDINATOR])
    return answers.one(request, gegevens.vrijwilligerdossier(found))


def add_routes(app: web.Application) -> None:
    """Register the calls, relative to the API's prefix."""
    app.router.add_get("/ik", ik)
    app.router.add_get("/collegas", collegas)
    app.router.add_get("/dagstart", dagstart)
    app.router.add_get("/vrijwilligers", vrijwilligers)
    app.router.add_get("/vrijwilligers/{id:[0-9]{1,18}}", vrijwilliger)
