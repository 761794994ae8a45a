"""The calls that work one request: claim, move on, note, hand over, report."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from matchmaker.api import answers, bodies, gegevens
from matchmaker.api.answers import Uitkomst
from matchmaker.api.wijzigen import wijziging
from matchmaker.core.errors import Fault, InvalidRequest, NotFound
from matchmaker.core.hulpvraag import Dossier
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.workflow import Status
from matchmaker.inzage import toont
from matchmaker.keys import API, COORDINATOR, MATCHMAKER

ONE = "/hulpvragen/{referentie}"


async def lees(request: web.Request, cases: Matchmaker) -> Dossier:
    """Read the request that the address names."""
    return await cases.get(request.match_info["referentie"], request[COORDINATOR])


async def vast_dossier(request: web.Request, cases: Matchmaker) -> dict[str, Any]:
    """Keep other writers of the request out, and give it as GET does."""
    await cases.houd_vast(request.match_info["referentie"])
    return gegevens.dossier(cases, await lees(request, cases))


def heel(cases: Matchmaker, found: Dossier) -> Uitkomst:
    """Answer with a request as it is now."""
    data = gegevens.dossier(cases, found)
    address = f"{API}/hulpvragen/{found.hulpvraag.referentie}"
    headers = {"ETag": f'"{answers.etag(data)}"', "Content-Location": address}
    return Uitkomst(data, headers=headers, hulpvraag_id=found.hulpvraag.id)


async def claim(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/claim."""
    return heel(cases, await cases.claim(request.match_info["referentie"], request[COORDINATOR]))


async def claim_volgende(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /claims."""
    taken = await cases.claim_volgende(request[COORDINATOR])
    if taken is None:
        return Uitkomst(status=204)
    found = await cases.get(taken, request[COORDINATOR])
    toont(request, [found.hulpvraag])
    return heel(cases, found)


async def set_status(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/status."""
    body = await bodies.read(request, bodies.Stap)
    referentie, who = request.match_info["referentie"], request[COORDINATOR]
    return heel(cases, await cases.set_status(referentie, body.status, who, body.toelichting, body.reden))


async def geef_terug(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/teruggave."""
    body = await bodies.read(request, bodies.Teruggave)
    referentie, who = request.match_info["referentie"], request[COORDINATOR]
    return heel(cases, await cases.set_status(referentie, Status.NIEUW, who, body.toelichting, body.reden))


async def draag_over(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/overdracht."""
    body = await bodies.read(request, bodies.Overdracht)
    referentie, who = request.match_info["referentie"], request[COORDINATOR]
    try:
        found = await cases.draag_over(referentie, body.naar, who, body.toelichting)
    except NotFound:
        await cases.get(referentie, who)  # it is not the request that is missed
        raise InvalidRequest((Fault("/naar", "must be the gebruikersnaam of a colleague"),)) from None
    return heel(cases, found)


async def noteer(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/notities."""
    body = await bodies.read(request, bodies.Notitie)
    return heel(cases, await cases.note(request.match_info["referentie"], request[COORDINATOR], body.tekst))


async def noteer_gesprek(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """POST /hulpvragen/{referentie}/gesprekken."""
    body = await bodies.read(request, bodies.Gesprek)
    referentie, who = request.match_info["referentie"], request[COORDINATOR]
    return heel(cases, await cases.noteer_gesprek(referentie, body.met, body.uitkomst, who, body.tekst))


async def melding(request: web.Request) -> web.Response:
    """GET /hulpvragen/{referentie}/melding."""
    return answers.one(request, _melding(await lees(request, request.app[MATCHMAKER])))


async def zet_melding(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """PUT /hulpvragen/{referentie}/melding."""
    body = await bodies.read(request, bodies.Melding)
    referentie, who = request.match_info["referentie"], request[COORDINATOR]
    data = _melding(await cases.noteer_melding(referentie, who, **dict(body)))
    return Uitkomst(data, headers={"ETag": f'"{answers.etag(data)}"'})


async def wis_melding(request: web.Request, cases: Matchmaker) -> Uitkomst:
    """DELETE /hulpvragen/{referentie}/melding."""
    await cases.noteer_melding(request.match_info["referentie"], request[COORDINATOR], gemeld_op=None)
    return Uitkomst(status=204)


async def _vaste_melding(request: web.Request, cases: Matchmaker) -> dict[str, Any] | None:
    await cases.houd_vast(request.match_info["referentie"])
    found = await lees(request, cases)
    return _melding(found) if found.hulpvraag.melding else None


def _melding(found: Dossier) -> dict[str, Any]:
    if found.hulpvraag.melding is None:
        raise NotFound("this request is no report")
    return dict(found.hulpvraag.melding.to_json())


def add_routes(app: web.Application) -> None:
    """Register the calls, relative to the API's prefix."""
    app.router.add_post("/claims", wijziging(claim_volgende))
    app.router.add_post(f"{ONE}/claim", wijziging(claim, vast_dossier))
    app.router.add_post(f"{ONE}/status", wijziging(set_status, vast_dossier))
    app.router.add_post(f"{ONE}/teruggave", wijziging(geef_terug, vast_dossier))
    app.router.add_post(f"{ONE}/overdracht", wijziging(draag_over, vast_dossier))
    app.router.add_post(f"{ONE}/notities", wijziging(noteer, vast_dossier))
    app.router.add_post(f"{ONE}/gesprekken", wijziging(noteer_gesprek, vast_dossier))
    app.router.add_get(f"{ONE}/melding", melding)
    app.router.add_put(f"{ONE}/melding", wijziging(zet_melding, _vaste_melding, eenmalig=False))
    app.router.add_delete(f"{ONE}/melding", wijziging(wis_melding, _vaste_melding, eenmalig=False))
