"""The page by which an organisation says whether its own entry is right; who has the link may."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.errors import InvalidRequest, NotFound
from matchmaker.core.sociale_kaart.meldingen import MAX_TEKST
from matchmaker.keys import MATCHMAKER, PUBLIC_PAGES, SETTINGS
from matchmaker.pages import guard
from matchmaker.pages.render import page

LINK = "/bevestigen/{token}"
DONE = {"bevestigd": "/bevestigd", "gemeld": "/gemeld"}


async def show(request: web.Request) -> web.Response:
    """GET the entry; the link stays good."""
    return await _page(request)


async def confirm(request: web.Request) -> web.Response:
    """POST that it is right."""
    try:
        await request.app[MATCHMAKER].bevestig_met_link(request.match_info["token"])
    except NotFound:
        return await _useless(request)
    return guard.see_other(PUBLIC_PAGES + DONE["bevestigd"])


async def report(request: web.Request) -> web.Response:
    """POST what is not right."""
    text = await guard.text_field(request, "tekst")
    try:
        await request.app[MATCHMAKER].meld_met_link(request.match_info["token"], text)
    except InvalidRequest as error:
        return await _page(request, text=text, faults={fault.pointer: fault.reason for fault in error.faults})
    except NotFound:
        return await _useless(request)
    return guard.see_other(PUBLIC_PAGES + DONE["gemeld"])


async def done(request: web.Request) -> web.Response:
    """GET the thanks."""
    reported = request.path.endswith(DONE["gemeld"])
    return page(request, "sociale_kaart/bedankt.html", reported=reported)


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the prefix of the public pages."""
    app.router.add_get(LINK, show, name=f"{guard.PUBLIC}bevestigen")
    app.router.add_post(LINK, confirm, name=f"{guard.PUBLIC}bevestigen-post")
    app.router.add_post(f"{LINK}/klopt-niet", report, name=f"{guard.PUBLIC}melden-post")
    for name, path in DONE.items():
        app.router.add_get(path, done, name=f"{guard.PUBLIC}{name}")


async def _page(
    request: web.Request, *, text: str = "", faults: dict[str, str] | None = None
) -> web.Response:
    token = request.match_info["token"]
    try:
        one = await request.app[MATCHMAKER].aanbod_van_link(token)
    except NotFound:
        return await _useless(request)
    dienst = await request.app[MATCHMAKER].dienst(one.service_id)
    response = page(
        request,
        "sociale_kaart/bevestigen.html",
        status=400 if faults else 200,
        dienst=dienst,
        one=dienst.eerste,
        address=f"{PUBLIC_PAGES}/bevestigen/{token}",
        text=text,
        faults=faults or {},
        most=MAX_TEKST,
    )
    guard.remember_visitor(request, response, path=PUBLIC_PAGES)
    return response


async def _useless(request: web.Request) -> web.Response:
    return page(
        request,
        "sociale_kaart/link_werkt_niet.html",
        status=410,
        used=await request.app[MATCHMAKER].is_gebruikt(request.match_info["token"]),
        email=request.app[SETTINGS].kaart_email,
    )
