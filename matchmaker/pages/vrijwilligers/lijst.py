"""The volunteers, by name, and where they and the requests differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlencode

from aiohttp import web

from matchmaker.core.vrijwilligers.vraag_en_aanbod import Telling
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages.render import page
from matchmaker.pages.vrijwilligers import woorden
from matchmaker.parameters import read_vrijwilligersfilter
from matchmaker.zoekparameters import Lezer, whole

VRIJWILLIGERS = "/vrijwilligers"
SIZE = 25  # on one page
MAX_PAGE = 1_000

_TELLEN = f"{VRIJWILLIGERS}/vraag-en-aanbod"


async def show(request: web.Request) -> web.Response:
    """GET the volunteers."""
    filters = read_vrijwilligersfilter(request.query)
    number = Lezer(request.query).one("page", whole(1, MAX_PAGE), "") or 1
    matchmaker = request.app[MATCHMAKER]
    found = await matchmaker.vrijwilligers(filters, (number - 1) * SIZE, SIZE, request[COORDINATOR])
    asked = {name: value or "" for name, value in vars(filters).items()}
    return page(
        request,
        "vrijwilligers/lijst.html",
        found=found.vrijwilligers,
        asked=asked,
        filtered=any(asked.values()),
        wijken=[(name, name) for name in await matchmaker.wijken_van_vrijwilligers()],
        earlier=_address(asked, number - 1) if number > 1 else None,
        later=_address(asked, number + 1) if found.volgende is not None else None,
        words=woorden,
    )


async def count(request: web.Request) -> web.Response:
    """GET …/vraag-en-aanbod."""
    counted = await request.app[MATCHMAKER].vraag_en_aanbod()
    return page(
        request,
        "vrijwilligers/vraag_en_aanbod.html",
        counted=counted,
        wijken=_by_wijk(counted.tellingen),
        words=woorden,
    )


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(VRIJWILLIGERS, show)
    app.router.add_get(_TELLEN, count)


def _by_wijk(tellingen: Sequence[Telling]) -> list[tuple[str | None, list[Telling]]]:
    return [(wijk, list(mine)) for wijk, mine in groupby(tellingen, key=lambda one: one.wijk)]


def _address(asked: dict[str, str], number: int) -> str:
    kept = {name: value for name, value in asked.items() if value}
    return f"{PAGES}{VRIJWILLIGERS}?{urlencode(kept | {'page': str(number)})}"
