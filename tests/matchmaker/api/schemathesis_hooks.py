"""What Schemathesis loads: most of what it sends names things that there are, else it meets little but 404 and 422.

Only what could be right is changed, so that what is wrong on purpose stays wrong.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any
from zlib import crc32

import schemathesis
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation

GIVEN: dict[str, Any] = json.loads(os.environ["FUZZ_GIVEN"])  # what the test has made
TODAY = date.fromisoformat(GIVEN["vandaag"])
_OF = 5  # one of so many stays as it was drawn
_numbers = count(1)


@schemathesis.hook
def before_call(_context: Any, case: schemathesis.Case, _kwargs: dict[str, Any]) -> None:
    """Aim a case at what there is."""
    number = next(_numbers)
    if number % _OF == 0:
        return
    _aim_path(case, number)
    parts = {
        ParameterLocation.HEADER: _aim_headers,
        ParameterLocation.QUERY: _aim_query,
        ParameterLocation.BODY: _aim_body,
    }
    for part, aim in parts.items():
        made = case.meta.components.get(part) if case.meta else None
        if made is not None and made.mode is GenerationMode.POSITIVE:
            aim(case, number)


def _aim_path(case: schemathesis.Case, number: int) -> None:
    known = case.path_parameters
    if not isinstance(known.get("referentie"), str):
        return
    for part in ("voorstellen", "opvolgingen"):
        if f"/{part}/{{id}}" in case.path and type(known.get("id")) is int:
            known["referentie"], known["id"] = _one_of(GIVEN[part], number)
            return
    known["referentie"] = _one_of(GIVEN["referenties"], number)


def _aim_headers(case: schemathesis.Case, number: int) -> None:
    """Take a fresh key, and leave a condition away that nothing meets."""
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"sleutel-{number}"
    if case.headers.get("If-Match") not in (None, "*"):
        del case.headers["If-Match"]


def _aim_query(case: schemathesis.Case, number: int) -> None:
    """Begin at the first page, and name a colleague."""
    case.query.pop("cursor", None)
    if "houder" in case.query:
        case.query["houder"] = _one_of(("ik", "bram"), number)


def _aim_body(case: schemathesis.Case, number: int) -> None:
    """Name a colleague, a service or a volunteer, and days that can be."""
    body = case.body
    if not isinstance(body, dict):
        return
    others = {"naar": ("anna", "bram"), "service_id": GIVEN["diensten"], "vrijwilliger_id": (1, 2, 3)}
    for name, choice in others.items():
        if name in body:
            body[name] = _one_of(choice, number)
    for name, way in (("op", 1), ("gemeld_op", -1)):
        if name in body:
            body[name] = (TODAY + way * timedelta(days=number % 90)).isoformat()


def _one_of(choice: Sequence[Any], number: int) -> Any:
    return choice[crc32(str(number).encode()) % len(choice)]
