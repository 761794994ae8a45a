"""Calls that change something: once per Idempotency-Key, and only to what the caller has seen (If-Match).

Both are looked at in the unit of work of the change itself, so that nobody comes in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from matchmaker.api import answers
from matchmaker.api.answers import Uitkomst
from matchmaker.api.problems import Handler, of_error
from matchmaker.core.errors import Conflict, Outdated
from matchmaker.core.herhalen.eenmalig import Gedaan
from matchmaker.core.herhalen.port import Sleutel
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import COORDINATOR, MATCHMAKER

KEY = "Idempotency-Key"

Doe = Callable[[web.Request, Matchmaker], Awaitable[Uitkomst]]
Lees = Callable[[web.Request, Matchmaker], Awaitable[dict[str, Any] | None]]


def wijziging(doe: Doe, van: Lees | None = None, *, eenmalig: bool = True) -> Handler:
    """Make a call of something that changes.

    Args:
        doe: reads the request, does it with the use cases it is given, and says what to answer.
        van: keeps other writers out of what the address names, and gives it as its own GET does, or None where it can
            be made and is not there yet; for If-Match.
        eenmalig: take an Idempotency-Key; PUT and DELETE may be repeated without.
    """

    async def handler(request: web.Request) -> web.StreamResponse:
        matchmaker = request.app[MATCHMAKER]
        guarded = van is not None and "If-Match" in request.headers
        key = request.headers.get(KEY) if eenmalig else None

        async def once(cases: Matchmaker) -> Uitkomst:
            if van is not None and guarded:
                await _check_match(request, cases, van)
            return await doe(request, cases)

        async def kept(cases: Matchmaker) -> Gedaan:
            done = await once(cases)
            return Gedaan(done.to_text(), done.hulpvraag_id)

        await request.read()  # a body that is too large is refused before anything begins
        if key is not None:
            sleutel = Sleutel(request[COORDINATOR].id, key.strip())
            asked = await _hash(request)
            return answers.from_text(await matchmaker.eenmalig(sleutel, asked, kept, _refusal))
        if guarded:
            async with matchmaker.in_een() as cases:
                done = await once(cases)
            return answers.give(done)
        return answers.give(await doe(request, matchmaker))

    return handler


async def _check_match(request: web.Request, cases: Matchmaker, van: Lees) -> None:
    found = await van(request, cases)
    if found is None:
        raise Outdated("there is nothing to match")
    current = answers.etag(found)
    if not any(known.value in (current, "*") and not known.is_weak for known in request.if_match or ()):
        raise Outdated("it has changed since it was read")


async def _hash(request: web.Request) -> str:
    asked = hashlib.sha256(f"{request.method} {request.path}\n".encode())
    asked.update(await request.read())
    return asked.hexdigest()


def _refusal(error: Conflict) -> str:
    problem = of_error(error)
    body = problem.body
    assert isinstance(body, bytes)
    return answers.write_down(problem.status, {"Content-Type": problem.content_type}, body.decode())
