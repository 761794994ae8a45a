"""The API as an aiohttp application, to be mounted under `matchmaker.keys.API`."""

from __future__ import annotations

from aiohttp import web

from matchmaker.api.auth import authenticate
from matchmaker.api.handlers import add_routes
from matchmaker.api.openapi import VERSION
from matchmaker.api.problems import problems
from matchmaker.core.inzage.port import Wijze
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.inzage import JOURNAAL, Journaal, noteer
from matchmaker.keys import MATCHMAKER, SETTINGS
from matchmaker.settings import Settings


def make_api(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    """Make the application; the matchmaker stays the caller's to close."""
    app = web.Application(middlewares=[problems, authenticate, noteer])
    app[MATCHMAKER] = matchmaker
    app[SETTINGS] = settings
    app[JOURNAAL] = Journaal(matchmaker, Wijze.API, Wijze.API)
    app.on_response_prepare.append(_add_headers)
    add_routes(app)
    return app


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["API-Version"] = VERSION
    response.headers["Cache-Control"] = "no-store"  # personal data
    response.headers["Server"] = "keukentafel"
    response.headers["X-Content-Type-Options"] = "nosniff"
