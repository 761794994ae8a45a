"""The calls that read the queue and one request: read the parameters, call one use case, write the answer."""

from __future__ import annotations

from aiohttp import web

from matchmaker.api import answers, gegevens, mensen, voorstellen, werk
from matchmaker.api.auth import PUBLIC
from matchmaker.api.openapi import describe
from matchmaker.api.parameters import read_all_filters, read_soort
from matchmaker.api.problems import Handler
from matchmaker.api.werk import ONE, lees
from matchmaker.inzage import toont
from matchmaker.keys import COORDINATOR, MATCHMAKER, SETTINGS
from matchmaker.parameters import read_cursor, read_limit, write_cursor


async def list_hulpvragen(request: web.Request) -> web.Response:
    """GET /hulpvragen."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    collegas = await matchmaker.collegas() if request.query.get("houder") else ()
    page = await matchmaker.queue(
        read_all_filters(request.query, who, collegas),
        read_cursor(request.query),
        read_limit(request.query),
        wie=who,
    )
    toont(request, page.hulpvragen)
    shown = [gegevens.hulpvraag(matchmaker, one) for one in page.hulpvragen]
    return answers.page(request, {"hulpvragen": shown}, write_cursor(page.next))


async def get_hulpvraag(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}."""
    matchmaker = request.app[MATCHMAKER]
    return answers.one(request, gegevens.dossier(matchmaker, await lees(request, matchmaker)))


def _lines(name: str, soort: str | None) -> Handler:
    """Make the call that gives lines of the history, of one kind or of all."""

    async def lines(request: web.Request) -> web.Response:
        found = await lees(request, request.app[MATCHMAKER])
        return answers.json_response({name: gegevens.geschiedenis(found, soort)})

    return lines


async def dubbelen(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/dubbelen."""
    found = await request.app[MATCHMAKER].dubbelen(request.match_info["referentie"], request[COORDINATOR])
    return answers.json_response({"dubbelen": [gegevens.dubbele(one) for one in found]})


async def suggesties(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/suggesties."""
    soort = read_soort(request.query)
    found = await request.app[MATCHMAKER].suggestions(request.match_info["referentie"], request[COORDINATOR])
    every = [gegevens.suggestie(one) for one in found]
    return answers.json_response({"suggesties": [one for one in every if soort in (None, one["soort"])]})


async def helpers(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/vrijwilligers."""
    referentie, who = request.match_info["referentie"], request[COORDINATOR]
    found = await request.app[MATCHMAKER].vrijwilligers_bij(referentie, who)
    return answers.json_response({"vrijwilligers": [gegevens.vrijwilliger(one) for one in found]})


async def openapi(request: web.Request) -> web.Response:
    """GET /openapi.json; for everybody, also for a page of another site."""
    return answers.json_response(
        describe(request.app[SETTINGS]), headers={"Access-Control-Allow-Origin": "*"}
    )


def add_routes(app: web.Application) -> None:
    """Register the calls, relative to the API's prefix."""
    app.router.add_get("/hulpvragen", list_hulpvragen)
    app.router.add_get(ONE, get_hulpvraag)
    app.router.add_get(f"{ONE}/geschiedenis", _lines("geschiedenis", None))
    app.router.add_get(f"{ONE}/notities", _lines("notities", "notitie"))
    app.router.add_get(f"{ONE}/gesprekken", _lines("gesprekken", "telefoon"))
    app.router.add_get(f"{ONE}/dubbelen", dubbelen)
    app.router.add_get(f"{ONE}/suggesties", suggesties)
    app.router.add_get(f"{ONE}/vrijwilligers", helpers)
    werk.add_routes(app)
    voorstellen.add_routes(app)
    mensen.add_routes(app)
    app.router.add_get("/openapi.json", openapi, name=PUBLIC)
