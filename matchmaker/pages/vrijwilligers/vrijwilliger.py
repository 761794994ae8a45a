"""One volunteer: read all of them, note what was seen and said, match, put to rest, remove."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Conflict, InvalidRequest, KeukentafelError, NotFound
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.errors import explain
from matchmaker.pages.render import page
from matchmaker.pages.vrijwilligers import formulier, woorden
from matchmaker.pages.vrijwilligers.lijst import VRIJWILLIGERS

ONE = f"{VRIJWILLIGERS}/{{id:[0-9]{{1,18}}}}"

Step = Callable[[Matchmaker, int, formulier.Sent, Coordinator], Awaitable[Any]]

# Part of the address of a form → (what it does, the code of what is said after it).
_STEPS: dict[str, tuple[Step, str]] = {
    "kennismaking": (
        lambda do, id, sent, who: do.noteer_kennismaking(id, formulier.day(sent, "kennismaking"), who),
        "genoteerd",
    ),
    "vog": (lambda do, id, sent, who: do.noteer_vog(id, formulier.day(sent, "vog"), who), "genoteerd"),
    "contact": (
        lambda do, id, sent, who: do.noteer_contact(id, formulier.one(sent, "tekst"), who),
        "notitie",
    ),
    "rust": (lambda do, id, sent, who: do.zet_vrijwilliger_in_rust(id, who), "genoteerd"),
    "terug": (lambda do, id, sent, who: do.haal_vrijwilliger_uit_rust(id, who), "genoteerd"),
    "koppelen": (
        lambda do, id, sent, who: do.koppel(id, who, formulier.one(sent, "referentie") or None),
        "gekoppeld",
    ),
    "loskoppelen": (
        lambda do, id, sent, who: do.ontkoppel(id, formulier.whole(sent, "koppeling"), who),
        "losgekoppeld",
    ),
}


async def show(request: web.Request) -> web.Response:
    """GET one volunteer."""
    return await _page(request)


async def step(request: web.Request) -> web.Response:
    """POST one of `_STEPS`."""
    if request.match_info["stap"] not in _STEPS:
        raise web.HTTPNotFound
    do, melding = _STEPS[request.match_info["stap"]]
    sent = await guard.text_fields(request)
    try:
        await do(request.app[MATCHMAKER], id_of(request), sent, request[COORDINATOR])
    except (Conflict, InvalidRequest, NotFound) as error:
        return await _page(request, error, formulier.one(sent, "tekst"))
    return back(request, melding)


async def remove(request: web.Request) -> web.Response:
    """POST …/verwijderen."""
    await request.app[MATCHMAKER].verwijder_vrijwilliger(id_of(request), request[COORDINATOR])
    return guard.see_other(f"{PAGES}{VRIJWILLIGERS}?melding=verwijderd")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(ONE, show)
    app.router.add_post(f"{ONE}/verwijderen", remove)
    app.router.add_post(f"{ONE}/stappen/{{stap}}", step)


def id_of(request: web.Request) -> int:
    """Give the id that the address names."""
    return int(request.match_info["id"])


def address_of(id: int) -> str:
    """Give the address of the page of a volunteer."""
    return f"{PAGES}{VRIJWILLIGERS}/{id}"


def back(request: web.Request, melding: str) -> web.Response:
    """Send the browser to the page of the volunteer, with what was done."""
    return guard.see_other(f"{address_of(id_of(request))}?melding={melding}")


async def _page(request: web.Request, error: KeukentafelError | None = None, note: str = "") -> web.Response:
    """Show the volunteer; after an error with what is the matter and what was typed."""
    dossier = await request.app[MATCHMAKER].vrijwilliger(id_of(request), request[COORDINATOR])
    return page(
        request,
        "vrijwilligers/vrijwilliger.html",
        status=_status(error),
        one=dossier.vrijwilliger,
        matches=dossier.koppelingen,
        history=dossier.geschiedenis,
        came_with=dossier.aanmelding,
        address=address_of(dossier.vrijwilliger.id),
        today=request.app[MATCHMAKER].vandaag().isoformat(),
        error=_explained(error) if error else None,
        note=note,
        words=woorden,
    )


def _status(error: KeukentafelError | None) -> int:
    return 200 if error is None else 409 if isinstance(error, Conflict) else 400


def _explained(error: KeukentafelError) -> str:
    if isinstance(error, InvalidRequest):
        return " ".join(fault.reason for fault in error.faults)
    if isinstance(error, NotFound):
        return "Deze code kennen wij niet. Misschien is de code verkeerd overgenomen."
    return explain(error)
