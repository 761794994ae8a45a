"""Fills a template with what every page shows."""

import re
from typing import Any

import jinja2
import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from webchat.errors import ChatError
from webchat.keys import SETTINGS
from webchat.logs import where
from webchat.privacy import privacy
from webchat.problems import from_http

log = structlog.get_logger(__name__)

TEMPLATES = web.AppKey("templates", jinja2.Environment)


def render(request: web.Request, template: str, *, status: int = 200, **values: Any) -> web.Response:
    """Return one page."""
    app = request.config_dict
    settings = app[SETTINGS]
    text = (
        app[TEMPLATES]
        .get_template(template)
        .render(
            gemeente=settings.gemeente,
            demo=settings.demo,
            telefoon=settings.telefoon,
            telefoon_kaal=re.sub(r"[^+0-9]", "", settings.telefoon),
            openingstijden=settings.openingstijden,
            privacy=privacy(settings),
            **values,
        )
    )
    return web.Response(text=text, content_type="text/html", status=status)


@web.middleware
async def page_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Show an error of the pages as a page; the API and the coordinators' side have their own ways."""
    if request.path.startswith(("/api/", "/coordinator")):
        return await handler(request)
    try:
        return await handler(request)
    except ChatError as caught:
        error = caught
        if error.status >= 500:
            log.error("refused", status=error.status, oorzaak=getattr(error, "oorzaak", None))
    except web.HTTPException as caught_http:
        if caught_http.status < 400:
            raise
        error = from_http(caught_http, request)
    except Exception as unexpected:
        log.error("unexpected", error=type(unexpected).__name__, at=where(unexpected))
        error = ChatError()
    return render(request, "fout.html", status=error.status, kop=error.titel, uitleg=error.detail)
