"""Errors as pages, in words that help."""

from __future__ import annotations

import structlog
from aiohttp import web

from matchmaker.core.errors import (
    Conflict,
    HeldBy,
    InvalidRequest,
    InvalidStep,
    KeukentafelError,
    NotAuthorised,
    NotAvailable,
    NotFound,
    NotPossible,
    NotYours,
    Unreadable,
)
from matchmaker.keys import PAGES
from matchmaker.logs import where
from matchmaker.pages.guard import Handler, is_lezer
from matchmaker.pages.labels import STATUS
from matchmaker.pages.render import page

HULPVRAGEN = f"{PAGES}/hulpvragen/"

_NO_PAGE = ("Deze pagina is er niet", "Misschien is het adres verkeerd overgenomen.")

# Field of a form → what to do about it.
_DAYS = "De dagen moeten na elkaar komen, en mogen niet nog moeten komen. Begin met de dag van de melding."
_FIELDS = {
    "tekst": "Schrijf iets op, in hooguit 4000 tekens.",
    "toelichting": "Schrijf iets op, in hooguit 4000 tekens.",
    "status": "Kies eerst een stap.",
    "reden": "Kies een reden.",
    "met": "Kies met wie u hebt gebeld.",
    "uitkomst": "Kies wat eruit kwam.",
    "op": "Kies een dag: vandaag, of hooguit drie maanden vooruit.",
    "gemeld_op": _DAYS,
    "bevestigd_op": _DAYS,
    "onderzocht_op": _DAYS,
}
_SOME_FIELD = "Een van de keuzes kan niet."

log = structlog.get_logger(__name__)


@web.middleware
async def error_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer an error with a page; what was not foreseen is logged without its message."""
    try:
        return await handler(request)
    except NotFound:
        if request.path.startswith(HULPVRAGEN):
            return _page(
                request, 404, "Deze hulpvraag is er niet", "Misschien is de code verkeerd overgenomen."
            )
        return _page(request, 404, *_NO_PAGE)
    except NotYours as error:
        if is_lezer(request):
            return page(request, "lezer.html", 403)
        return _page(request, 403, "Dit is niet voor u", error.reden)
    except NotAuthorised:
        words = "Deze pagina stond te lang open. Ga terug, ververs de pagina en probeer het nog eens."
        return _page(request, 403, "Dit is niet opgeslagen", words)
    except InvalidRequest as error:
        return _page(request, 400, "Dit is niet opgeslagen", explain(error))
    except web.HTTPException as error:
        if error.status < 400:
            raise
        if error.status == 404:
            return _page(request, 404, *_NO_PAGE)
        if error.status == 413:
            return _page(request, 413, "Dit is te groot", "Stuur minder, of een kleiner bestand.")
        return _page(
            request, error.status, "Dat kan hier niet", "Ga terug en probeer het op een andere manier."
        )
    except Unreadable as error:
        log.error("unreadable", why=str(error))  # ids of keys and names of columns
        words = "De sleutel van deze gegevens ontbreekt. Er is niets weg. Vraag het wie Keukentafel beheert."
        return _page(request, 503, "Dit kan nu niet worden gelezen", words)
    except Exception as error:
        log.error("unforeseen", error=type(error).__name__, where=where(error))
        words = "Er ging iets mis aan onze kant. Probeer het over een paar minuten nog eens."
        return _page(request, 500, "Dat ging niet goed", words)


def explain(error: KeukentafelError) -> str:
    """Say in a sentence what is the matter and what can be done."""
    if isinstance(error, HeldBy):
        return f"{error.holder} behandelt deze hulpvraag al. Overleg met elkaar als u die wilt overnemen."
    if isinstance(error, InvalidStep):
        now = STATUS[error.van].lower()
        return f"Deze stap kan nu niet: de hulpvraag is {now}. Misschien was een collega u net voor."
    if isinstance(error, NotAvailable | NotPossible):
        return error.reden
    if isinstance(error, Conflict):
        return "Dat kan nu niet: de hulpvraag is intussen veranderd."
    if isinstance(error, InvalidRequest):
        names = {fault.pointer.strip("/") for fault in error.faults}
        return next((words for name, words in _FIELDS.items() if name in names), _SOME_FIELD)
    return "Dat ging niet goed."


def _page(request: web.Request, status: int, title: str, words: str) -> web.Response:
    return page(request, "fout.html", status, title=title, words=words)
