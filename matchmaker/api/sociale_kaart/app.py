"""The directory's API as an aiohttp application, to be mounted under `matchmaker.keys.KAART_API`."""

from __future__ import annotations

from aiohttp import web

from matchmaker.api.problems import problems
from matchmaker.api.sociale_kaart.handlers import add_routes
from matchmaker.api.sociale_kaart.openapi import VERSION
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import MATCHMAKER, SETTINGS
from matchmaker.settings import Settings

HEADERS = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",  # public data, and no cookie is looked at
    "Access-Control-Expose-Headers": "API-Version, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Server": "keukentafel",
    "X-Content-Type-Options": "nosniff",
}


def make_kaart_api(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    """Make the application; the matchmaker stays the caller's to close."""
    app = web.Application(middlewares=[problems])
    app[MATCHMAKER] = matchmaker
    app[SETTINGS] = settings
    app.on_response_prepare.append(_add_headers)
    add_routes(app)
    return app


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers[name] = value
    if response.status >= 400:
        response.headers["Cache-Control"] = "no-store"
