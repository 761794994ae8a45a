"""How often one address may try to sign in."""

from __future__ import annotations

from aiohttp import web

from matchmaker.adres import client_address, read_networks
from matchmaker.keys import AANMELDGRENS, SETTINGS


async def wait(request: web.Request) -> int:
    """Count a sign-in of this address; gives the seconds to wait where there were too many."""
    networks = read_networks(request.app[SETTINGS].proxies)
    address = client_address(request.remote, request.headers.getall("X-Forwarded-For", []), networks)
    return await request.app[AANMELDGRENS].wacht(address)
