"""Write answers: JSON, with the mark by which a reader sees whether it changed, and the way to the next page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

JSON = "application/json"

dumps: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Uitkomst:
    """What a call that changes something answers."""

    data: dict[str, Any] | None = None  # None: nothing to say
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    hulpvraag_id: int | None = None  # whose words are in it

    def to_text(self) -> str:
        """Write it down, to be given again."""
        return write_down(self.status, self.headers, _body(self))


def write_down(status: int, headers: Mapping[str, str], body: str | None) -> str:
    """Write an answer down as one text; `body` as it goes out, with its media type among the headers."""
    return dumps({"status": status, "headers": dict(headers), "body": body})


def from_text(text: str) -> web.Response:
    """Give an answer that was written down."""
    kept = json.loads(text)
    return _response(kept["status"], kept["headers"], kept["body"])


def give(uitkomst: Uitkomst) -> web.Response:
    """Give an answer."""
    return _response(uitkomst.status, uitkomst.headers, _body(uitkomst))


def json_response(data: Any, headers: Mapping[str, str] | None = None) -> web.Response:
    """Give JSON."""
    return _response(200, headers or {}, dumps(data))


def one(request: web.Request, data: dict[str, Any]) -> web.Response:
    """Give a single resource with its mark, or 304 where the reader has it already."""
    mark = etag(data)
    asked = request.if_none_match or ()
    same = any(known.value in (mark, "*") for known in asked)
    response = web.Response(status=304) if same else json_response(data)
    response.etag = mark
    return response


def etag(data: dict[str, Any]) -> str:
    """Give the mark of a resource: another one whenever anything in it is other."""
    return hashlib.sha256(dumps(data).encode()).hexdigest()[:32]


def page(request: web.Request, data: dict[str, Any], cursor: str | None) -> web.Response:
    """Give a page of a list; the address of the next one stands in a Link header (RFC 8288) as well."""
    headers = {}
    if cursor is not None:
        headers["Link"] = f'<{request.rel_url.update_query(cursor=cursor)}>; rel="next"'
    return json_response(data | {"volgende": cursor}, headers)


def _body(uitkomst: Uitkomst) -> str | None:
    return None if uitkomst.data is None else dumps(uitkomst.data)


def _response(status: int, headers: Mapping[str, str], body: str | None) -> web.Response:
    made = web.Response(status=status, headers=dict(headers))
    if body is not None:
        made.text = body
        # `text` sets the type to text/plain; what was written down may be a problem.
        made.content_type = headers.get("Content-Type", JSON)
        made.charset = "utf-8"
    return made
