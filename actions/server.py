"""Rasa's action protocol on aiohttp: POST /webhook runs one action.

rasa-sdk brings its own Sanic server; that one answers a failing action with the whole tracker in the body and logs it.
Here a failure is a bare 500 and a line without a word of the conversation.
"""

from __future__ import annotations

from typing import Any

import structlog
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

import sporen
from bot import geheim

logger = structlog.get_logger(__name__)
EXECUTOR = web.AppKey("EXECUTOR", ActionExecutor)
LARGEST_TRACKER = 16 * 1024**2  # bytes; Rasa sends the whole conversation with each call


async def _run(request: web.Request) -> web.Response:
    call = await request.json()
    name = call.get("next_action")
    known = name if name in request.app[EXECUTOR].actions else "?"
    try:
        with sporen.span(
            f"actie {known}",
            spoor=_spoor(call),
            ouder=sporen.draagt(_message(call).get("metadata") or {}),
            kind=sporen.SpanKind.SERVER,
            actie=known,
        ):
            result = await request.app[EXECUTOR].run(call)
    except ActionExecutionRejection as rejection:
        return web.json_response({"error": str(rejection), "action_name": name}, status=400)
    except ActionNotFoundException:
        return web.json_response({"error": "unknown action", "action_name": name}, status=404)
    except Exception as error:
        logger.error(
            "action failed", action=name, error=type(error).__name__, place=_place(error), spoor=_spoor(call)
        )
        return web.json_response({"error": "action failed", "action_name": name}, status=500)
    return web.json_response(result.model_dump() if result else None)


def _spoor(call: dict[str, Any]) -> str | None:
    """Give the id that the gateway gave this turn: one name for it in every log."""
    found = _message(call).get("message_id")
    return found if isinstance(found, str) else None


def _message(call: dict[str, Any]) -> dict[str, Any]:
    return (call.get("tracker") or {}).get("latest_message") or {}


def _place(error: BaseException) -> str:
    """Give file and line of the failure; the message itself may hold personal text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"


async def _health(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def make_app(secret: str) -> web.Application:
    """Give the web application; whoever starts it puts an executor under EXECUTOR.

    A tracker says what a person agreed to, so it is taken from the engine alone: who does not know `secret` gets 401.
    """

    @web.middleware
    async def known_only(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not geheim.knows(request.headers.get(hdrs.AUTHORIZATION), secret) and request.path != "/health":
            return web.json_response({"error": "unknown caller"}, status=401)
        return await handler(request)

    app = web.Application(client_max_size=LARGEST_TRACKER, middlewares=[known_only])
    app.router.add_post("/webhook", _run)
    app.router.add_get("/health", _health)
    return app
