"""Which other sites may use the chat from a browser: exact origins, named in the settings (CORS).

No library: aiohttp-cors registers each route and says nothing in `Vary`; what is needed is this one page.
"""

import re

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from webchat import paden
from webchat.errors import VerkeerdeHerkomstError

HERKOMSTEN = web.AppKey("herkomsten", frozenset)

_ORIGIN = re.compile(r"https?://(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?")
_PREFLIGHT = {
    hdrs.ACCESS_CONTROL_ALLOW_METHODS: "GET, POST, DELETE",
    hdrs.ACCESS_CONTROL_ALLOW_HEADERS: "Authorization, Content-Type, Idempotency-Key, Last-Event-ID",
    hdrs.ACCESS_CONTROL_MAX_AGE: "600",
}
_EXPOSED = "Retry-After, Kt-Token, X-Request-ID"


def read_origins(text: str) -> frozenset[str]:
    """Return the origins in a comma-separated list; raises `ValueError` for what is none ("*", a path)."""
    origins = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(f"{origin}: https://naam, without path or *")
    return origins


@web.middleware
async def herkomst(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a preflight; refuse what a page of a site that is not named would change.

    Reading is the browser's to refuse, and no cookie is ever used here. A program that is no browser sends
    neither header.
    """
    origin = request.headers.get(hdrs.ORIGIN)
    if request.path.startswith(paden.CHAT) and origin is not None:
        allowed = origin.lower() in request.app[HERKOMSTEN]
        if request.method == hdrs.METH_OPTIONS and hdrs.ACCESS_CONTROL_REQUEST_METHOD in request.headers:
            if not allowed:
                raise VerkeerdeHerkomstError(_NOT_NAMED)
            return web.Response(status=204, headers=_PREFLIGHT)
        if not allowed and request.headers.get("Sec-Fetch-Site") == "cross-site":
            raise VerkeerdeHerkomstError(_NOT_NAMED)
    return await handler(request)


_NOT_NAMED = "De chat mag niet gebruikt worden vanaf deze website."


async def add_cors_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Let a named site read the answer, errors included (signal `on_response_prepare`)."""
    origins = request.config_dict[HERKOMSTEN]
    if not origins or not request.path.startswith((paden.CHAT, paden.FILES)):
        return
    response.headers.add(hdrs.VARY, hdrs.ORIGIN)
    if request.path.startswith(paden.FILES):
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None and origin.lower() in origins:
        response.headers[hdrs.ACCESS_CONTROL_ALLOW_ORIGIN] = origin
        response.headers[hdrs.ACCESS_CONTROL_EXPOSE_HEADERS] = _EXPOSED
