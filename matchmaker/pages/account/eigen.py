"""One's own password, sessions and machine token."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.errors import CodeFailed, InvalidRequest
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES, SETTINGS, session_cookie
from matchmaker.pages import guard
from matchmaker.pages.account.account import ACCOUNT, account_page
from matchmaker.pages.render import page

_BACK = f"{PAGES}{ACCOUNT}"


async def password(request: web.Request) -> web.Response:
    """POST /account/wachtwoord."""
    old = await guard.text_field(request, "oud")
    new = await guard.text_field(request, "nieuw")
    if new != await guard.text_field(request, "nogmaals"):
        return await account_page(request, fault="nogmaals")
    try:
        await request.app[MATCHMAKER].wijzig_wachtwoord(request[COORDINATOR], old, new, _session(request))
    except CodeFailed:
        return await account_page(request, fault="oud")
    except InvalidRequest:
        return await account_page(request, fault="nieuw")
    return guard.see_other(f"{_BACK}?melding=wachtwoord")


async def sessions(request: web.Request) -> web.Response:
    """POST /account/sessies: end those elsewhere."""
    await request.app[MATCHMAKER].sluit_andere_sessies(request[COORDINATOR], _session(request))
    return guard.see_other(f"{_BACK}?melding=sessies")


async def token(request: web.Request) -> web.Response:
    """POST /account/sleutel: draw a machine token; it asks for the password, or for a code where there is an app."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    if not await matchmaker.bewijs(who, await guard.text_field(request, "bewijs_sleutel")):
        return await account_page(request, fault="bewijs_sleutel")
    drawn, until = await matchmaker.nieuw_token(who.gebruikersnaam, who)
    return page(request, "account/sleutel.html", token=drawn, until=until)


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_post(f"{ACCOUNT}/wachtwoord", password)
    app.router.add_post(f"{ACCOUNT}/sessies", sessions)
    app.router.add_post(f"{ACCOUNT}/sleutel", token)


def _session(request: web.Request) -> str:
    return request.cookies[session_cookie(request.app[SETTINGS])]
