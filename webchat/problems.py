"""Errors as HTTP: `application/problem+json` (RFC 9457) for the API, a plain page for a browser."""

from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from webchat import paden
from webchat.errors import (
    ChatError,
    GeenToegangError,
    LeegError,
    MethodeNietMogelijkError,
    NietGevondenError,
    OngeldigError,
    TeLangError,
)
from webchat.keys import CHAT
from webchat.logs import where

log = structlog.get_logger(__name__)


def problem(error: ChatError) -> web.Response:
    """Return the problem document of an error."""
    body = {"type": "about:blank", "title": error.titel, "status": error.status, "detail": error.detail}
    headers = {"WWW-Authenticate": 'Bearer realm="gesprek"'} if error.status == 401 else {}
    if error.opnieuw_na is not None:
        headers["Retry-After"] = str(error.opnieuw_na)
    response = web.json_response(body, status=error.status, headers=headers)
    response.headers["Content-Type"] = "application/problem+json; charset=utf-8"
    return response


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every error under the chat API into a problem document; nothing escapes as a bare 500."""
    if not request.path.startswith(paden.CHAT):
        return await handler(request)
    try:
        return await handler(request)
    except ChatError as error:
        if error.status >= 500 and error.opnieuw_na is None:
            log.error("refused", status=error.status, oorzaak=getattr(error, "oorzaak", None))
        return problem(error)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        response = problem(from_http(error, request))
        if isinstance(error, web.HTTPMethodNotAllowed):
            response.headers["Allow"] = ", ".join(sorted(error.allowed_methods))
        return response
    except Exception as error:
        log.error("unexpected", error=type(error).__name__, at=where(error))
        return problem(ChatError())


def from_http(error: web.HTTPException, request: web.Request) -> ChatError:
    """Return our error for one that aiohttp raised."""
    match error.status:
        case 401:
            return GeenToegangError()
        case 404:
            return NietGevondenError()
        case 405:
            return MethodeNietMogelijkError(f"{request.method} kan niet op dit adres.")
        case 413:
            return TeLangError(request.app[CHAT].max_tekens)
        case 422:
            return LeegError()
        case status if status < 500:
            other = OngeldigError()
            other.status, other.titel = status, HTTPStatus(status).phrase
            return other
    return ChatError()
