"""The calls of proposals and follow-ups, each under the request that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiohttp import web

from matchmaker.api import answers, bodies
from matchmaker.api.answers import Uitkomst
from matchmaker.api.problems import Handler
from matchmaker.api.werk import ONE, heel, lees, vast_dossier
from matchmaker.api.wijzigen import Lees, wijziging
from matchmaker.core.errors import Fault, InvalidRequest, NotFound
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.nazorg.opvolging import Opvolging
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.keys import API, COORDINATOR, MATCHMAKER

_ID = "{id:[0-9]{1,18}}"
VOORSTELLEN, OPVOLGINGEN = "voorstellen", "opvolgingen"  # parts of a Dossier, of an address and of an answer


def _lijst(deel: str) -> Handler:
    """Make GET /hulpvragen/{referentie}/{deel}."""

    async def lijst(request: web.Request) -> web.Response:
        found = await lees(request, request.app[MATCHMAKER])
        return answers.json_response({deel: [one.to_json() for one in getattr(found, deel)]})

    return lijst


def _een(deel: str) -> Handler:
    """Make GET /hulpvragen/{referentie}/{deel}/{id}."""

    async def een(request: web.Request) -> web.Response:
        return answers.one(request, (await _vind(request, request.app[MATCHMAKER], deel)).to_json())

    return een


def _vast(deel: str) -> Lees:
    """Make what keeps other writers of the request out, and gives what `_een` does."""

    async def vast(request: web.Request, cases: Matchmaker) -> dict[str, Any]:
        await cases.houd_vast(request.match_info["referentie"])
        return (await _vind(request, cases, deel)).to_json()

    return vast


async def _vind(request: web.Request, cases: Matchmaker, deel: str) -> Voorstel | Opvolging:
    found: Sequence[Voorstel | Opvolging] = getattr(await lees(request, cases), deel)
    for one in found:
        if one.id == int(request.match_info["id"]):
            return one
    raise NotFound(f"this request has no such one of its {deel}")


async def stel_voor(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/voorstellen."""
    body = await bodies.read(request, bodies.NieuwVoorstel)
    referentie, who = request.match_info["referentie"], request[COORDINATOR]
    try:
        if body.aan_dienst:
            made = await cases.stel_voor_aan_dienst(referentie, body.service_id, who, body.toelichting)
        else:
            made = await cases.stel_voor_aan_vrijwilliger(
                referentie, body.vrijwilliger_id, who, body.toelichting
            )
    except NotFound:
        await cases.get(referentie, who)  # it is not the request that is missed
        missed = "/service_id" if body.aan_dienst else "/vrijwilliger_id"
        raise InvalidRequest((Fault(missed, "must be one that there is"),)) from None
    found = await cases.get(referentie, who)
    data = made.to_json()
    address = f"{API}/hulpvragen/{found.hulpvraag.referentie}/voorstellen/{made.id}"
    headers = {"Location": address, "Content-Location": address, "ETag": f'"{answers.etag(data)}"'}
    return Uitkomst(data, 201, headers, found.hulpvraag.id)


async def beantwoord(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/voorstellen/{id}/antwoord."""
    body = await bodies.read(request, bodies.Antwoord)
    who, id_ = request[COORDINATOR], (await _vind(request, cases, VOORSTELLEN)).id
    if body.antwoord == "ja":
        return heel(cases, await cases.accepteer_voorstel(id_, who, body.toelichting))
    return heel(cases, await cases.weiger_voorstel(id_, body.reden or "", who, body.toelichting))


async def trek_in(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/voorstellen/{id}/intrekking."""
    body = await bodies.read(request, bodies.Intrekking)
    id_ = (await _vind(request, cases, VOORSTELLEN)).id
    return heel(cases, await cases.trek_voorstel_in(id_, request[COORDINATOR], body.toelichting))


async def noteer_uitkomst(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/opvolgingen/{id}/uitkomst."""
    body = await bodies.read(request, bodies.Opvolguitkomst)
    who, id_ = request[COORDINATOR], (await _vind(request, cases, OPVOLGINGEN)).id
    return heel(cases, await cases.noteer_opvolging(id_, body.uitkomst, who, body.toelichting))


async def verzet(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/opvolgingen/{id}/verzetting."""
    body = await bodies.read(request, bodies.Verzetting)
    who, id_ = request[COORDINATOR], (await _vind(request, cases, OPVOLGINGEN)).id
    return heel(cases, await cases.verzet_opvolging(id_, body.op, who, body.toelichting))


def add_routes(app: web.Application) -> None:
    """Register the calls, relative to the API's prefix."""
    for deel in (VOORSTELLEN, OPVOLGINGEN):
        app.router.add_get(f"{ONE}/{deel}", _lijst(deel))
        app.router.add_get(f"{ONE}/{deel}/{_ID}", _een(deel))
    app.router.add_post(f"{ONE}/{VOORSTELLEN}", wijziging(stel_voor, vast_dossier))
    for name, do in {"antwoord": beantwoord, "intrekking": trek_in}.items():
        app.router.add_post(f"{ONE}/{VOORSTELLEN}/{_ID}/{name}", wijziging(do, _vast(VOORSTELLEN)))
    for name, do in {"uitkomst": noteer_uitkomst, "verzetting": verzet}.items():
        app.router.add_post(f"{ONE}/{OPVOLGINGEN}/{_ID}/{name}", wijziging(do, _vast(OPVOLGINGEN)))
