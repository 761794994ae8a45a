"""The matchmaker's web side: its API and its pages, mounted by the web process or served alone."""

from __future__ import annotations

from aiohttp import web

from matchmaker.api.app import make_api
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import API, PAGES
from matchmaker.pages.app import make_pages
from matchmaker.settings import Settings

__all__ = ["add_to", "make_app"]


def add_to(app: web.Application, matchmaker: Matchmaker, settings: Settings) -> None:
    """Mount the API and the pages on an application that does not serve yet."""
    app.add_subapp(API, make_api(matchmaker, settings))
    app.add_subapp(PAGES, make_pages(matchmaker, settings))


def make_app(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    """Make an application of the matchmaker alone; the matchmaker stays the caller's to close."""
    app = web.Application()
    add_to(app, matchmaker, settings)
    app.router.add_get("/", _to_pages)
    return app


async def _to_pages(_: web.Request) -> web.Response:
    raise web.HTTPFound(PAGES)
