"""Write answers: rows of HSDS as JSON, with a mark by which a reader knows whether they changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.sociale_kaart.uitgeven import Blad, Bladzijde
from matchmaker.hsds.service_json import Lookup, row_json

FRESH = "public, max-age=300"  # seconds; what an organisation changes is seen within five minutes

_PLACE = "service_at_location"


def answer(request: web.Request, data: Any) -> web.Response:
    """Give JSON, or 304 where the reader has it already."""
    body = _dumps(data).encode()
    mark = hashlib.sha256(body).hexdigest()[:32]
    asked = request.if_none_match or ()
    same = any(etag.value in (mark, "*") for etag in asked)
    response = web.Response(status=304) if same else web.Response(body=body, content_type="application/json")
    response.etag = mark
    response.headers["Cache-Control"] = FRESH
    return response


def page(table: str, blad: Blad, bladzijde: Bladzijde, *, full: bool) -> dict[str, Any]:
    """Give a page of a list as HSDS has it."""
    lookup = Lookup(blad.rijen)
    pages = -(-blad.totaal // bladzijde.grootte)
    return {
        "total_items": blad.totaal,
        "total_pages": pages,
        "page_number": bladzijde.nummer,
        "size": len(blad.ids),
        "first_page": bladzijde.nummer == 1,
        "last_page": bladzijde.nummer >= pages,
        "empty": not blad.ids,
        "contents": [_row(lookup, table, id_, full=full) for id_ in blad.ids],
    }


def one(table: str, rijen: Package, id_: str) -> dict[str, Any]:
    """Give one row with everything that belongs to it; an organization with the head of each of its services."""
    lookup = Lookup(rijen)
    data = _row(lookup, table, id_, full=True)
    if table == "organization":
        services = [str(row["id"]) for row in rijen["service"]]
        data["services"] = [row_json(lookup, "service", service, full=False) for service in services]
    return data


def _row(lookup: Lookup, table: str, id_: str, *, full: bool) -> dict[str, Any]:
    data = row_json(lookup, table, id_, full=full)
    if table == _PLACE:
        data["service"] = row_json(lookup, "service", data["service_id"], full=False)
    return data


_dumps: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode
