"""Errors as problem documents (RFC 9457): the one place where the error tree becomes HTTP."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiohttp import web

from matchmaker.core.errors import (
    Conflict,
    HeldBy,
    InvalidRequest,
    InvalidStep,
    KeukentafelError,
    KeyReused,
    NotAuthorised,
    NotAvailable,
    NotFound,
    NotPossible,
    NotSignedIn,
    NotYours,
    Outdated,
    Unreadable,
)
from matchmaker.logs import where

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = structlog.get_logger(__name__)

# error → (status, code, title); the first that fits counts
_TREE: tuple[tuple[type[KeukentafelError], int, str, str], ...] = (
    (NotSignedIn, 401, "niet-aangemeld", "Niet aangemeld"),
    (NotAuthorised, 403, "niet-toegestaan", "Niet toegestaan"),
    (NotFound, 404, "niet-gevonden", "Niet gevonden"),
    (HeldBy, 409, "in-behandeling-bij-ander", "Een collega behandelt deze hulpvraag"),
    (InvalidStep, 409, "stap-bestaat-niet", "Deze stap kan nu niet"),
    (Conflict, 409, "conflict", "Dit kan nu niet"),
    (Outdated, 412, "veranderd", "Dit is intussen veranderd"),
    (KeyReused, 422, "sleutel-gebruikt", "Deze sleutel is al gebruikt"),
    (InvalidRequest, 400, "ongeldig", "Het verzoek klopt niet"),
    (Unreadable, 503, "onleesbaar", "Dit kan nu niet worden gelezen"),
    (KeukentafelError, 500, "fout", "Er ging iets mis"),
)

_HTTP_TITLES = {
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    413: "Het verzoek is te groot",
    415: "Deze vorm kan hier niet",
}
# The statuses of `_TREE` and of the router have each their sentence, so that every problem says what to do.
_HTTP_DETAILS = {
    404: "Er is hier niets. De beschrijving staat op openapi.json.",
    405: "Welke methodes wel kunnen, staat in Allow.",
    413: "Stuur ten hoogste een megabyte.",
    415: "Stuur JSON (Content-Type: application/json).",
}


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer an error with a problem document; what was not foreseen is logged without its message."""
    try:
        return await handler(request)
    except KeukentafelError as error:
        if isinstance(error, Unreadable):
            log.error("unreadable", why=str(error))  # ids of keys and names of columns
        return of_error(error)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        title = _HTTP_TITLES.get(error.status, error.reason)
        response = problem(error.status, "http", title, detail=_HTTP_DETAILS.get(error.status, title))
        if "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
        return response
    except Exception as error:
        log.error("unforeseen", error=type(error).__name__, where=where(error))
        return problem(500, "fout", "Er ging iets mis", detail="Probeer het later nog eens.")


def of_error(error: KeukentafelError) -> web.Response:
    """Give the problem document of an error of the tree."""
    status, code, title = next(row[1:] for row in _TREE if isinstance(error, row[0]))
    response = problem(status, code, title, **_members(error, title))
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="matchmaker"'
    return response


def problem(status: int, code: str, title: str, **members: Any) -> web.Response:
    """Give a problem document."""
    document = {"type": f"urn:keukentafel:probleem:{code}", "title": title, "status": status, **members}
    return web.Response(
        status=status,
        body=json.dumps(document, ensure_ascii=False).encode(),
        content_type="application/problem+json",
    )


def _members(error: KeukentafelError, title: str) -> dict[str, Any]:
    if isinstance(error, NotSignedIn):
        return {"detail": "Stuur een machinesleutel mee (Authorization: Bearer …) of meld u aan."}
    if isinstance(error, NotFound):
        return {"detail": "Er is hier niets met deze referentie of dit nummer."}
    if isinstance(error, HeldBy):
        return {"detail": f"{error.holder} behandelt deze hulpvraag.", "houder": {"naam": error.holder}}
    if isinstance(error, InvalidStep):
        possible = (
            f"Wel mogelijk: {', '.join(error.steps)}." if error.steps else "Er kan geen stap meer volgen."
        )
        detail = f"Van {error.van} naar {error.naar} is geen stap. {possible}"
        return {"detail": detail, "status_nu": error.van, "stappen": list(error.steps)}
    if isinstance(error, NotAvailable | NotPossible | NotYours):
        return {"detail": error.reden}
    if isinstance(error, Outdated):
        return {"detail": "Lees het opnieuw, en stuur de nieuwe ETag mee in If-Match."}
    if isinstance(error, KeyReused):
        return {
            "detail": "Met deze Idempotency-Key is iets anders gevraagd. Neem voor elk verzoek een nieuwe."
        }
    if isinstance(error, InvalidRequest):
        faults = [{"pointer": fault.pointer, "reden": fault.reason} for fault in error.faults]
        return {"detail": "Wat er niet klopt, staat bij fouten.", "fouten": faults}
    if isinstance(error, Unreadable):
        return {"detail": "De sleutel van deze gegevens ontbreekt. Er is niets weg."}
    return {"detail": title}
