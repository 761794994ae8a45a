"""Show one request: what is known, and what can be done now."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import Conflict, KeukentafelError, NotFound
from matchmaker.core.hulpvraag import Dossier
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.sociale_kaart.suggestie import Suggestie
from matchmaker.core.voorstellen.voorstel import Voorstelstaat
from matchmaker.core.vrijwilligers.passend import PassendeVrijwilliger
from matchmaker.core.workflow import LOOPT, Status
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.errors import explain
from matchmaker.pages.hulpvraag.keuzes import keuzes
from matchmaker.pages.hulpvraag.regels import regels
from matchmaker.pages.ladder import group
from matchmaker.pages.queue import title_of
from matchmaker.pages.render import page
from matchmaker.pages.vrijwilligers import woorden

ONE = "/hulpvragen/{referentie}"
_ZOEKT = (Status.NIEUW, *LOOPT)  # somebody who can help is being looked for
_GETOOND = 4  # who fit, before the others are folded away
_KAN_VOORSTELLEN = (Status.IN_BEHANDELING, Status.VOORGESTELD)


@dataclass(frozen=True)
class Ingevuld:
    """What was typed in a form that could not be stored."""

    formulier: str = ""  # which of the page; empty: none
    velden: Mapping[str, Sequence[str]] | None = None

    def __call__(self, formulier: str, veld: str) -> str:
        """Give what was typed in a field of a form."""
        if formulier != self.formulier or not self.velden:
            return ""
        return next(iter(self.velden.get(veld, ())), "")

    @property
    def woorden(self) -> str:
        """Give what was written, so that it can be copied where its form is not there any more."""
        return self(self.formulier, "toelichting") or self(self.formulier, "tekst")


async def show(request: web.Request) -> web.Response:
    """GET one request."""
    return await toon(request)


def add_routes(app: web.Application) -> None:
    """Register the route, relative to the pages' prefix."""
    app.router.add_get(ONE, show)


def terug(request: web.Request, melding: str) -> web.Response:
    """Send the browser to the page of the request, with what was done."""
    return guard.see_other(f"{PAGES}/hulpvragen/{request.match_info['referentie']}?melding={melding}")


def bekend(matchmaker: Matchmaker, dossier: Dossier) -> dict[str, Any]:
    """Give what there is to read of a request, as the templates name it."""
    one = dossier.hulpvraag
    return {
        "address": f"{PAGES}/hulpvragen/{one.referentie}",
        "title": title_of(one),
        "one": one,
        "urgentie": matchmaker.urgency(one),
        "groups": group(one),
        "history": tuple(regels(dossier.geschiedenis)),
        "withdrawn": one.status == Status.INGETROKKEN,
    }


async def toon(
    request: web.Request, error: KeukentafelError | None = None, typed: Ingevuld | None = None
) -> web.Response:
    """Show the request; after an error with what is the matter and what was typed."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    dossier = await matchmaker.get(request.match_info["referentie"], who)
    one = dossier.hulpvraag
    withdrawn = one.status == Status.INGETROKKEN
    looking = one.status in _ZOEKT
    fits = await matchmaker.suggestions(one.referentie, who) if looking else ()
    first, others = keuzes(dossier)
    return page(
        request,
        "hulpvraag.html",
        status=200 if error is None else 409 if isinstance(error, Conflict) else 400,
        error=explain(error) if error else None,
        gone=isinstance(error, Conflict),
        typed=typed or Ingevuld(),
        **bekend(matchmaker, dossier),
        first=first,
        others=others,
        may_withdraw=Status.INGETROKKEN in dossier.stappen,
        looking=looking,
        suggestions=[fit for fit in fits if isinstance(fit, Suggestie)],
        volunteers=[fit for fit in fits if isinstance(fit, PassendeVrijwilliger)],
        helping=await matchmaker.vrijwilligers_bij(one.referentie),
        volunteer=await matchmaker.vrijwilliger_van(one.referentie),
        present=() if withdrawn else await matchmaker.kijkt(one.referentie, who),
        doubles=() if withdrawn else await matchmaker.dubbelen(one.referentie, who),
        colleagues=[
            each for each in await matchmaker.collegas() if not one.houder or each.id != one.houder.id
        ],
        today=matchmaker.vandaag(),
        words=woorden,
        getoond=_GETOOND,
        **_voorstellen(dossier, who, matchmaker.post),
        **await _gevraagden(request, dossier),
        follow_ups=[follow for follow in dossier.opvolgingen if follow.loopt],
        done=[follow for follow in dossier.opvolgingen if follow.uitkomst],
    )


def _voorstellen(dossier: Dossier, who: Coordinator, may_mail: bool) -> dict[str, Any]:
    """Give the proposals, and what this coordinator may do."""
    one, all_ = dossier.hulpvraag, dossier.voorstellen
    mine = one.houder is not None and one.houder.id == who.id
    running = [made for made in all_ if made.loopt]
    agreed = any(made.wacht_op_kennismaking for made in running)
    asking = mine and one.status in _KAN_VOORSTELLEN and not agreed
    asked = [made for made in running if made.staat is Voorstelstaat.OPEN]
    return {
        "mine": mine,
        "running": running,
        "ended": [made for made in reversed(all_) if not made.loopt],
        "agreed": agreed,
        "may_mail": may_mail,
        "may_propose": asking,
        "may_ask_volunteer": asking and not any(made.vrijwilliger_id for made in asked),
        "asked_services": {made.service_id for made in running if made.service_id},
        "asked_volunteers": {made.vrijwilliger_id for made in running if made.vrijwilliger_id},
        "matched_services": [made for made in all_ if made.service_id and made.gekoppeld_op],
        "may_hand_over": one.houder is not None and (mine or who.functie is Functie.BEHEERDER),
    }


async def _gevraagden(request: web.Request, dossier: Dossier) -> dict[str, Any]:
    """Look the volunteers up to whom it was proposed and who are still there, by id."""
    ids = {made.vrijwilliger_id for made in dossier.voorstellen if made.vrijwilliger_id and made.loopt}
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    people = {}
    for id in sorted(ids):
        with contextlib.suppress(NotFound):  # removed meanwhile: the clock ends the proposal
            people[id] = (await matchmaker.vrijwilliger(id, who)).vrijwilliger
    return {"people": people}
