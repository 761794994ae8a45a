"""The calls of proposals and follow-ups, each under the request that it belongs to."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from matchmaker.api import answers, bodies
from matchmaker.api.answers import Uitkomst
from matchmaker.api.werk import ONE, heel, vast_dossier
from matchmaker.api.wijzigen import wijziging
from matchmaker.core.errors import Fault, InvalidRequest, NotFound
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.nazorg.opvolging import Opvolging
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.keys import API, COORDINATOR, MATCHMAKER

_ID = "{id:[0-9]{1,18}}"


async def voorstellen(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/voorstellen."""
    found = await request.app[MATCHMAKER].get(request.match_info["referentie"], request[COORDINATOR])
    return answers.json_response({"voorstellen": [one.to_json() for one in found.voorstellen]})


async def voorstel(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/voorstellen/{id}."""
    return answers.one(request, (await _voorstel(request, request.app[MATCHMAKER])).to_json())


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
    who, id_ = request[COORDINATOR], (await _voorstel(request, cases)).id
    if body.antwoord == "ja":
        return heel(cases, await cases.accepteer_voorstel(id_, who, body.toelichting))
    return heel(cases, await cases.weiger_voorstel(id_, body.reden or "", who, body.toelichting))


async def trek_in(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/voorstellen/{id}/intrekking."""
    body = await bodies.read(request, bodies.Intrekking)
    id_ = (await _voorstel(request, cases)).id
    return heel(cases, await cases.trek_voorstel_in(id_, request[COORDINATOR], body.toelichting))


async def opvolgingen(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/opvolgingen."""
    found = await request.app[MATCHMAKER].get(request.match_info["referentie"], request[COORDINATOR])
    return answers.json_response({"opvolgingen": [one.to_json() for one in found.opvolgingen]})


async def opvolging(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/opvolgingen/{id}."""
    return answers.one(request, (await _opvolging(request, request.app[MATCHMAKER])).to_json())


async def noteer_uitkomst(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/opvolgingen/{id}/uitkomst."""
    body = await bodies.read(request, bodies.Opvolguitkomst)
    who, id_ = request[COORDINATOR], (await _opvolging(request, cases)).id
    return heel(cases, await cases.noteer_opvolging(id_, body.uitkomst, who, body.toelichting))


async def verzet(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/opvolgingen/{id}/verzetting."""
    body = await bodies.read(request, bodies.Verzetting)
    who, id_ = request[COORDINATOR], (await _opvolging(request, cases)).id
    return heel(cases, await cases.verzet_opvolging(id_, body.op, who, body.toelichting))


async def _voorstel(request: web.Request, cases: Matchmaker) -> Voorstel:
    found = await cases.get(request.match_info["referentie"], request[COORDINATOR])
    for one in found.voorstellen:
        if one.id == int(request.match_info["id"]):
            return one
    raise NotFound("this request has no proposal with this id")


async def _opvolging(request: web.Request, cases: Matchmaker) -> Opvolging:
    found = await cases.get(request.match_info["referentie"], request[COORDINATOR])
    for one in found.opvolgingen:
        if one.id == int(request.match_info["id"]):
            return one
    raise NotFound("this request has no follow-up with this id")


async def _vast_voorstel(request: web.Request, cases: Matchmaker) -> dict[str, Any]:
    await cases.houd_vast(request.match_info["referentie"])
    return (await _voorstel(request, cases)).to_json()


async def _vaste_opvolging(request: web.Request, cases: Matchmaker) -> dict[str, Any]:
    await cases.houd_vast(request.match_info["referentie"])
    return (await _opvolging(request, cases)).to_json()


def add_routes(app: web.Application) -> None:
    """Register the calls, relative to the API's prefix."""
    these, one = f"{ONE}/voorstellen", f"{ONE}/voorstellen/{_ID}"
    app.router.add_get(these, voorstellen)
    app.router.add_post(these, wijziging(stel_voor, vast_dossier))
    app.router.add_get(one, voorstel)
    app.router.add_post(f"{one}/antwoord", wijziging(beantwoord, _vast_voorstel))
    app.router.add_post(f"{one}/intrekking", wijziging(trek_in, _vast_voorstel))
    those, call = f"{ONE}/opvolgingen", f"{ONE}/opvolgingen/{_ID}"
    app.router.add_get(those, opvolgingen)
    app.router.add_get(call, opvolging)
    app.router.add_post(f"{call}/uitkomst", wijziging(noteer_uitkomst, _vaste_opvolging))
    app.router.add_post(f"{call}/verzetting", wijziging(verzet, _vaste_opvolging))
