"""Counts what an address asks, before anything else is done for it."""

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from webchat.adres import Netten, client_address
from webchat.grenzen import Grens, Grenzen

GRENZEN = web.AppKey("grenzen", Grenzen)
PROXIES = web.AppKey("proxies", Netten)

_COUNTED = {
    ("POST", "/api/chat/v1/sessies"): Grens.BEGIN,
    ("POST", "/gesprek"): Grens.BEGIN,
    ("POST", "/api/chat/v1/berichten"): Grens.ADRES,
    ("POST", "/gesprek/berichten"): Grens.ADRES,
    ("GET", "/api/chat/v1/berichten"): Grens.LEZEN,
    ("GET", "/api/chat/v1/berichten/stroom"): Grens.LEZEN,
    ("GET", "/api/chat/v1/gesprek"): Grens.LEZEN,
    ("GET", "/gesprek"): Grens.LEZEN,
    ("GET", "/gesprek/bewaren"): Grens.LEZEN,
}


@web.middleware
async def toelating(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request through, or raise `TeVeelError`. Wiping is never counted."""
    method = hdrs.METH_GET if request.method == hdrs.METH_HEAD else request.method
    grens = _COUNTED.get((method, request.path))
    if grens is not None:
        forwarded = request.headers.getall("X-Forwarded-For", [])
        await request.app[GRENZEN].check(
            grens, client_address(request.remote, forwarded, request.app[PROXIES])
        )
    return await handler(request)
