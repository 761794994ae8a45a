"""The chat over HTTP, as the contract fixes it, under `/api/chat/v1`."""

import json
import re
from typing import Any

from aiohttp import hdrs, web

from webchat.chat import Uitslag
from webchat.errors import GeenToegangError, LeegError, OngeldigError, TeLangError, VerkeerdTypeError
from webchat.keys import CHAT
from webchat.model import Bericht
from webchat.paden import API
from webchat.pages import afschrift
from webchat.vernieuwing import opened

_BEARER = re.compile(r"bearer +(\S+) *", re.IGNORECASE)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


def add_routes(app: web.Application) -> None:
    """Add the four calls of the contract, and the conversation as a file."""
    app.router.add_post(f"{API}/sessies", start)
    app.router.add_post(f"{API}/berichten", say)
    app.router.add_get(f"{API}/berichten", history)
    app.router.add_get(f"{API}/gesprek", keep)
    app.router.add_delete(f"{API}/sessies/huidige", stop)


async def start(request: web.Request) -> web.Response:
    """POST /sessies: 201 {"sessie", "token", "berichten", "wacht"}. A body is not needed and not read."""
    begonnen = await request.app[CHAT].begin()
    body = {"sessie": begonnen.sessie, "token": begonnen.token, **uitslag_json(begonnen.uitslag)}
    return _json(body, status=201)


async def say(request: web.Request) -> web.Response:
    """POST /berichten with {"tekst"} or {"knop"}: 200 with what the bot said, 401, 400, 409, 413, 415 or 422.

    An `Idempotency-Key` header makes a repeat harmless: the same key is the same turn.
    """
    gesprek = await _gesprek(request)
    body = await _body(request)
    sleutel = request.headers.get("Idempotency-Key")
    if sleutel is not None and not _KEY.fullmatch(sleutel):
        raise OngeldigError("De kop Idempotency-Key is niet geldig.")
    match body.get("tekst"), body.get("knop"):
        case str(tekst), None:
            uitslag = await request.app[CHAT].say(gesprek, tekst, sleutel)
        case None, str(knop):
            uitslag = await request.app[CHAT].press(gesprek, knop, sleutel)
        case None, None:
            raise LeegError
        case _:
            raise LeegError('Stuur precies één van beide, als tekst: "tekst" of "knop".')
    return _json(uitslag_json(uitslag))


async def history(request: web.Request) -> web.Response:
    """GET /berichten: 200 with the whole conversation, of both sides, in order."""
    gesprek = await _gesprek(request)
    return _json(uitslag_json(await request.app[CHAT].history(gesprek)))


async def keep(request: web.Request) -> web.Response:
    """GET /gesprek: 200 with the conversation as a page to download, or 401."""
    return await afschrift.download(request, await _gesprek(request))


async def stop(request: web.Request) -> web.Response:
    """DELETE /sessies/huidige: 204; the conversation and its token are gone."""
    await request.app[CHAT].stop(await _gesprek(request))
    return web.Response(status=204, headers={hdrs.CACHE_CONTROL: "no-store"})


def uitslag_json(uitslag: Uitslag) -> dict[str, Any]:
    """Return the JSON of a result: the contract's `berichten`, and our extra `wacht` and `gewist`."""
    body: dict[str, Any] = {
        "berichten": [bericht_json(bericht) for bericht in uitslag.berichten],
        "wacht": uitslag.wacht,
    }
    return body | {"gewist": True} if uitslag.gewist else body


def bericht_json(bericht: Bericht) -> dict[str, Any]:
    """Return the contract's `bericht`, with its number (only grows) and whether it is a notice of ours."""
    return {
        "van": bericht.van.value,
        "tekst": bericht.tekst,
        "vraag": bericht.vraag,
        "knoppen": [{"titel": knop.titel, "waarde": knop.waarde} for knop in bericht.knoppen],
        "nummer": bericht.nummer,
        "melding": bericht.melding,
    }


def bearer(request: web.Request) -> str:
    """Return the token of a call; raises `GeenToegangError` where there is none."""
    found = _BEARER.fullmatch(request.headers.get(hdrs.AUTHORIZATION, ""))
    if found is None:
        raise GeenToegangError("Dit bericht hoort bij geen gesprek: het toegangsbewijs (token) ontbreekt.")
    return found[1]


async def _gesprek(request: web.Request) -> str:
    return await opened(request, bearer(request))


async def _body(request: web.Request) -> dict[str, Any]:
    """Return the JSON object in the body.

    Raises `VerkeerdTypeError`, `TeLangError`, or `OngeldigError` for what is not a JSON object in UTF-8.
    """
    try:
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise TeLangError(request.app[CHAT].max_tekens) from error
    if not raw.strip():
        raise OngeldigError(LeegError.detail)
    if request.content_type != "application/json" and not request.content_type.endswith("+json"):
        raise VerkeerdTypeError
    try:
        body = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise OngeldigError from error
    if not isinstance(body, dict):
        raise OngeldigError('Stuur een JSON-object met "tekst" of "knop".')
    return body


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.json_response(body, status=status, headers={hdrs.CACHE_CONTROL: "no-store"})
