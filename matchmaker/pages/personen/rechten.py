"""Find one person, give them everything that is kept of them, or remove it.

All of it travels in forms: a telephone number in an address would stand in a proxy's log.
"""

from __future__ import annotations

import json
from typing import Any

import structlog
from aiohttp import web

from matchmaker.core.bewaren.zoeken import Gevonden, Gezocht
from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.toegang import check_beheerder
from matchmaker.inzage import toont
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.personen import woorden
from matchmaker.pages.queue import title_of
from matchmaker.pages.render import page

PERSONEN = "/personen"
_VELDEN = ("referentie", "telefoon", "email", "naam", "postcode")
_MEESTE = 200  # requests or volunteers of one person
_LANGSTE = 200  # signs of a field

log = structlog.get_logger(__name__)


async def show(request: web.Request) -> web.Response:
    """GET the form."""
    check_beheerder(request[COORDINATOR])
    return _page(request, dict.fromkeys(_VELDEN, ""))


async def zoek(request: web.Request) -> web.Response:
    """POST …/zoeken: what may be of this person."""
    check_beheerder(request[COORDINATOR])
    asked = {name: (await guard.text_field(request, name)).strip()[:_LANGSTE] for name in _VELDEN}
    gezocht = Gezocht(**asked)
    contact = gezocht.contact
    reachable = contact.telefoon or contact.email or (contact.naam and contact.postcode)
    if not asked["referentie"] and not reachable:
        return _page(request, asked, onvolledig=True)
    found = await request.app[MATCHMAKER].zoek_persoon(gezocht, request[COORDINATOR])
    toont(request, [one.wat for one in found.hulpvragen])
    return _page(request, asked, found)


async def uitvoer(request: web.Request) -> web.Response:
    """POST …/uitvoer: everything as a file."""
    data = await _gegevens(request)
    return web.Response(
        text=json.dumps(data, ensure_ascii=False, indent=2),
        content_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="uw-gegevens.json"'},
    )


async def afdruk(request: web.Request) -> web.Response:
    """POST …/afdruk: everything as a page for paper."""
    data = await _gegevens(request)
    return page(request, "personen/afdruk.html", data=data, w=woorden, now=request.app[MATCHMAKER].clock())


async def wis(request: web.Request) -> web.Response:
    """POST …/wissen: remove everything, once somebody said that they are sure."""
    check_beheerder(request[COORDINATOR])
    chosen = await _gekozen(request)
    if await guard.text_field(request, "zeker") != "ja":
        return page(request, "personen/wissen.html", hulpvragen=chosen[0], vrijwilligers=chosen[1])
    done = await request.app[MATCHMAKER].wis_persoon(*chosen, request[COORDINATOR])
    log.info("person_removed", **vars(done), door=request[COORDINATOR].id)
    return guard.see_other(f"{PAGES}{PERSONEN}?melding=persoon-gewist")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(PERSONEN, show)
    app.router.add_post(f"{PERSONEN}/zoeken", zoek)
    app.router.add_post(f"{PERSONEN}/uitvoer", uitvoer)
    app.router.add_post(f"{PERSONEN}/afdruk", afdruk)
    app.router.add_post(f"{PERSONEN}/wissen", wis)


def _page(
    request: web.Request, asked: dict[str, str], found: Gevonden | None = None, *, onvolledig: bool = False
) -> web.Response:
    return page(
        request,
        "personen/zoeken.html",
        status=400 if onvolledig else 200,
        asked=asked,
        found=found,
        onvolledig=onvolledig,
        title_of=title_of,
        w=woorden,
    )


async def _gegevens(request: web.Request) -> dict[str, Any]:
    check_beheerder(request[COORDINATOR])
    return await request.app[MATCHMAKER].persoonsgegevens(*await _gekozen(request), request[COORDINATOR])


async def _gekozen(request: web.Request) -> tuple[list[int], list[int]]:
    """Read which requests and volunteers were chosen.

    Raises:
        InvalidRequest: none, too many, or something that is no number.
    """
    fields = await guard.text_fields(request)
    hulpvragen, vrijwilligers = (
        list(dict.fromkeys(fields.get(name, ()))) for name in ("hulpvraag", "vrijwilliger")
    )
    given = [*hulpvragen, *vrijwilligers]
    numbers = all(text.isascii() and text.isdigit() and len(text) <= 18 for text in given)
    if not given or len(given) > _MEESTE or not numbers:
        raise InvalidRequest((Fault("gekozen", "must be numbers of what was found"),))
    return [int(text) for text in hulpvragen], [int(text) for text in vrijwilligers]
