"""Who looked at which request, for a manager: by request, by person, by day."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from aiohttp import web

from matchmaker.core.inzage.port import Inzagefilter
from matchmaker.core.termijnen import begin_van, einde_van
from matchmaker.core.toegang import check_beheerder
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages.render import page

INZAGE = "/inzage"
SIZE = 50  # on one page
WIJZE = {
    "pagina": "de pagina",
    "afdruk": "de pagina voor papier",
    "lijst": "in een lijst",
    "api": "door een ander systeem",
    "uitvoer": "alles van deze persoon",
    "gewist": "gewist op verzoek",
}
_NIEMAND = -1  # the number of no request


async def show(request: web.Request) -> web.Response:
    """GET the log."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    check_beheerder(who)
    asked = {name: request.query.get(name, "").strip()[:100] for name in ("hulpvraag", "wie", "van", "tot")}
    number = await matchmaker.hulpvraag_id(asked["hulpvraag"]) if asked["hulpvraag"] else None
    first, last = _day(asked["van"]), _day(asked["tot"])
    filters = Inzagefilter(
        hulpvraag_id=_NIEMAND if asked["hulpvraag"] and number is None else number,
        coordinator_id=_number(asked["wie"]),
        van=begin_van(first) if first else None,
        tot=einde_van(last) if last else None,
    )
    found = await matchmaker.inzagen(filters, _number(request.query.get("voor", "")), SIZE, who)
    return page(
        request,
        "inzage/inzage.html",
        found=found.regels,
        asked=asked,
        filtered=any(asked.values()),
        mensen=await matchmaker.iedereen(who),
        wijze=WIJZE,
        maanden=matchmaker.bewaartermijnen.inzage,
        first_page=_address(asked) if request.query.get("voor") else "",
        next_page=_address(asked, found.volgende) if found.volgende else "",
    )


def add_routes(app: web.Application) -> None:
    """Register the route, relative to the pages' prefix."""
    app.router.add_get(INZAGE, show)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None  # a field of a date gives none but this
    return found if found.year in range(2000, 2200) else None


def _address(asked: dict[str, str], voor: int | None = None) -> str:
    kept = {name: value for name, value in asked.items() if value}
    if voor is not None:
        kept["voor"] = str(voor)
    return f"{PAGES}{INZAGE}" + (f"?{urlencode(kept)}" if kept else "")
