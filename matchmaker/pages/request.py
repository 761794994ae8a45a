"""One request: read it, claim it, move it on, write a note."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.errors import Conflict, InvalidRequest, KeukentafelError
from matchmaker.core.sociale_kaart.suggestie import Suggestie
from matchmaker.core.vrijwilligers.passend import PassendeVrijwilliger
from matchmaker.core.workflow import Status
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.errors import explain
from matchmaker.pages.ladder import group
from matchmaker.pages.queue import title_of
from matchmaker.pages.render import page
from matchmaker.pages.vrijwilligers import woorden

ONE = "/hulpvragen/{referentie}"


async def show(request: web.Request) -> web.Response:
    """GET one request."""
    return await _page(request)


async def claim(request: web.Request) -> web.Response:
    """POST …/claim."""
    try:
        await request.app[MATCHMAKER].claim(request.match_info["referentie"], request[COORDINATOR])
    except Conflict as error:
        return await _page(request, error)
    return _back(request, "geclaimd")


async def set_status(request: web.Request) -> web.Response:
    """POST …/status."""
    why = await guard.text_field(request, "toelichting")
    status = await guard.text_field(request, "status")
    try:
        await request.app[MATCHMAKER].set_status(
            request.match_info["referentie"], status, request[COORDINATOR], why
        )
    except (Conflict, InvalidRequest) as error:
        return await _page(request, error, why=why)
    return _back(request, "status")


async def note(request: web.Request) -> web.Response:
    """POST …/notitie."""
    words = await guard.text_field(request, "tekst")
    try:
        await request.app[MATCHMAKER].note(request.match_info["referentie"], request[COORDINATOR], words)
    except (Conflict, InvalidRequest) as error:
        return await _page(request, error, note=words)
    return _back(request, "notitie")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(ONE, show)
    app.router.add_post(f"{ONE}/claim", claim)
    app.router.add_post(f"{ONE}/status", set_status)
    app.router.add_post(f"{ONE}/notitie", note)


async def _page(
    request: web.Request, error: KeukentafelError | None = None, *, why: str = "", note: str = ""
) -> web.Response:
    """Show the request; after an error with what is the matter and what was typed."""
    matchmaker = request.app[MATCHMAKER]
    dossier = await matchmaker.get(request.match_info["referentie"], request[COORDINATOR])
    one = dossier.hulpvraag
    mine = one.houder is not None and one.houder.id == request[COORDINATOR].id
    withdrawn = one.status == Status.INGETROKKEN
    fits = () if withdrawn else await matchmaker.suggestions(one.referentie, request[COORDINATOR])
    return page(
        request,
        "hulpvraag.html",
        status=200 if error is None else 409 if isinstance(error, Conflict) else 400,
        error=explain(error) if error else None,
        title=title_of(one),
        one=one,
        urgentie=matchmaker.urgency(one),
        groups=group(one),
        history=dossier.geschiedenis,
        steps=[step for step in dossier.stappen if step != Status.INGETROKKEN],
        may_withdraw=Status.INGETROKKEN in dossier.stappen,
        mine=mine,
        withdrawn=withdrawn,
        suggestions=[fit for fit in fits if isinstance(fit, Suggestie)],
        volunteers=[fit for fit in fits if isinstance(fit, PassendeVrijwilliger)],
        helping=await matchmaker.vrijwilligers_bij(one.referentie),
        volunteer=await matchmaker.vrijwilliger_van(one.referentie),
        words=woorden,
        why=why,
        note=note,
    )


def _back(request: web.Request, melding: str) -> web.Response:
    address = f"{PAGES}/hulpvragen/{request.match_info['referentie']}"
    return guard.see_other(f"{address}?melding={melding}")
