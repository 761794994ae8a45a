"""Read query parameters and bodies; whatever is wrong with them becomes an InvalidRequest."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from multidict import MultiMapping

from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.ports import Filters, Position
from matchmaker.core.text import clean
from matchmaker.core.vocabulary import activiteiten, codes, leefgebieden
from matchmaker.core.vrijwilligers.port import Vrijwilligersfilter
from matchmaker.core.vrijwilligers.vrijwilliger import VrijwilligerStatus

DEFAULT_LIMIT = 25
MAX_LIMIT = 500
MAX_QUERY = 200  # signs
STRANGE_CURSOR = Fault("cursor", "must be a `volgende` of an earlier page")
_MAX_ID = 2**63 - 1


def read_filters(query: MultiMapping[str]) -> Filters:
    """Read status (may be repeated), leefgebied, wijk and q; an empty value filters nothing.

    Raises:
        InvalidRequest: a value that the vocabulary does not have, or too long a text.
    """
    status = tuple(value for value in query.getall("status", []) if value)
    for value in status:
        one_of("status", value, codes("status"))
    leefgebied = query.get("leefgebied") or None
    if leefgebied:
        one_of("leefgebied", leefgebied, leefgebieden())
    return Filters(status=status, leefgebied=leefgebied, wijk=_text(query, "wijk"), q=_text(query, "q"))


def read_vrijwilligersfilter(query: MultiMapping[str]) -> Vrijwilligersfilter:
    """Read status, wijk, activiteit and q of volunteers; an empty value filters nothing.

    Raises:
        InvalidRequest: a value that there is not, or too long a text.
    """
    status, activiteit = query.get("status") or None, query.get("activiteit") or None
    if status:
        one_of("status", status, tuple(VrijwilligerStatus))
    if activiteit:
        one_of("activiteit", activiteit, tuple(activiteiten()))
    return Vrijwilligersfilter(status, _text(query, "wijk"), activiteit, _text(query, "q"))


def read_limit(query: MultiMapping[str]) -> int:
    """Read limiet, 1 to 500.

    Raises:
        InvalidRequest: it is not.
    """
    value = query.get("limiet") or str(DEFAULT_LIMIT)
    if not (value.isascii() and value.isdigit() and len(value) <= 4 and 1 <= int(value) <= MAX_LIMIT):
        raise InvalidRequest((Fault("limiet", f"must be 1 to {MAX_LIMIT}"),))
    return int(value)


def read_cursor(query: MultiMapping[str]) -> Position | None:
    """Read cursor, as an earlier page gave it in `volgende`.

    Raises:
        InvalidRequest: no page gave this.
    """
    value = query.get("cursor")
    if not value:
        return None
    try:
        level, moment, id_ = json.loads(unwrapped(value))
        return Position(_whole(level), datetime.fromisoformat(moment).astimezone(UTC), _whole(id_))
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise InvalidRequest((STRANGE_CURSOR,)) from None


def write_cursor(position: Position | None) -> str | None:
    """Write a place in the queue as text that says nothing to others."""
    if position is None:
        return None
    parts = [position.urgentie, position.ingediend_op.isoformat(), position.id]
    return wrapped(json.dumps(parts))


def wrapped(text: str) -> str:
    """Write a text so that it can stand in an address and says nothing to others."""
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def unwrapped(value: str) -> str:
    """Read what `wrapped` wrote.

    Raises:
        ValueError: it did not.
    """
    return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True).decode()


async def read_body(request: web.Request) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        InvalidRequest: it is none.
    """
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise InvalidRequest((Fault("", "must be JSON"),)) from None
    if not isinstance(body, dict):
        raise InvalidRequest((Fault("", "must be an object"),))
    return body


def _text(query: MultiMapping[str], name: str) -> str | None:
    value = clean(query.get(name, ""))
    if len(value) > MAX_QUERY:
        raise InvalidRequest((Fault(name, f"must be at most {MAX_QUERY} signs"),))
    return value or None


def one_of(name: str, value: str, allowed: Sequence[str]) -> None:
    """Let a value pass that is among these.

    Raises:
        InvalidRequest: it is not.
    """
    if value not in allowed:
        raise InvalidRequest((Fault(name, f"must be one of {', '.join(allowed)}"),))


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) > _MAX_ID:
        raise ValueError
    return value
