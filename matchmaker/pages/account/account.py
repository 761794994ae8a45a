"""One's own account: the second step of the sign-in, and recovery codes."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.aanmelden.factor import Instelling
from matchmaker.core.errors import CodeFailed, NotSignedIn
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.account.tweede_stap import drawing
from matchmaker.pages.render import page

ACCOUNT = "/account"
FACTOR = f"{ACCOUNT}/tweede-stap"
_BACK = f"{PAGES}{ACCOUNT}"


async def show(request: web.Request) -> web.Response:
    """GET /account."""
    return await account_page(request)


async def begin(request: web.Request) -> web.Response:
    """POST /account/tweede-stap: begin to set up an app, a new one in the place of an old one too."""
    proof = await guard.text_field(request, "bewijs")
    try:
        step = await request.app[MATCHMAKER].begin_factor(request[COORDINATOR], proof)
    except CodeFailed:
        return await account_page(request, fault="bewijs")
    response = guard.see_other(f"{PAGES}{FACTOR}")
    guard.begin_tussenstap(request, response, step)
    return response


async def show_set_up(request: web.Request) -> web.Response:
    """GET /account/tweede-stap."""
    return await _set_up(request)


async def set_up(request: web.Request) -> web.Response:
    """POST /account/tweede-stap/klaar."""
    given = await guard.text_field(request, "code")
    if await _own(request) is None:
        return guard.see_other(_BACK)
    try:
        _, codes = await request.app[MATCHMAKER].bevestig_factor(
            guard.tussenstap(request), given, sessie=False
        )
    except CodeFailed:
        return await _set_up(request, failed=True)
    response = page(request, "account/herstelcodes.html", codes=codes, naar=_BACK)
    guard.end_tussenstap(request, response)
    return response


async def new_codes(request: web.Request) -> web.Response:
    """POST /account/herstelcodes."""
    given = await guard.text_field(request, "code")
    try:
        codes = await request.app[MATCHMAKER].nieuwe_herstelcodes(request[COORDINATOR], given)
    except CodeFailed:
        return await account_page(request, fault="code")
    return page(request, "account/herstelcodes.html", codes=codes, naar=_BACK)


async def switch_off(request: web.Request) -> web.Response:
    """POST /account/tweede-stap/uit."""
    given = await guard.text_field(request, "uit")
    try:
        await request.app[MATCHMAKER].zet_factor_uit(request[COORDINATOR], given)
    except CodeFailed:
        return await account_page(request, fault="uit")
    return guard.see_other(f"{_BACK}?melding=tweede-stap-uit")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(ACCOUNT, show)
    app.router.add_post(FACTOR, begin)
    app.router.add_get(FACTOR, show_set_up)
    app.router.add_post(f"{FACTOR}/klaar", set_up)
    app.router.add_post(f"{FACTOR}/uit", switch_off)
    app.router.add_post(f"{ACCOUNT}/herstelcodes", new_codes)


async def account_page(request: web.Request, *, fault: str = "") -> web.Response:
    """Show the account; `fault`: the field that was wrong."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    context: dict[str, object] = {
        "codes": await matchmaker.heeft_factor(who),
        "verplicht": matchmaker.moet_factor(who),
    }
    context["sessies"] = await matchmaker.aantal_sessies(who)
    return page(request, "account/account.html", 401 if fault else 200, fault=fault, **context)


async def _own(request: web.Request) -> Instelling | None:
    """Give what this coordinator is setting up in this browser."""
    try:
        found = await request.app[MATCHMAKER].tussenstap(guard.tussenstap(request))
    except NotSignedIn:
        return None
    mine = isinstance(found, Instelling) and found.coordinator.id == request[COORDINATOR].id
    return found if mine and isinstance(found, Instelling) else None


async def _set_up(request: web.Request, *, failed: bool = False) -> web.Response:
    found = await _own(request)
    if found is None:
        return guard.see_other(_BACK)
    status = 401 if failed else 200
    shown = drawing(request, found)
    return page(request, "account/instellen.html", status, naar="", failed=failed, own=True, **shown)
