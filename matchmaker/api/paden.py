"""The calls of the API as its OpenAPI description has them; a test compares them with the routes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchmaker.api.oas import list_of, object_of, query, ref
from matchmaker.api.parameters import IK, NIVEAUS, SOORTEN
from matchmaker.core.vocabulary import activiteiten, codes, leefgebieden
from matchmaker.core.vrijwilligers.vrijwilliger import VrijwilligerStatus
from matchmaker.parameters import DEFAULT_LIMIT, MAX_LIMIT, MAX_QUERY

Operation = dict[str, Any]

_CODE = {"type": "string"}
_SHORT = {"type": "string", "maxLength": MAX_QUERY}
_PAGING = [
    query("cursor", "De `volgende` van een eerdere bladzijde; zegt verder niets", {"type": "string"}),
    query(
        "limiet",
        "Hoeveel",
        {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
    ),
]


def component(kind: str, name: str) -> dict[str, str]:
    """Refer to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


def paths() -> dict[str, Any]:
    """Give every path with its calls."""
    one = "/hulpvragen/{referentie}"
    proposal, call = f"{one}/voorstellen/{{id}}", f"{one}/opvolgingen/{{id}}"
    return {
        "/hulpvragen": {"get": _list()},
        one: _of_request(get=_read("een", "hulpvragen", "Een hulpvraag, heel", "Dossier", marked=True)),
        f"{one}/claim": _of_request(
            post=_change("claim", "hulpvragen", "Neemt de hulpvraag; 409 als een ander die heeft")
        ),
        f"{one}/status": _of_request(
            post=_change(
                "status",
                "hulpvragen",
                "Zet de hulpvraag verder; 409 voor een stap die de werkwijze niet heeft",
                "Stap",
            )
        ),
        f"{one}/teruggave": _of_request(
            post=_change("geefTerug", "hulpvragen", "Geeft de hulpvraag terug aan de wachtrij", "Teruggave")
        ),
        f"{one}/overdracht": _of_request(
            post=_change("draagOver", "hulpvragen", "Geeft de hulpvraag aan een collega", "Overdracht")
        ),
        f"{one}/geschiedenis": _of_request(
            get=_lines("geschiedenis", "Wat er met de hulpvraag gebeurde, oudste eerst")
        ),
        f"{one}/notities": _of_request(
            get=_lines("notities", "De notities, oudste eerst"),
            post=_change("noteer", "hulpvragen", "Voegt een notitie toe", "Notitie"),
        ),
        f"{one}/gesprekken": _of_request(
            get=_lines("gesprekken", "De telefoongesprekken, oudste eerst"),
            post=_change("noteerGesprek", "hulpvragen", "Legt een telefoongesprek vast", "Gesprek"),
        ),
        f"{one}/melding": _of_request(**_report()),
        f"{one}/dubbelen": _of_request(
            get=_read(
                "dubbelen",
                "hulpvragen",
                "Andere hulpvragen die van dezelfde persoon kunnen zijn",
                object_of(dubbelen=list_of(ref("Dubbele"))),
            )
        ),
        f"{one}/suggesties": _of_request(get=_suggestions()),
        f"{one}/vrijwilligers": _of_request(
            get=_read(
                "helpers",
                "vrijwilligers",
                "De vrijwilligers die nu helpen",
                object_of(vrijwilligers=list_of(ref("Vrijwilliger"))),
            )
        ),
        f"{one}/voorstellen": _of_request(
            get=_read(
                "voorstellen",
                "voorstellen",
                "De voorstellen, oudste eerst",
                object_of(voorstellen=list_of(ref("Voorstel"))),
            ),
            post=_propose(),
        ),
        proposal: _of_request(
            "Nummer", get=_read("voorstel", "voorstellen", "Een voorstel", "Voorstel", marked=True)
        ),
        f"{proposal}/antwoord": _of_request(
            "Nummer",
            post=_change("antwoord", "voorstellen", "Legt vast wat iemand op het voorstel zei", "Antwoord"),
        ),
        f"{proposal}/intrekking": _of_request(
            "Nummer", post=_change("trekIn", "voorstellen", "Trekt het voorstel in", "Intrekking")
        ),
        f"{one}/opvolgingen": _of_request(
            get=_read(
                "opvolgingen",
                "opvolgingen",
                "Wie er na een koppeling of doorverwijzing gebeld wordt, oudste eerst",
                object_of(opvolgingen=list_of(ref("Opvolging"))),
            )
        ),
        call: _of_request(
            "Nummer", get=_read("opvolging", "opvolgingen", "Een opvolging", "Opvolging", marked=True)
        ),
        f"{call}/uitkomst": _of_request(
            "Nummer", post=_change("uitkomst", "opvolgingen", "Legt vast wat eruit kwam", "Opvolguitkomst")
        ),
        f"{call}/verzetting": _of_request(
            "Nummer", post=_change("verzet", "opvolgingen", "Zet het bellen op een andere dag", "Verzetting")
        ),
        "/claims": {"post": _claim_next()},
        "/dagstart": {"get": _read("dagstart", "mensen", "Wat vandaag op u wacht", "Dagstart", found=False)},
        "/ik": {"get": _read("ik", "mensen", "Wie u bent en wat u mag", "Coordinator", found=False)},
        "/collegas": {
            "get": _read(
                "collegas",
                "mensen",
                "Wie een hulpvraag kan behandelen",
                object_of(collegas=list_of(ref("Coordinator"))),
                found=False,
            )
        },
        "/vrijwilligers": {"get": _volunteers()},
        "/vrijwilligers/{id}": {
            "parameters": [component("parameters", "Nummer")],
            "get": _read(
                "vrijwilliger", "vrijwilligers", "Een vrijwilliger, heel", "Vrijwilligerdossier", marked=True
            ),
        },
        "/openapi.json": {"get": _openapi()},
    }


def _of_request(*more: str, **operations: Operation) -> dict[str, Any]:
    parameters = [component("parameters", name) for name in ("Referentie", *more)]
    return {"parameters": parameters, **operations}


def _answer(schema: dict[str, Any] | None, *headers: str, description: str = "Gelukt") -> dict[str, Any]:
    told = {name: component("headers", name) for name in ("API-Version", *headers)}
    answer: dict[str, Any] = {"description": description, "headers": told}
    return answer if schema is None else answer | {"content": {"application/json": {"schema": schema}}}


def _operation(
    name: str, tag: str, summary: str, answers: dict[str, Any], problems: Sequence[int], *parameters: Any
) -> Operation:
    told = {str(status): component("responses", f"Probleem{status}") for status in sorted(problems)}
    made: Operation = {
        "operationId": name,
        "summary": summary,
        "tags": [tag],
        "responses": dict(sorted((answers | told).items())),
    }
    return made | {"parameters": list(parameters)} if parameters else made


def _read(
    name: str,
    tag: str,
    summary: str,
    schema: dict[str, Any] | str,
    *parameters: dict[str, Any],
    marked: bool = False,
    found: bool = True,
    headers: Sequence[str] = (),
) -> Operation:
    """Describe a GET; `marked`: with an ETag; `found`: may name something that is not there."""
    shape = ref(schema) if isinstance(schema, str) else schema
    answers = {"200": _answer(shape, *(("ETag",) if marked else ()), *headers)}
    more: tuple[dict[str, Any], ...] = parameters
    if marked:
        answers["304"] = _answer(None, "ETag", description="Niet veranderd sinds deze ETag")
        more = (*parameters, component("parameters", "IfNoneMatch"))
    return _operation(name, tag, summary, answers, (400, 401, 403, *((404,) if found else ())), *more)


def _lines(name: str, summary: str) -> Operation:
    return _read(name, "hulpvragen", summary, object_of(**{name: list_of(ref("Regel"))}))


def _body(schema: str) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": ref(schema)}}}


def _change(name: str, tag: str, summary: str, body: str | None = None) -> Operation:
    """Describe a POST that answers with the request as it is then."""
    answers = {"200": _answer(ref("Dossier"), "ETag", "Content-Location")}
    problems = [400, 401, 403, 404, 409, 412, 413, 422, *([415] if body else [])]
    guards = (component("parameters", "IdempotencyKey"), component("parameters", "IfMatch"))
    made = _operation(name, tag, summary, answers, problems, *guards)
    return made | {"requestBody": _body(body)} if body else made


def _list() -> Operation:
    filters = [
        query(
            "status",
            "Alleen deze status; mag herhaald worden",
            list_of(_CODE | {"enum": list(codes("status"))}),
        ),
        query("leefgebied", "Met een feit in dit leefgebied", _CODE | {"enum": list(leefgebieden())}),
        query("wijk", "Alleen deze wijk", _SHORT),
        query("q", "Woorden in samenvatting, verhaal, citaten, naam of referentie", _SHORT),
        query("houder", f"Wie de hulpvraag heeft: een gebruikersnaam, of `{IK}`", _SHORT),
        query("snel", "Alleen eenvoudige burenklussen", {"type": "boolean", "default": False}),
        query(
            "minstens",
            "Ten minste zo urgent",
            {"type": "integer", "minimum": NIVEAUS[0], "maximum": NIVEAUS[-1]},
        ),
    ]
    summary = "De wachtrij: het meest urgent en dan het oudst eerst; ingetrokken alleen als erom gevraagd is"
    return _read(
        "lijst", "hulpvragen", summary, "Bladzijde", *filters, *_PAGING, found=False, headers=("Link",)
    )


def _suggestions() -> Operation:
    return _read(
        "suggesties",
        "hulpvragen",
        "Organisaties en dan vrijwilligers die passen, elk met waarom en met wat niet past",
        "Suggesties",
        query("soort", "Alleen deze", _CODE | {"enum": list(SOORTEN)}),
    )


def _volunteers() -> Operation:
    statuses = [status for status in VrijwilligerStatus if status != VrijwilligerStatus.WEG]
    filters = [
        query("status", "Alleen deze status", _CODE | {"enum": statuses}),
        query("wijk", "Wonen in deze wijk", _SHORT),
        query("activiteit", "Willen dit doen", _CODE | {"enum": list(activiteiten())}),
        query("q", "Woorden in naam, activiteiten of eigen woorden", _SHORT),
    ]
    return _read(
        "vrijwilligers",
        "vrijwilligers",
        "De vrijwilligers, in de volgorde waarin zij zich aanmeldden",
        "Vrijwilligersbladzijde",
        *filters,
        *_PAGING,
        found=False,
        headers=("Link",),
    )


def _propose() -> Operation:
    answers = {"201": _answer(ref("Voorstel"), "ETag", "Location", "Content-Location", description="Gedaan")}
    made = _operation(
        "stelVoor",
        "voorstellen",
        "Stelt de hulpvraag voor aan een dienst of een vrijwilliger",
        answers,
        [400, 401, 403, 404, 409, 413, 415, 422],
        component("parameters", "IdempotencyKey"),
    )
    return made | {"requestBody": _body("NieuwVoorstel")}


def _claim_next() -> Operation:
    answers = {
        "200": _answer(ref("Dossier"), "ETag", "Content-Location"),
        "204": _answer(None, description="Er wacht niets"),
    }
    return _operation(
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
    put = _operation(
        "zetMelding",
        "hulpvragen",
        "Legt vast dat het een Wmo-melding is, en hoe ver die is",
        {"200": _answer(ref("Wmomelding"), "ETag")},
        [*problems, 415],
        guard,
    )
    return {
        "get": _read(
            "melding", "hulpvragen", "De Wmo-melding; 404 als het er geen is", "Wmomelding", marked=True
        ),
        "put": put | {"requestBody": _body("Melding")},
        "delete": _operation(
            "wisMelding",
            "hulpvragen",
            "Legt vast dat het toch geen Wmo-melding is",
            {"204": _answer(None, description="Het is geen melding")},
            problems,
            guard,
        ),
    }


def _openapi() -> Operation:
    answer = _answer({"type": "object"}, "access-control-allow-origin")
    return _operation("openapi", "over", "Deze beschrijving", {"200": answer}, ()) | {"security": []}
