"""Keeps the pages: who is signed in, and that a form comes from our own page."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from aiohttp import web
from multidict import MultiDictProxy

from matchmaker.core.aanmelden.factor import TUSSEN_TIJD, Tussenstap
from matchmaker.core.aanmelden.organisatie import REIS_TIJD
from matchmaker.core.aanmelden.sessie import Session
from matchmaker.core.aanmelden.toestel import ONTHOUDEN
from matchmaker.core.coordinator import Functie
from matchmaker.core.errors import Fault, InvalidRequest, NotAuthorised, NotSignedIn, NotYours
from matchmaker.hsds import reading
from matchmaker.keys import (
    COORDINATOR,
    MATCHMAKER,
    PAGES,
    SETTINGS,
    reis_cookie,
    session_cookie,
    toestel_cookie,
    tussen_cookie,
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PUBLIC = "public-"  # prefix of the name of a route that needs no sign-in
UPLOAD = "upload-"  # prefix of the name of a route that takes a file
MAX_UPLOAD = reading.MAX_UPLOAD + 2**16  # bytes: the file, and the form around it
SIGN_IN = f"{PAGES}/aanmelden"
START = f"{PAGES}/vandaag"  # where somebody comes who signs in without asking for a page
CSRF = "csrf"
_VISITOR = "kt_bezoeker"  # cookie that ties the sign-in form to the browser it was sent to
# What who reads figures may open: what does not stand here is for who works with people.
# Demand and supply is not among it: it has the small counts that the overview hides.
_LEZER_LEEST = re.compile(
    rf"{PAGES}/(overzicht(/.*)?|sociale-kaart|sociale-kaart/diensten/[^/]*|account(/.*)?)"
)
_LEZER_STUURT = re.compile(rf"{PAGES}/(afmelden|account/.*)")
_LEZER = "U leest cijfers. Wat er over mensen staat, is alleen voor coördinatoren."
_DRAWN = web.RequestKey("DRAWN", str)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request pass of somebody who signed in, and a form with the token of its page only."""
    if request.match_info.http_exception is not None:
        return await handler(request)
    name = request.match_info.route.name or ""
    if not name.startswith(PUBLIC):
        secret = request.cookies.get(session_cookie(request.app[SETTINGS]), "")
        try:
            request[COORDINATOR] = await request.app[MATCHMAKER].by_session(secret)
        except NotSignedIn:
            back = f"?naar={quote(request.path_qs)}" if request.method == "GET" else ""
            return see_other(SIGN_IN + back)
        if is_lezer(request) and not _for_lezer(request):
            raise NotYours(_LEZER)
    if request.method != "POST":
        return await handler(request)
    if name.startswith(UPLOAD):
        request = request.clone(client_max_size=MAX_UPLOAD)
    form = await read_form(request)
    with contextlib.ExitStack() as files:
        for field in form.values():
            if isinstance(field, web.FileField):
                files.callback(field.file.close)
        given = form.get(CSRF, "")
        if not isinstance(given, str) or not hmac.compare_digest(
            given.encode("utf-8", "replace"), _token(request)
        ):
            raise NotAuthorised("the form does not come from our page, or that page is too old")
        return await handler(request)


async def read_form(request: web.Request) -> MultiDictProxy[str | bytes | bytearray | web.FileField]:
    """Read the fields of a form.

    Raises:
        InvalidRequest: it is none.
    """
    try:
        return await request.post()
    except (ValueError, LookupError):
        raise InvalidRequest((Fault("", "must be a form"),)) from None


async def text_fields(request: web.Request) -> dict[str, list[str]]:
    """Read all fields of a form that are text, but the token."""
    found: dict[str, list[str]] = {}
    for name, value in (await read_form(request)).items():
        if isinstance(value, str) and name != CSRF:
            found.setdefault(name, []).append(value)
    return found


async def file_field(request: web.Request, name: str) -> tuple[str, bytes] | None:
    """Read the name and the bytes of a file; None where none was chosen."""
    field = (await read_form(request)).get(name)
    if not isinstance(field, web.FileField):
        return None
    return field.filename, await asyncio.to_thread(field.file.read)


async def text_field(request: web.Request, name: str) -> str:
    """Read one field of a form; missing is empty."""
    value = (await read_form(request)).get(name, "")
    return value if isinstance(value, str) else ""


def is_lezer(request: web.Request) -> bool:
    """Say whether who signed in reads figures only."""
    return COORDINATOR in request and request[COORDINATOR].functie is Functie.LEZER


def csrf_token(request: web.Request) -> str:
    """Give the token that a form of this page must bring back."""
    return _token(request).decode()


def visitor(request: web.Request) -> str:
    """Give the visitor's id, a new one where the browser brought none."""
    if _DRAWN not in request:
        request[_DRAWN] = request.cookies.get(_VISITOR) or request.app[MATCHMAKER].secret()
    return request[_DRAWN]


def remember_visitor(request: web.Request, response: web.Response, path: str = PAGES) -> None:
    """Give the browser the visitor's id that its form is tied to; `path`: where the form is sent to."""
    _set_cookie(request, response, _VISITOR, visitor(request), max_age=3600, path=path)


def begin(request: web.Request, response: web.Response, session: Session) -> None:
    """Give the browser a session, in the place of the step that led to it."""
    end_tussenstap(request, response)
    age = int(request.app[MATCHMAKER].session_length.total_seconds())
    _set_cookie(request, response, session_cookie(request.app[SETTINGS]), session.secret, max_age=age)


def end(request: web.Request, response: web.Response) -> None:
    """Take the session from the browser."""
    _set_cookie(request, response, session_cookie(request.app[SETTINGS]), "", max_age=0)


def begin_tussenstap(request: web.Request, response: web.Response, step: Tussenstap) -> None:
    """Let the browser go on to the second step of a sign-in."""
    age = int(TUSSEN_TIJD.total_seconds())
    _set_cookie(request, response, tussen_cookie(request.app[SETTINGS]), step.secret, max_age=age)


def tussenstap(request: web.Request) -> str:
    """Give the secret of the second step that the browser is at; none is empty."""
    return request.cookies.get(tussen_cookie(request.app[SETTINGS]), "")


def end_tussenstap(request: web.Request, response: web.Response) -> None:
    """Take the second step from the browser."""
    _set_cookie(request, response, tussen_cookie(request.app[SETTINGS]), "", max_age=0)


def begin_reis(request: web.Request, response: web.Response, secret: str) -> None:
    """Let the browser go to the sign-in of an organisation."""
    age = int(REIS_TIJD.total_seconds())
    _set_cookie(request, response, reis_cookie(request.app[SETTINGS]), secret, max_age=age)


def reis(request: web.Request) -> str:
    """Give the secret that the browser left with; none is empty."""
    return request.cookies.get(reis_cookie(request.app[SETTINGS]), "")


def end_reis(request: web.Request, response: web.Response) -> None:
    """Take the secret of the journey from the browser."""
    _set_cookie(request, response, reis_cookie(request.app[SETTINGS]), "", max_age=0)


def toestel(request: web.Request) -> str:
    """Give the secret of a browser that somebody signed in with before; none is empty."""
    return request.cookies.get(toestel_cookie(request.app[SETTINGS]), "")


def remember_toestel(request: web.Request, response: web.Response, secret: str) -> None:
    """Let this browser be known at the next sign-in."""
    age = int(ONTHOUDEN.total_seconds())
    _set_cookie(request, response, toestel_cookie(request.app[SETTINGS]), secret, max_age=age)


def see_other(address: str) -> web.Response:
    """Send the browser on with a GET, so that a reload does not send the form again."""
    return web.Response(status=303, headers={"Location": address})


def safe_target(target: str) -> str:
    """Give where to go after the sign-in: a page of ours, whatever the address says."""
    inside = target.startswith((f"{PAGES}/", f"{PAGES}?"))
    clean = target.isprintable() and "\\" not in target and "//" not in target
    return target if inside and clean and not target.startswith(SIGN_IN) else START


def _for_lezer(request: web.Request) -> bool:
    # The route as it was registered, not the path: that may be written in more than one way.
    route = request.match_info.route.resource
    canonical = route.canonical if route else ""
    if request.method == "POST":
        return _LEZER_STUURT.fullmatch(canonical) is not None
    return _LEZER_LEEST.fullmatch(canonical) is not None


def _token(request: web.Request) -> bytes:
    secret = request.cookies.get(session_cookie(request.app[SETTINGS])) if COORDINATOR in request else None
    return (
        hashlib.sha256(f"csrf:{secret or visitor(request)}".encode("utf-8", "replace")).hexdigest().encode()
    )


def _set_cookie(
    request: web.Request, response: web.Response, name: str, value: str, max_age: int, path: str = "/"
) -> None:
    secure = request.app[SETTINGS].https
    response.set_cookie(name, value, max_age=max_age, path=path, httponly=True, samesite="Lax", secure=secure)
