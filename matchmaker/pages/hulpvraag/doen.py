"""The forms on the page of a request: each does one use case, and says what was done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Conflict, InvalidRequest, NotFound, NotPossible
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.workflow import Status
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.guard import Handler
from matchmaker.pages.hulpvraag.lezen import ONE, Ingevuld, terug, toon
from matchmaker.pages.vrijwilligers import formulier
from matchmaker.pages.vrijwilligers.formulier import Sent, one

_GEEN_COLLEGA = "Kies een collega. Misschien werkt deze collega hier niet meer."

# What is done with the use cases for a request, by whom, with what was sent; gives the code of what is said after it.
Doen = Callable[[Matchmaker, str, Coordinator, Sent], Awaitable[str]]


async def _claim(do: Matchmaker, referentie: str, who: Coordinator, _: Sent) -> str:
    await do.claim(referentie, who)
    return "geclaimd"


async def _status(do: Matchmaker, referentie: str, who: Coordinator, sent: Sent) -> str:
    status = one(sent, "status")
    await do.set_status(referentie, status, who, one(sent, "toelichting"), one(sent, "reden") or None)
    return "teruggegeven" if status == Status.NIEUW else "status"


async def _notitie(do: Matchmaker, referentie: str, who: Coordinator, sent: Sent) -> str:
    await do.note(referentie, who, one(sent, "tekst"))
    return "notitie"


async def _gesprek(do: Matchmaker, referentie: str, who: Coordinator, sent: Sent) -> str:
    await do.noteer_gesprek(referentie, one(sent, "met"), one(sent, "uitkomst"), who, one(sent, "tekst"))
    return "gesprek"


async def _voorstel(do: Matchmaker, referentie: str, who: Coordinator, sent: Sent) -> str:
    if service := one(sent, "dienst"):
        await do.stel_voor_aan_dienst(referentie, service, who)
    else:
        await do.stel_voor_aan_vrijwilliger(referentie, formulier.whole(sent, "vrijwilliger"), who)
    return "voorstel"


async def _overdragen(do: Matchmaker, referentie: str, who: Coordinator, sent: Sent) -> str:
    await do.get(referentie, who)  # so that what is not found below is the colleague
    try:
        await do.draag_over(referentie, one(sent, "naar"), who, one(sent, "toelichting"))
    except NotFound:
        raise NotPossible(_GEEN_COLLEGA) from None
    return "overgedragen"


async def _melding(do: Matchmaker, referentie: str, who: Coordinator, sent: Sent) -> str:
    await do.noteer_melding(
        referentie,
        who,
        gemeld_op=formulier.day(sent, "gemeld_op"),
        bevestigd_op=formulier.day(sent, "bevestigd_op"),
        onderzocht_op=formulier.day(sent, "onderzocht_op"),
    )
    return "melding"


# Part of the address of a form → what it does.
_FORMS: dict[str, Doen] = {
    "claim": _claim,
    "status": _status,
    "notitie": _notitie,
    "gesprek": _gesprek,
    "voorstel": _voorstel,
    "overdragen": _overdragen,
    "melding": _melding,
}
# After these the request may not be theirs to see any more.
_WEG = {"overgedragen": f"{PAGES}/vandaag", "teruggegeven": PAGES}


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    for name, do in _FORMS.items():
        app.router.add_post(f"{ONE}/{name}", _handler(name, do))


def _handler(name: str, do: Doen) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        sent = await guard.text_fields(request)
        try:
            melding = await do(
                request.app[MATCHMAKER], request.match_info["referentie"], request[COORDINATOR], sent
            )
        except (Conflict, InvalidRequest) as error:
            form = f"{name}-{one(sent, 'status')}" if name == "status" else name
            return await toon(request, error, Ingevuld(form, sent))
        if melding in _WEG:
            return guard.see_other(f"{_WEG[melding]}?melding={melding}")
        return terug(request, melding)

    return handle
