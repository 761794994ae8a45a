"""The calls of the API as its OpenAPI description has them; a test compares them with the routes."""

from __future__ import annotations

from typing import Any

from matchmaker.api.lijsten import queue, suggestions, volunteers
from matchmaker.api.oas import list_of, object_of, ref
from matchmaker.api.operaties import (
    Operation,
    answer,
    body,
    change,
    component,
    lines,
    of_request,
    operation,
    read,
)


def paths() -> dict[str, Any]:
    """Give every path with its calls."""
    one = "/hulpvragen/{referentie}"
    proposal, call = f"{one}/voorstellen/{{id}}", f"{one}/opvolgingen/{{id}}"
    return {
        "/hulpvragen": {"get": queue()},
        one: of_request(get=read("een", "hulpvragen", "Een hulpvraag, heel", "Dossier", marked=True)),
        f"{one}/claim": of_request(
            post=change("claim", "hulpvragen", "Neemt de hulpvraag; 409 als een ander die heeft")
        ),
        f"{one}/status": of_request(
            post=change(
                "status",
                "hulpvragen",
                "Zet de hulpvraag verder; 409 voor een stap die de werkwijze niet heeft",
                "Stap",
            )
        ),
        f"{one}/teruggave": of_request(
            post=change("geefTerug", "hulpvragen", "Geeft de hulpvraag terug aan de wachtrij", "Teruggave")
        ),
        f"{one}/overdracht": of_request(
            post=change("draagOver", "hulpvragen", "Geeft de hulpvraag aan een collega", "Overdracht")
        ),
        f"{one}/geschiedenis": of_request(
            get=lines("geschiedenis", "Wat er met de hulpvraag gebeurde, oudste eerst")
        ),
        f"{one}/notities": of_request(
            get=lines("notities", "De notities, oudste eerst"),
            post=change("noteer", "hulpvragen", "Voegt een notitie toe", "Notitie"),
        ),
        f"{one}/gesprekken": of_request(
            get=lines("gesprekken", "De telefoongesprekken, oudste eerst"),
            post=change("noteerGesprek", "hulpvragen", "Legt een telefoongesprek vast", "Gesprek"),
        ),
        f"{one}/melding": of_request(**_report()),
        f"{one}/dubbelen": of_request(
            get=read(
                "dubbelen",
                "hulpvragen",
                "Andere hulpvragen die van dezelfde persoon kunnen zijn",
                object_of(dubbelen=list_of(ref("Dubbele"))),
            )
        ),
        f"{one}/suggesties": of_request(get=suggestions()),
        f"{one}/vrijwilligers": of_request(
            get=read(
                "helpers",
                "vrijwilligers",
                "De vrijwilligers die nu helpen",
                object_of(vrijwilligers=list_of(ref("Vrijwilliger"))),
            )
        ),
        f"{one}/voorstellen": of_request(
            get=read(
                "voorstellen",
                "voorstellen",
                "De voorstellen, oudste eerst",
                object_of(voorstellen=list_of(ref("Voorstel"))),
            ),
            post=_propose(),
        ),
        proposal: of_request(
            "Nummer", get=read("voorstel", "voorstellen", "Een voorstel", "Voorstel", marked=True)
        ),
        f"{proposal}/antwoord": of_request(
            "Nummer",
            post=change("antwoord", "voorstellen", "Legt vast wat iemand op het voorstel zei", "Antwoord"),
        ),
        f"{proposal}/intrekking": of_request(
            "Nummer", post=change("trekIn", "voorstellen", "Trekt het voorstel in", "Intrekking")
        ),
        f"{one}/opvolgingen": of_request(
            get=read(
                "opvolgingen",
                "opvolgingen",
                "Wie er na een koppeling of doorverwijzing gebeld wordt, oudste eerst",
                object_of(opvolgingen=list_of(ref("Opvolging"))),
            )
        ),
        call: of_request(
            "Nummer", get=read("opvolging", "opvolgingen", "Een opvolging", "Opvolging", marked=True)
        ),
        f"{call}/uitkomst": of_request(
            "Nummer", post=change("uitkomst", "opvolgingen", "Legt vast wat eruit kwam", "Opvolguitkomst")
        ),
        f"{call}/verzetting": of_request(
            "Nummer", post=change("verzet", "opvolgingen", "Zet het bellen op een andere dag", "Verzetting")
        ),
        "/claims": {"post": _claim_next()},
        "/dagstart": {"get": read("dagstart", "mensen", "Wat vandaag op u wacht", "Dagstart", found=False)},
        "/ik": {"get": read("ik", "mensen", "Wie u bent en wat u mag", "Coordinator", found=False)},
        "/collegas": {
            "get": read(
                "collegas",
                "mensen",
                "Wie een hulpvraag kan behandelen",
                object_of(collegas=list_of(ref("Coordinator"))),
                found=False,
            )
        },
        "/vrijwilligers": {"get": volunteers()},
        "/vrijwilligers/{id}": {
            "parameters": [component("parameters", "Nummer")],
            "get": read(
                "vrijwilliger", "vrijwilligers", "Een vrijwilliger, heel", "Vrijwilligerdossier", marked=True
            ),
        },
        "/openapi.json": {"get": _openapi()},
    }


def _propose() -> Operation:
    answers = {"201": answer(ref("Voorstel"), "ETag", "Location", "Content-Location", description="Gedaan")}
    made = operation(
        "stelVoor",
        "voorstellen",
        "Stelt de hulpvraag voor aan een dienst of een vrijwilliger",
        answers,
        [400, 401, 403, 404, 409, 412, 413, 415, 422],
        component("parameters", "IdempotencyKey"),
        component("parameters", "IfMatch"),
    )
    return made | {"requestBody": body("NieuwVoorstel")}


def _claim_next() -> Operation:
    answers = {
        "200": answer(ref("Dossier"), "ETag", "Content-Location"),
        "204": answer(None, description="Er wacht niets"),
    }
    return operation(
        "claimVolgende",
        "hulpvragen",
        "Neemt de eerste nieuwe hulpvraag van de wachtrij; ieder krijgt een andere",
        answers,
        [400, 401, 403, 413, 422],
        component("parameters", "IdempotencyKey"),
    )


def _report() -> dict[str, Operation]:
    guard = component("parameters", "IfMatch")
    problems = [400, 401, 403, 404, 409, 412, 413]
    put = operation(
        "zetMelding",
        "hulpvragen",
        "Legt vast dat het een Wmo-melding is, en hoe ver die is",
        {"200": answer(ref("Wmomelding"), "ETag")},
        [*problems, 415],
        guard,
    )
    return {
        "get": read(
            "melding", "hulpvragen", "De Wmo-melding; 404 als het er geen is", "Wmomelding", marked=True
        ),
        "put": put | {"requestBody": body("Melding")},
        "delete": operation(
            "wisMelding",
            "hulpvragen",
            "Legt vast dat het toch geen Wmo-melding is",
            {"204": answer(None, description="Het is geen melding")},
            problems,
            guard,
        ),
    }


def _openapi() -> Operation:
    answers = {"200": answer({"type": "object"}, "access-control-allow-origin")}
    return operation("openapi", "over", "Deze beschrijving", answers, ()) | {"security": []}
