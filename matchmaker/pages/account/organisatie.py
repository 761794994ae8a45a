"""Sign in with the account of one's organisation."""

from __future__ import annotations

from urllib.parse import quote

import structlog
from aiohttp import web

from matchmaker.core.aanmelden.sessie import Session
from matchmaker.core.errors import NotSignedIn, SignInFailed
from matchmaker.keys import MATCHMAKER, PAGES, SETTINGS
from matchmaker.oidc.aanbieder import Aanbieder, OidcFailed
from matchmaker.oidc.keuzes import persoon_van
from matchmaker.pages import guard
from matchmaker.pages.account import tweede_stap
from matchmaker.pages.account.aanmeldgrens import wait
from matchmaker.pages.account.welkom import welcome

AANBIEDER = web.AppKey("AANBIEDER", Aanbieder)
VERTREK = "/aanmelden/organisatie"
TERUG = f"{VERTREK}/terug"

log = structlog.get_logger(__name__)


async def leave(request: web.Request) -> web.Response:
    """GET /aanmelden/organisatie: go there.

    A link, not a form: a policy of `form-action 'self'` keeps forms from leading elsewhere. It changes nothing but
    that this browser may come back.
    """
    naar = guard.safe_target(request.query.get("naar", ""))
    if await wait(request):
        return _refused("onbereikbaar", "too many of one address")
    reis = await request.app[MATCHMAKER].vertrek(naar)
    try:
        response = guard.see_other(await request.app[AANBIEDER].adres(reis))
    except OidcFailed as error:
        return _refused("onbereikbaar", error.reden)
    guard.begin_reis(request, response, reis.secret)
    return response


async def back(request: web.Request) -> web.Response:
    """GET /aanmelden/organisatie/terug: come back, with a code or with the word that it was refused."""
    response = await _back(request)
    guard.end_reis(request, response)
    return response


async def _back(request: web.Request) -> web.Response:
    matchmaker, keuzes = request.app[MATCHMAKER], request.app[SETTINGS].oidc()
    assert keuzes is not None
    query = request.query
    try:
        reis = await matchmaker.terugkeer(guard.reis(request), query.get("state", ""))
    except NotSignedIn:
        return _refused("niet-gelukt", "state")
    if query.get("iss", keuzes.issuer) != keuzes.issuer:  # RFC 9207
        return _refused("niet-gelukt", "iss of the answer")
    if "code" not in query:
        return _refused("niet-gelukt", "refused by the provider")
    try:
        claims = await request.app[AANBIEDER].wie(query["code"], reis)
    except OidcFailed as error:
        return _refused("niet-gelukt", error.reden)
    who = persoon_van(claims, keuzes)
    if who is None:
        return _refused("geen-account", "claims or groups")
    try:
        opened = await matchmaker.sign_in_organisatie(who)
    except SignInFailed:
        return _refused("geen-account", "no account")
    if isinstance(opened, Session):
        return await welcome(request, opened, reis.naar)
    step = tweede_stap.INSTELLEN if opened.instellen else tweede_stap.CODE
    response = guard.see_other(f"{PAGES}{step}?naar={quote(reis.naar)}")
    guard.begin_tussenstap(request, response, opened)
    return response


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(VERTREK, leave, name=f"{guard.PUBLIC}organisatie")
    app.router.add_get(TERUG, back, name=f"{guard.PUBLIC}organisatie-terug")


def _refused(melding: str, reden: str) -> web.Response:
    log.warning("organisation_sign_in_refused", reden=reden)
    return guard.see_other(f"{guard.SIGN_IN}?melding={melding}")
