"""The second step of a sign-in: a code, or setting up what gives codes; opens nothing but the session."""

from __future__ import annotations

from urllib.parse import quote

from aiohttp import web

from matchmaker.core.aanmelden.codes import adres
from matchmaker.core.aanmelden.factor import Instelling
from matchmaker.core.errors import CodeFailed, NotSignedIn
from matchmaker.keys import MATCHMAKER, PAGES, SETTINGS
from matchmaker.pages import guard
from matchmaker.pages.account.qr import qr
from matchmaker.pages.account.welkom import first_page, take_over, welcome
from matchmaker.pages.render import page

CODE = "/aanmelden/code"
INSTELLEN = "/aanmelden/instellen"


async def show_code(request: web.Request) -> web.Response:
    """GET /aanmelden/code."""
    naar = guard.safe_target(request.query.get("naar", ""))
    try:
        if isinstance(await request.app[MATCHMAKER].tussenstap(guard.tussenstap(request)), Instelling):
            return guard.see_other(f"{PAGES}{INSTELLEN}?naar={quote(naar)}")
    except NotSignedIn:
        return _again(request)
    return _code(request, naar)


async def code(request: web.Request) -> web.Response:
    """POST /aanmelden/code."""
    naar = guard.safe_target(await guard.text_field(request, "naar"))
    given = await guard.text_field(request, "code")
    try:
        session = await request.app[MATCHMAKER].sign_in_code(guard.tussenstap(request), given)
    except CodeFailed:
        return _code(request, naar, failed=True)
    except NotSignedIn:
        return _again(request)
    return await welcome(request, session, naar)


async def show_set_up(request: web.Request) -> web.Response:
    """GET /aanmelden/instellen."""
    naar = guard.safe_target(request.query.get("naar", ""))
    try:
        return await _set_up(request, naar)
    except NotSignedIn:
        return _again(request)


async def set_up(request: web.Request) -> web.Response:
    """POST /aanmelden/instellen."""
    naar = guard.safe_target(await guard.text_field(request, "naar"))
    given = await guard.text_field(request, "code")
    try:
        session, codes = await request.app[MATCHMAKER].bevestig_factor(
            guard.tussenstap(request), given, sessie=True
        )
    except CodeFailed:
        return await show_failed(request, naar)
    except NotSignedIn:
        return _again(request)
    assert session is not None
    response = page(request, "account/herstelcodes.html", codes=codes, naar=first_page(session, naar))
    await take_over(request, response, session)
    return response


async def show_failed(request: web.Request, naar: str) -> web.Response:
    """Ask for the code once more; where there were too many wrong ones, for the password."""
    try:
        return await _set_up(request, naar, failed=True)
    except NotSignedIn:
        return _again(request)


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(CODE, show_code, name=f"{guard.PUBLIC}code")
    app.router.add_post(CODE, code, name=f"{guard.PUBLIC}code-post")
    app.router.add_get(INSTELLEN, show_set_up, name=f"{guard.PUBLIC}instellen")
    app.router.add_post(INSTELLEN, set_up, name=f"{guard.PUBLIC}instellen-post")


def drawing(request: web.Request, found: Instelling) -> dict[str, object]:
    """Give what the page needs to set up an app: the drawing, and the secret in groups to type over."""
    issuer = f"Keukentafel {request.app[SETTINGS].gemeente}"
    return {
        "qr": qr(adres(found.geheim, found.coordinator.gebruikersnaam, issuer)),
        "geheim": " ".join(found.geheim[place : place + 4] for place in range(0, len(found.geheim), 4)),
    }


def _code(request: web.Request, naar: str, *, failed: bool = False) -> web.Response:
    response = page(request, "account/code.html", 401 if failed else 200, naar=naar, failed=failed)
    guard.remember_visitor(request, response)
    return response


async def _set_up(request: web.Request, naar: str, *, failed: bool = False) -> web.Response:
    found = await request.app[MATCHMAKER].tussenstap(guard.tussenstap(request))
    if not isinstance(found, Instelling):
        return guard.see_other(f"{PAGES}{CODE}?naar={quote(naar)}")
    shown = drawing(request, found)
    status = 401 if failed else 200
    response = page(request, "account/instellen.html", status, naar=naar, failed=failed, own=False, **shown)
    guard.remember_visitor(request, response)
    return response


def _again(request: web.Request) -> web.Response:
    response = guard.see_other(f"{guard.SIGN_IN}?melding=opnieuw")
    guard.end_tussenstap(request, response)
    return response
