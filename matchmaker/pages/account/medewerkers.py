"""Who has access, for a manager: end sessions, take a second step or the access away, and the log of it."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from matchmaker.core.aanmelden.beheer_port import Account, Wat
from matchmaker.core.errors import NotFound, NotPossible
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.render import page

MEDEWERKERS = "/medewerkers"
_ONE = f"{MEDEWERKERS}/{{naam}}"
WAT = {
    Wat.TOEGEVOEGD: "kreeg toegang",
    Wat.GEWIJZIGD: "mag nu iets anders",
    Wat.VERWIJDERD: "heeft geen toegang meer",
    Wat.WACHTWOORD: "kreeg een ander wachtwoord",
    Wat.SESSIES: "is elders afgemeld",
    Wat.TOKEN: "kreeg een nieuwe machinesleutel",
    Wat.FACTOR_AAN: "stelde de tweede stap in",
    Wat.FACTOR_UIT: "heeft geen tweede stap meer",
    Wat.HERSTELCODES: "kreeg nieuwe herstelcodes",
    Wat.AANGEMELD: "meldde zich aan",
    Wat.AFGEWEZEN: "moet wachten na verkeerde pogingen",
}


async def everybody(request: web.Request) -> web.Response:
    """GET /medewerkers."""
    who = request[COORDINATOR]
    accounts = await request.app[MATCHMAKER].accounts(who)
    log = await request.app[MATCHMAKER].accountlog(who)
    return page(request, "account/medewerkers.html", accounts=accounts, log=log, wat=WAT)


async def show(request: web.Request) -> web.Response:
    """GET /medewerkers/{naam}."""
    return await _show(request)


async def sessions(request: web.Request) -> web.Response:
    """POST /medewerkers/{naam}/sessies."""
    await request.app[MATCHMAKER].sluit_sessies(request.match_info["naam"], request[COORDINATOR])
    return guard.see_other(f"{PAGES}{MEDEWERKERS}?melding=sessies-ander")


async def factor(request: web.Request) -> web.Response:
    """POST /medewerkers/{naam}/tweede-stap-weg."""
    try:
        await request.app[MATCHMAKER].wis_factor(request.match_info["naam"], request[COORDINATOR])
    except NotPossible as error:
        return await _show(request, error.reden)
    return guard.see_other(f"{PAGES}{MEDEWERKERS}?melding=tweede-stap-weg")


async def remove(request: web.Request) -> web.Response:
    """POST /medewerkers/{naam}/verwijderen."""
    name, to = request.match_info["naam"], await guard.text_field(request, "aan")
    if await guard.text_field(request, "zeker") != "ja":
        return await _show(request, "Kruis eerst aan dat u het zeker weet.")
    try:
        await request.app[MATCHMAKER].verwijder_coordinator(name, request[COORDINATOR], aan=to or None)
    except NotPossible as error:
        return await _show(request, error.reden)
    return guard.see_other(f"{PAGES}{MEDEWERKERS}?melding=medewerker-weg")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(MEDEWERKERS, everybody)
    app.router.add_get(_ONE, show)
    app.router.add_post(f"{_ONE}/sessies", sessions)
    app.router.add_post(f"{_ONE}/tweede-stap-weg", factor)
    app.router.add_post(f"{_ONE}/verwijderen", remove)


async def _show(request: web.Request, fault: str = "") -> web.Response:
    accounts = await request.app[MATCHMAKER].accounts(request[COORDINATOR])
    found = _named(accounts, request.match_info["naam"])
    colleagues = [one for one in await request.app[MATCHMAKER].collegas() if one.id != found.coordinator.id]
    status = 409 if fault else 200
    return page(request, "account/medewerker.html", status, account=found, colleagues=colleagues, fault=fault)


def _named(accounts: Sequence[Account], name: str) -> Account:
    for one in accounts:
        if one.coordinator.gebruikersnaam == name:
            return one
    raise NotFound("there is no coordinator with this name")
