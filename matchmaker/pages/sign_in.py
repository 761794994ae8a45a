"""Sign in and out."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from aiohttp import web

from matchmaker.core.aanmelden.sessie import Session
from matchmaker.core.errors import SignInFailed
from matchmaker.demo.load import COORDINATORS
from matchmaker.keys import MATCHMAKER, PAGES, SETTINGS, session_cookie
from matchmaker.pages import guard
from matchmaker.pages.account import tweede_stap
from matchmaker.pages.account.aanmeldgrens import wait
from matchmaker.pages.account.welkom import welcome
from matchmaker.pages.render import page


async def show(request: web.Request) -> web.Response:
    """GET /aanmelden."""
    return _form(request, naar=guard.safe_target(request.query.get("naar", "")))


async def sign_in(request: web.Request) -> web.Response:
    """POST /aanmelden."""
    naar = guard.safe_target(await guard.text_field(request, "naar"))
    if request.app[SETTINGS].oidc_alleen:
        return _form(request, status=403, naar=naar)
    name = await guard.text_field(request, "gebruikersnaam")
    known_browser = guard.toestel(request)
    if not await request.app[MATCHMAKER].kent_toestel(known_browser, name) and (
        seconds := await wait(request)
    ):
        response = _form(request, status=429, naar=naar, wait=True, name=name[:100])
        response.headers["Retry-After"] = str(seconds)
        return response
    try:
        password = await guard.text_field(request, "wachtwoord")
        opened = await request.app[MATCHMAKER].sign_in(name, password, known_browser)
    except SignInFailed:
        return _form(request, status=401, naar=naar, failed=True, name=name[:100])
    if isinstance(opened, Session):
        return await welcome(request, opened, naar)
    page_ = tweede_stap.INSTELLEN if opened.instellen else tweede_stap.CODE
    response = guard.see_other(f"{PAGES}{page_}?naar={quote(naar)}")
    guard.begin_tussenstap(request, response, opened)
    return response


async def sign_out(request: web.Request) -> web.Response:
    """POST /afmelden."""
    await request.app[MATCHMAKER].sign_out(request.cookies[session_cookie(request.app[SETTINGS])])
    response = guard.see_other(f"{guard.SIGN_IN}?melding=afgemeld")
    guard.end(request, response)
    return response


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get("/aanmelden", show, name=f"{guard.PUBLIC}aanmelden")
    app.router.add_post("/aanmelden", sign_in, name=f"{guard.PUBLIC}aanmelden-post")
    app.router.add_post("/afmelden", sign_out)


def _form(request: web.Request, status: int = 200, **context: Any) -> web.Response:
    known = COORDINATORS if request.app[SETTINGS].demo else ()
    context = {"failed": False, "wait": False, "name": "", "naar": guard.START} | context
    settings = request.app[SETTINGS]
    context |= {"organisatie": settings.oidc_naam if settings.oidc() else "", "alleen": settings.oidc_alleen}
    response = page(request, "aanmelden.html", status, known=known, **context)
    guard.remember_visitor(request, response)
    return response
