"""What the API and the pages find in the application and in a request."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.grens import Grens
from matchmaker.settings import Settings

MATCHMAKER = web.AppKey("MATCHMAKER", Matchmaker)
SETTINGS = web.AppKey("SETTINGS", Settings)
AANMELDGRENS = web.AppKey("AANMELDGRENS", Grens)  # sign-ins of one address
COORDINATOR = web.RequestKey("COORDINATOR", Coordinator)  # who is asking

API = "/api/matchmaker/v1"
KAART_API = "/api/sociale-kaart/v1"
PAGES = "/coordinator"
PUBLIC_PAGES = "/sociale-kaart"  # for the organisations of the directory
VOORSTEL_PAGES = "/voorstel"  # for who got a proposal by mail


def reis_cookie(settings: Settings) -> str:
    """Give the name of the cookie of who is at the sign-in of their organisation."""
    return "__Host-kt_reis" if settings.https else "kt_reis"


def session_cookie(settings: Settings) -> str:
    """Give the name of the session's cookie; with https the browser itself guards a `__Host-` cookie."""
    return "__Host-kt_coordinator" if settings.https else "kt_coordinator"


def tussen_cookie(settings: Settings) -> str:
    """Give the name of the cookie of who gave a right password and still has to give a code."""
    return "__Host-kt_tussenstap" if settings.https else "kt_tussenstap"


def toestel_cookie(settings: Settings) -> str:
    """Give the name of the cookie of a browser that somebody signed in with before."""
    return "__Host-kt_toestel" if settings.https else "kt_toestel"
