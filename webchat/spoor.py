"""One id for a request and for all that follows from it: the turn that it makes, the engine, the actions, the logs."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar

import structlog
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from opentelemetry.trace import Span

import sporen
from webchat.metingen import Metingen
from webchat.tokens import new_id

HEADER = "X-Request-ID"
_NO_SPAN = ("/healthz", "/readyz", "/static", "/coordinator/static")  # much, and nothing to learn from
METINGEN = web.AppKey("metingen", Metingen)

_SPOOR: ContextVar[str | None] = ContextVar("spoor", default=None)
_KEY = web.RequestKey("spoor", str)


def turn_ids(ids: Callable[[], str]) -> Callable[[], str]:
    """Return an id factory for turns: within a request the id of that request, which makes one turn at most.

    An id that a client or proxy sends is never taken over: a turn's id must be nobody else's.
    """
    return lambda: _SPOOR.get() or ids()


@web.middleware
async def spoor(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Give the request its id, in the logs and in the answer, and count it."""
    request[_KEY] = new_id()
    token = _SPOOR.set(request[_KEY])
    method, route = method_of(request), route_of(request)
    with structlog.contextvars.bound_contextvars(spoor=request[_KEY]), _span(request, method, route) as made:
        try:
            response = await handler(request)
        except web.HTTPException as error:
            request.app[METINGEN].verzoek(method, route, error.status)
            raise
        finally:
            _SPOOR.reset(token)
        if made is not None:
            made.set_attribute("http.response.status_code", response.status)
    request.app[METINGEN].verzoek(method, route, response.status)
    return response


def _span(request: web.Request, method: str, route: str) -> AbstractContextManager[Span | None]:
    if route.startswith(_NO_SPAN):
        return nullcontext()
    return sporen.span(
        f"{method} {route}",
        spoor=request[_KEY],
        eerste=True,
        kind=sporen.SpanKind.SERVER,
        http_request_method=method,
        http_route=route,
    )


async def add_request_id(request: web.Request, response: web.StreamResponse) -> None:
    """Name the id in the answer (signal `on_response_prepare`)."""
    if _KEY in request:
        response.headers[HEADER] = request[_KEY]


def request_id(request: web.BaseRequest) -> str | None:
    """Return the id of a request, where it has one."""
    return request.get(_KEY)


def method_of(request: web.BaseRequest) -> str:
    """Return the method, or "?" for one that somebody made up: it can be any word."""
    return request.method if request.method in hdrs.METH_ALL else "?"


def route_of(request: web.BaseRequest) -> str:
    """Return the route of a request, without what stands in the address itself."""
    match = getattr(request, "_match_info", None)  # the public name asserts that the request could be read
    resource = match.route.resource if match is not None else None
    return resource.canonical if resource is not None else "?"
