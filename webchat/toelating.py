"""Counts what an address asks, before anything else is done for it."""

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from matchmaker.adres import Netten, client_address
from webchat.grenzen import Grens, Grenzen
from webchat.paden import API, FORMS

GRENZEN = web.AppKey("grenzen", Grenzen)
PROXIES = web.AppKey("proxies", Netten)

_COUNTED = {
    ("POST", f"{API}/sessies"): Grens.BEGIN,
    ("POST", FORMS): Grens.BEGIN,
    ("POST", f"{API}/berichten"): Grens.ADRES,
    ("POST", f"{FORMS}/berichten"): Grens.ADRES,
    ("GET", f"{API}/berichten"): Grens.LEZEN,
    ("GET", f"{API}/berichten/stroom"): Grens.LEZEN,
    ("GET", f"{API}/gesprek"): Grens.LEZEN,
    ("GET", FORMS): Grens.LEZEN,
    ("GET", f"{FORMS}/bewaren"): Grens.LEZEN,
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
