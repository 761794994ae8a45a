"""Logging: structured, ids and counts only. What a person types never gets near a log line."""

import logging
import sys
import traceback
from typing import Any

import structlog
from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

from sporen.uitvoer import STANDARD_ERROR
from webchat.spoor import method_of, request_id, route_of

log = structlog.get_logger("webchat.access")


def configure_logs(log_format: str) -> None:
    """Send structlog and the standard library's log to standard error, as JSON or for a console.

    An exception's own message is left out, also of libraries: it may quote what somebody typed.
    """
    render: Any = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _shorten_exception,
    ]
    structlog.configure(
        processors=[*shared, render],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(STANDARD_ERROR),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            use_get_message=False,  # the bare message: what libraries fill in can be an address or a text
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def where(error: BaseException) -> str:
    """Return the place an exception came from as "file:line", without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"


def _shorten_exception(_: Any, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"], event["at"] = type(error).__name__, where(error)
    return event


class AccessLogger(AbstractAccessLogger):
    """One line a request: method, route (not the address itself), status, time. No person, text or token."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Write the line."""
        log.info(
            "request",
            method=method_of(request),
            route=route_of(request),
            status=response.status,
            ms=round(time * 1000),
            spoor=request_id(request),
        )
