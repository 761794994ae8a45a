"""The matchmaker's web side: its API and its pages, mounted by the web process or served alone."""

from __future__ import annotations

from aiohttp import web

from matchmaker.api.app import make_api
from matchmaker.api.sociale_kaart.app import make_kaart_api
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import API, KAART_API, PAGES
from matchmaker.klok import klok
from matchmaker.kopie.bijhouden import houd_wislijst_bij
from matchmaker.pages.app import make_link_pages, make_pages
from matchmaker.post.kiezen import kies_bezorger
from matchmaker.post.postbode import postbode
from matchmaker.settings import Settings
from matchmaker.upkeep import upkeep

__all__ = ["add_to", "make_app"]


def add_to(app: web.Application, matchmaker: Matchmaker, settings: Settings) -> None:
    """Mount the APIs, the pages, the clock, the mail and the daily upkeep on an application that does not serve yet."""
    app.cleanup_ctx.append(upkeep(matchmaker))
    if settings.bijwerken_interval:
        app.cleanup_ctx.append(klok(matchmaker, settings.bijwerken_interval))
    if settings.wislijst:
        app.cleanup_ctx.append(houd_wislijst_bij(matchmaker, settings.wislijst))
    if settings.post_interval:
        app.cleanup_ctx.append(postbode(matchmaker, kies_bezorger(settings), settings.post_interval))
    app.add_subapp(API, make_api(matchmaker, settings))
    app.add_subapp(KAART_API, make_kaart_api(matchmaker, settings))
    app.add_subapp(PAGES, make_pages(matchmaker, settings))
    for prefix, pages in make_link_pages(matchmaker, settings):
        app.add_subapp(prefix, pages)


def make_app(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    """Make an application of the matchmaker alone; the matchmaker stays the caller's to close."""
    app = web.Application()
    add_to(app, matchmaker, settings)
    app.router.add_get("/", _to_pages)
    return app


async def _to_pages(_: web.Request) -> web.Response:
    raise web.HTTPFound(PAGES)
