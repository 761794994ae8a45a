"""One service: read all of it, say that it is right, take it out, put it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from matchmaker.core.sociale_kaart.lezen import ACTIEF
from matchmaker.core.sociale_kaart.logregel import AFGEHANDELD, GEMELD, Logregel
from matchmaker.core.sociale_kaart.versheid import verouderd
from matchmaker.hsds.service_json import service_json
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.render import in_address, page
from matchmaker.pages.sociale_kaart.zoeken import KAART

ONE = f"{KAART}/diensten/{{id}}"
LOG_LINES = 50

# Column of `service` that Aanbod does not have → what it is called.
_MORE = {
    "alternate_name": "Ook bekend als",
    "application_process": "Hoe meldt iemand zich aan?",
    "eligibility_description": "Voorwaarden",
    "wait_time": "Wachttijd",
    "interpretation_services": "Tolk",
    "accreditations": "Keurmerken",
    "licenses": "Vergunningen",
}


@dataclass(frozen=True)
class Contact:
    """Somebody to call at the organisation: for coordinators, not for everybody."""

    naam: str
    rol: str
    email: str
    telefoon: tuple[str, ...]


async def show(request: web.Request) -> web.Response:
    """GET one service."""
    matchmaker = request.app[MATCHMAKER]
    id_ = request.match_info["id"]
    dienst = await matchmaker.dienst(id_)
    history = await matchmaker.logboek(id_, LOG_LINES)
    whole = service_json(dienst.rijen, id_)
    first = dienst.eerste
    return page(
        request,
        "sociale_kaart/dienst.html",
        dienst=dienst,
        one=first,
        address=address_of(id_),
        active=dienst.status == ACTIEF,
        stale=verouderd(first.assured_date, matchmaker.vandaag()),
        more=list(_more(whole)),
        contacts=list(_contacts(whole)),
        history=history,
        reports=open_reports(history),
    )


async def confirm(request: web.Request) -> web.Response:
    """POST …/bevestigen."""
    await request.app[MATCHMAKER].bevestig(request.match_info["id"], request[COORDINATOR].naam)
    return back(request, "bevestigd")


async def take_out(request: web.Request) -> web.Response:
    """POST …/uithalen."""
    await request.app[MATCHMAKER].haal_uit(request.match_info["id"], request[COORDINATOR].naam)
    return back(request, "uitgehaald")


async def put_back(request: web.Request) -> web.Response:
    """POST …/terugzetten."""
    fields = {"status": ACTIEF}
    await request.app[MATCHMAKER].wijzig(request.match_info["id"], fields, request[COORDINATOR].naam)
    return back(request, "teruggezet")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(ONE, show)
    app.router.add_post(f"{ONE}/bevestigen", confirm)
    app.router.add_post(f"{ONE}/uithalen", take_out)
    app.router.add_post(f"{ONE}/terugzetten", put_back)


def address_of(service_id: str) -> str:
    """Give the address of the page of a service."""
    return f"{PAGES}{KAART}/diensten/{in_address(service_id)}"


def back(request: web.Request, melding: str) -> web.Response:
    """Send the browser to the page of the service, with what was done."""
    return guard.see_other(f"{address_of(request.match_info['id'])}?melding={melding}")


def open_reports(history: Sequence[Logregel]) -> list[Logregel]:
    """Give the reports, newest first, that came after anybody last looked at the service."""
    found = []
    for line in history:
        if line.soort in AFGEHANDELD:
            break
        if line.soort == GEMELD:
            found.append(line)
    return found


def _more(whole: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give what else is kept: (what it is called, value), only what is filled."""
    for column, label in _MORE.items():
        if whole.get(column):
            yield label, whole[column]
    if "program" in whole:
        yield "Hoort bij", whole["program"]["name"]
    for key, column, label in (
        ("required_documents", "document", "Meenemen"),
        ("funding", "source", "Betaald door"),
        ("capacities", "description", "Over de ruimte"),
    ):
        if said := [one[column] for one in whole.get(key, ()) if one.get(column)]:
            yield label, "; ".join(said)


def _contacts(whole: dict[str, Any]) -> Iterator[Contact]:
    places = whole.get("service_at_locations", ())
    for one in [*whole.get("contacts", ()), *(one for place in places for one in place.get("contacts", ()))]:
        role = ", ".join(filter(None, (one.get("title"), one.get("department"))))
        numbers = tuple(phone["number"] for phone in one.get("phones", ()))
        yield Contact(
            one.get("name") or role or "Contact",
            role if one.get("name") else "",
            one.get("email", ""),
            numbers,
        )
