"""The queue: most urgent first, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from aiohttp import web

from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.urgentie import Urgentie
from matchmaker.core.workflow import CLOSED, Status
from matchmaker.inzage import toont
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import labels
from matchmaker.pages.render import page
from matchmaker.parameters import read_cursor, read_filters, write_cursor

SIZE = 20  # on one page
OPEN = tuple(status for status in Status if status not in CLOSED)
_MOST_WORDS = 3  # activities in a heading


@dataclass(frozen=True)
class Row:
    """One request as the list shows it."""

    hulpvraag: Hulpvraag
    urgentie: Urgentie
    title: str
    areas: str


async def show(request: web.Request) -> web.Response:
    """GET the queue; open requests unless a status is chosen."""
    matchmaker = request.app[MATCHMAKER]
    filters = read_filters(request.query)
    chosen = filters.status[0] if filters.status else ""
    mine, quick = request.query.get("mijn") == "1", request.query.get("snel") == "1"
    filters = replace(
        filters,
        status=filters.status or OPEN,
        houder_id=request[COORDINATOR].id if mine else None,
        snel=quick,
    )
    found = await matchmaker.queue(filters, read_cursor(request.query), SIZE, wie=request[COORDINATOR])
    rows = [Row(one, matchmaker.urgency(one), title_of(one), _areas(one)) for one in found.hulpvragen]
    toont(request, found.hulpvragen)
    asked = {
        "status": chosen,
        "leefgebied": filters.leefgebied or "",
        "wijk": filters.wijk or "",
        "q": filters.q or "",
        "mijn": "1" if mine else "",
        "snel": "1" if quick else "",
    }
    return page(
        request,
        "wachtrij.html",
        rows=rows,
        asked=asked,
        filtered=any(asked.values()),
        mine=mine,
        wijken=await matchmaker.wijken(),
        later=bool(request.query.get("cursor")),
        only_mine=[name for name, value in asked.items() if value] == ["mijn"],
        first_page=_address(asked),
        next_page=_address(asked, write_cursor(found.next)) if found.next else None,
    )


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get("", show)
    app.router.add_get("/", show)


def title_of(hulpvraag: Hulpvraag) -> str:
    """Name a request by who asks and what for."""
    name = hulpvraag.contact.naam if hulpvraag.contact else None
    return f"{name or 'Anoniem'}: {_asked_for(hulpvraag)}"


def _asked_for(hulpvraag: Hulpvraag) -> str:
    for soort, before in (("wens", ""), ("aanbod", "wil helpen met "), ("lastig", "moeite met ")):
        found = dict.fromkeys(
            labels.activiteit(feit.activiteit) for feit in hulpvraag.feiten if feit.soort == soort
        )
        if found:
            words = list(found)[:_MOST_WORDS]
            return before + ", ".join(words) + (" en meer" if len(found) > _MOST_WORDS else "")
    return "een vraag" if hulpvraag.status != Status.INGETROKKEN else "ingetrokken"


def _areas(hulpvraag: Hulpvraag) -> str:
    asked = [feit.leefgebied for feit in hulpvraag.feiten if feit.soort in ("wens", "lastig", "aanbod")]
    return ", ".join(labels.LEEFGEBIED[area] for area in dict.fromkeys(asked))


def _address(asked: dict[str, str], cursor: str | None = None) -> str:
    kept = {name: value for name, value in (asked | {"cursor": cursor or ""}).items() if value}
    return f"{PAGES}?{urlencode(kept)}" if kept else PAGES
