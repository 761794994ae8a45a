"""The forms of what hangs on a request: the answer to a proposal, its link, and what came of a follow-up."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.errors import Conflict, Fault, InvalidRequest
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES, VOORSTEL_PAGES
from matchmaker.pages import guard
from matchmaker.pages.buiten import buiten
from matchmaker.pages.hulpvraag.lezen import ONE, Ingevuld, terug, toon
from matchmaker.pages.render import page
from matchmaker.pages.vrijwilligers import formulier
from matchmaker.pages.vrijwilligers.formulier import Sent, one

_VOORSTEL = f"{ONE}/voorstellen/{{id:[0-9]{{1,18}}}}/{{antwoord:ja|nee|intrekken}}"
_LINK = f"{ONE}/voorstellen/{{id:[0-9]{{1,18}}}}/link"
MAILEN = "mailen"  # value of the field `hoe`; anything else: show it
_OPVOLGING = f"{ONE}/opvolgingen/{{id:[0-9]{{1,18}}}}"
NAZORG = "nazorg"  # value of the field `terug`: the form stood on the list of who has to be phoned


async def antwoord(request: web.Request) -> web.Response:
    """POST …/voorstellen/{id}/ja, /nee or /intrekken."""
    sent = await guard.text_fields(request)
    id, what = int(request.match_info["id"]), request.match_info["antwoord"]
    do, who, words = request.app[MATCHMAKER], request[COORDINATOR], one(sent, "toelichting")
    try:
        if what == "ja":
            await do.accepteer_voorstel(id, who, words)
        elif what == "nee":
            await do.weiger_voorstel(id, one(sent, "reden"), who, words)
        else:
            await do.trek_voorstel_in(id, who, words)
    except (Conflict, InvalidRequest) as error:
        return await toon(request, error, Ingevuld(f"voorstel-{id}-{what}", sent))
    return terug(request, f"voorstel-{what}")


async def link(request: web.Request) -> web.Response:
    """POST …/voorstellen/{id}/link: mail another link, or show it, once."""
    sent = await guard.text_fields(request)
    id, do, who = int(request.match_info["id"]), request.app[MATCHMAKER], request[COORDINATOR]
    try:
        if one(sent, "hoe") == MAILEN:
            await do.mail_voorstellink(id, who)
            return terug(request, "link-gemaild")
        token = await do.voorstellink(id, who)
    except (Conflict, InvalidRequest) as error:
        return await toon(request, error, Ingevuld(f"voorstel-{id}-link", sent))
    back = f"{PAGES}/hulpvragen/{request.match_info['referentie']}"
    return page(request, "hulpvraag/link.html", back=back, link=buiten(request, f"{VOORSTEL_PAGES}/{token}"))


async def uitkomst(request: web.Request) -> web.Response:
    """POST …/opvolgingen/{id}."""
    sent = await guard.text_fields(request)
    id, do = int(request.match_info["id"]), request.app[MATCHMAKER]
    try:
        await do.noteer_opvolging(id, one(sent, "uitkomst"), request[COORDINATOR], one(sent, "toelichting"))
    except (Conflict, InvalidRequest) as error:
        return await toon(request, error, Ingevuld(f"opvolging-{id}", sent))
    return _verder(request, sent, "opgevolgd")


async def verzet(request: web.Request) -> web.Response:
    """POST …/opvolgingen/{id}/verzetten."""
    sent = await guard.text_fields(request)
    id, do = int(request.match_info["id"]), request.app[MATCHMAKER]
    try:
        day = formulier.day(sent, "op")
        if day is None:
            raise InvalidRequest((Fault("/op", "must be a day"),))
        await do.verzet_opvolging(id, day, request[COORDINATOR])
    except (Conflict, InvalidRequest) as error:
        return await toon(request, error, Ingevuld(f"verzet-{id}", sent))
    return _verder(request, sent, "verzet")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_post(_VOORSTEL, antwoord)
    app.router.add_post(_LINK, link)
    app.router.add_post(_OPVOLGING, uitkomst)
    app.router.add_post(f"{_OPVOLGING}/verzetten", verzet)


def _verder(request: web.Request, sent: Sent, melding: str) -> web.Response:
    if one(sent, "terug") == NAZORG:
        return guard.see_other(f"{PAGES}/{NAZORG}?melding={melding}")
    return terug(request, melding)
