"""The calls of the queue API: read the request, call one use case, write the answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from matchmaker.api.auth import PUBLIC
from matchmaker.api.openapi import describe
from matchmaker.core.hulpvraag import Dossier, Hulpvraag
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import COORDINATOR, MATCHMAKER
from matchmaker.parameters import (
    read_body,
    read_cursor,
    read_filters,
    read_limit,
    text_of,
    write_cursor,
)

ONE = "/hulpvragen/{referentie}"


async def list_hulpvragen(request: web.Request) -> web.Response:
    """GET /hulpvragen."""
    matchmaker = request.app[MATCHMAKER]
    page = await matchmaker.queue(
        read_filters(request.query),
        read_cursor(request.query),
        read_limit(request.query),
        wie=request[COORDINATOR],
    )
    shown = [_hulpvraag(matchmaker, hulpvraag) for hulpvraag in page.hulpvragen]
    return _json({"hulpvragen": shown, "volgende": write_cursor(page.next)})


async def get_hulpvraag(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}."""
    matchmaker = request.app[MATCHMAKER]
    found = await matchmaker.get(request.match_info["referentie"], request[COORDINATOR])
    return _json(_dossier(matchmaker, found))


async def claim(request: web.Request) -> web.Response:
    """POST /hulpvragen/{referentie}/claim."""
    matchmaker = request.app[MATCHMAKER]
    dossier = await matchmaker.claim(request.match_info["referentie"], request[COORDINATOR])
    return _json(_dossier(matchmaker, dossier))


async def set_status(request: web.Request) -> web.Response:
    """POST /hulpvragen/{referentie}/status."""
    matchmaker = request.app[MATCHMAKER]
    body = await read_body(request)
    dossier = await matchmaker.set_status(
        request.match_info["referentie"],
        text_of(body, "status", required=True),
        request[COORDINATOR],
        text_of(body, "toelichting", required=False),
    )
    return _json(_dossier(matchmaker, dossier))


async def suggesties(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/suggesties."""
    found = await request.app[MATCHMAKER].suggestions(request.match_info["referentie"], request[COORDINATOR])
    return _json({"suggesties": [suggestie.to_json() for suggestie in found]})


async def openapi(_: web.Request) -> web.Response:
    """GET /openapi.json; for everybody, also for a page of another site."""
    return _json(describe(), headers={"Access-Control-Allow-Origin": "*"})


def add_routes(app: web.Application) -> None:
    """Register the calls, relative to the API's prefix."""
    app.router.add_get("/hulpvragen", list_hulpvragen)
    app.router.add_get(ONE, get_hulpvraag)
    app.router.add_post(f"{ONE}/claim", claim)
    app.router.add_post(f"{ONE}/status", set_status)
    app.router.add_get(f"{ONE}/suggesties", suggesties)
    app.router.add_get("/openapi.json", openapi, name=PUBLIC)


def _hulpvraag(matchmaker: Matchmaker, hulpvraag: Hulpvraag) -> dict[str, Any]:
    urgency = matchmaker.urgency(hulpvraag)
    explained = {"niveau": urgency.niveau, "label": urgency.label, "redenen": list(urgency.redenen)}
    return hulpvraag.to_json() | {"urgentie": explained}


def _dossier(matchmaker: Matchmaker, dossier: Dossier) -> dict[str, Any]:
    return _hulpvraag(matchmaker, dossier.hulpvraag) | {
        "geschiedenis": [line.to_json() for line in dossier.geschiedenis],
        "stappen": list(dossier.stappen),
    }


_dumps: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


def _json(data: Any, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response(data, dumps=_dumps, headers=headers)
