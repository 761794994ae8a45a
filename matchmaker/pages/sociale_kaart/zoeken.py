"""Search the directory: what fits, with why, how far, and whether it may be believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiMapping

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.tijd_in_woorden import DAGEN
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat
from matchmaker.keys import MATCHMAKER, PAGES
from matchmaker.pages.labels import LEEFGEBIED
from matchmaker.pages.render import page
from matchmaker.zoekparameters import JA, NAMEN, Lezer, read_zoekvraag, whole

KAART = "/sociale-kaart"
SIZE = 20  # on one page
MAX_PAGE = 500  # as far as the ranking goes

_ALWAYS_SHOWN = ("search", "postcode", "soort_hulp")  # the others stand under "Meer filters"

# Parameter → what it is called; the choices are those of the taxonomy.
KEUZES: Mapping[str, str] = MappingProxyType(
    {
        "soort_hulp": "Soort hulp",
        "activiteit": "Activiteit",
        "doelgroep": "Voor wie",
        "respijtvorm": "Respijtzorg",
        "basisfunctie": "Mantelzorgsteun",
        "route": "Hoe kom je er?",
    }
)


async def show(request: web.Request) -> web.Response:
    """GET the search, with what was found."""
    gevraagd = read_zoekvraag(request.query)
    lezer = Lezer(request.query)
    number = lezer.one("page", whole(1, MAX_PAGE), "") or 1
    faults = {fault.pointer: fault.reason for fault in gevraagd.fouten}
    found: tuple[Resultaat, ...] = ()
    if not faults:
        found = await request.app[MATCHMAKER].zoek(gevraagd.vraag, SIZE + 1, (number - 1) * SIZE)
    asked = _asked(request.query)
    return page(
        request,
        "sociale_kaart/zoeken.html",
        status=400 if faults else 200,
        asked=asked,
        faults=faults,
        results=found[:SIZE],
        more_filters=sum(name not in _ALWAYS_SHOWN for name in asked),
        choices=[(name, label, profiel().labels(name)) for name, label in KEUZES.items()],
        areas=LEEFGEBIED,
        days=[(day, day) for day in DAGEN],
        yes=JA,
        earlier=_address(asked, number - 1) if number > 1 else None,
        later=_address(asked, number + 1) if len(found) > SIZE and number < MAX_PAGE else None,
    )


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(KAART, show)


def _asked(query: MultiMapping[str]) -> dict[str, list[str]]:
    """Give what was asked, as it was typed; only what is filled."""
    asked = {name: [value for value in query.getall(name, []) if value.strip()] for name in NAMEN}
    return {name: values for name, values in asked.items() if values}


def _address(asked: Mapping[str, Sequence[str]], number: int) -> str:
    pairs = [(name, value) for name, values in asked.items() for value in values]
    return f"{PAGES}{KAART}?{urlencode([*pairs, ('page', number)])}"
