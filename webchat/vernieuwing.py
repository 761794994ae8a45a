"""Sends a new token along with an answer when it is time: as a header of the API, as the cookie of the forms."""

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from webchat.errors import GeenToegangError, OpslagError
from webchat.keys import SETTINGS
from webchat.model import Toegang
from webchat.paden import FORMS
from webchat.toegang import Toegangen

log = structlog.get_logger(__name__)

TOEGANGEN = web.AppKey("toegangen", Toegangen)
HEADER = "Kt-Token"
COOKIE = "kt_gesprek"

_OPENED = web.RequestKey("toegang", Toegang)


async def opened(request: web.Request, token: str) -> str:
    """Return the conversation that this token opens, and remember it for the answer."""
    toegang = await request.app[TOEGANGEN].open(token)
    request[_OPENED] = toegang
    return toegang.gesprek


@web.middleware
async def vernieuwing(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Add the new token to an answer that went well. An error never stands in the way of the answer."""
    response = await handler(request)
    toegang = request.get(_OPENED)
    if toegang is None or response.status >= 400 or response.prepared or COOKIE in response.cookies:
        return response  # nothing was opened, it failed, it is on its way, or the form took the cookie away
    try:
        token = await request.app[TOEGANGEN].successor(toegang)
    except GeenToegangError:
        return response  # wiped by this very call
    except OpslagError as error:
        log.warning("token_not_renewed", oorzaak=error.oorzaak)
        return response
    if token is not None and request.path.startswith(FORMS):
        set_cookie(request, response, token)
    elif token is not None:
        response.headers[HEADER] = token
    return response


def set_cookie(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Set the cookie of the forms: at the begin, and with each new token."""
    secure = request.app[SETTINGS].https
    response.set_cookie(COOKIE, token, path=FORMS, httponly=True, samesite="Strict", secure=secure)
