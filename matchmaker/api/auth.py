"""Who is asking: a machine token, or the session of a coordinator who signed in on the pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from matchmaker.api.problems import Handler
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotAuthorised, NotSignedIn
from matchmaker.keys import COORDINATOR, MATCHMAKER, SETTINGS, session_cookie

_SAFE = ("GET", "HEAD", "OPTIONS")
PUBLIC = "public"  # name of a route that anybody may read


@web.middleware
async def authenticate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request pass that comes from somebody known, and note who it is."""
    known_route = request.match_info.http_exception is None
    if known_route and request.match_info.route.name != PUBLIC:
        request[COORDINATOR] = await _who(request)
    return await handler(request)


async def _who(request: web.Request) -> Coordinator:
    matchmaker = request.app[MATCHMAKER]
    if header := request.headers.get("Authorization"):
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise NotSignedIn
        return await matchmaker.by_token(token.strip())
    secret = request.cookies.get(session_cookie(request.app[SETTINGS]))
    if not secret:
        raise NotSignedIn
    coordinator = await matchmaker.by_session(secret)
    if request.method not in _SAFE and from_elsewhere(request):
        raise NotAuthorised("a request with a cookie must come from our own pages")
    return coordinator


def from_elsewhere(request: web.Request) -> bool:
    """Say whether a browser sends this on behalf of another site (where the browser tells)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host
