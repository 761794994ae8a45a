"""The pages as an aiohttp application, to be mounted under `matchmaker.keys.PAGES`."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import MATCHMAKER, SETTINGS
from matchmaker.pages import queue, request, sign_in
from matchmaker.pages.errors import error_pages
from matchmaker.pages.guard import guard
from matchmaker.pages.render import STATIC, TEMPLATES, add_headers, make_templates
from matchmaker.settings import Settings


def make_pages(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    """Make the application; the matchmaker stays the caller's to close."""
    app = web.Application(middlewares=[error_pages, guard])
    app[MATCHMAKER] = matchmaker
    app[SETTINGS] = settings
    app[TEMPLATES] = make_templates()
    app.on_response_prepare.append(add_headers)
    sign_in.add_routes(app)
    queue.add_routes(app)
    request.add_routes(app)
    app.router.add_static("/static", Path(__file__).parent / "static", name=STATIC)
    return app
