"""Addresses of pages for people outside, to copy into a message."""

from __future__ import annotations

from aiohttp import web
from yarl import URL

from matchmaker.keys import SETTINGS


def buiten(request: web.Request, path: str) -> str:
    """Give a whole address: on the site that is configured, else on the one that this page was asked of."""
    settings = request.app[SETTINGS]
    scheme = "https" if settings.https else request.scheme
    own = URL.build(scheme=scheme, authority=request.host)
    return f"{settings.openbaar(str(own.origin()))}{path}"
