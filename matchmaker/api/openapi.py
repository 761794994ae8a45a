"""The OpenAPI 3.1 description of the queue API; a test compares it with the routes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matchmaker.api.oas import list_of, object_of, query, ref
from matchmaker.core.vocabulary import codes, hulpvraag_schema, leefgebieden
from matchmaker.keys import API

VERSION = "1.0.0"

_TEXT_OR_NULL = {"type": ["string", "null"]}
_MOMENT = {"type": "string", "format": "date-time"}


@lru_cache(maxsize=1)
def describe() -> dict[str, Any]:
    """Give the description as a JSON value."""
    one = "/hulpvragen/{referentie}"
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Keukentafel: de wachtrij van hulpvragen",
            "version": VERSION,
            "description": "Voor een aangemelde coördinator of een machinesleutel. "
            "Fouten zijn `application/problem+json` (RFC 9457).",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {"name": "Keukentafel"},
        },
        "servers": [{"url": API}],
        "security": [{"machinesleutel": []}, {"sessie": []}],
        "tags": [{"name": "hulpvragen", "description": "De wachtrij"}],
        "paths": {
            "/hulpvragen": {"get": _list()},
            one: {"parameters": _REFERENTIE, "get": _get()},
            f"{one}/claim": {"parameters": _REFERENTIE, "post": _claim()},
            f"{one}/status": {"parameters": _REFERENTIE, "post": _status()},
            f"{one}/suggesties": {"parameters": _REFERENTIE, "get": _suggesties()},
            "/openapi.json": {"get": _openapi()},
        },
        "components": {
            "securitySchemes": {
                "machinesleutel": {"type": "http", "scheme": "bearer"},
                "sessie": {"type": "apiKey", "in": "cookie", "name": "kt_coordinator"},
            },
            "schemas": _schemas(),
            "responses": {
                "Probleem": {
                    "description": "Een fout",
                    "content": {"application/problem+json": {"schema": ref("Probleem")}},
                }
            },
        },
    }


_REFERENTIE = [
    {
        "name": "referentie",
        "in": "path",
        "required": True,
        "description": "De code van de hulpvraag; hoofdletters, spaties en streepjes maken niet uit",
        "schema": {"type": "string"},
    }
]


def _list() -> dict[str, Any]:
    parameters = [
        query(
            "status",
            "Alleen deze status; mag herhaald worden",
            {"type": "string", "enum": list(codes("status"))},
        ),
        query(
            "leefgebied", "Met een feit in dit leefgebied", {"type": "string", "enum": list(leefgebieden())}
        ),
        query("wijk", "Alleen deze wijk", {"type": "string", "maxLength": 200}),
        query(
            "q",
            "Woorden in samenvatting, verhaal, citaten, naam of referentie",
            {"type": "string", "maxLength": 200},
        ),
        query("cursor", "De `volgende` van een eerdere bladzijde", {"type": "string"}),
        query("limiet", "Hoeveel", {"type": "integer", "minimum": 1, "maximum": 500, "default": 25}),
    ]
    summary = "De wachtrij: het meest urgent en dan het oudst eerst; ingetrokken alleen als erom gevraagd is"
    return _operation("lijst", summary, ref("Bladzijde"), 400) | {"parameters": parameters}


def _get() -> dict[str, Any]:
    return _operation("een", "Een hulpvraag, heel, met de geschiedenis", ref("Dossier"), 404)


def _claim() -> dict[str, Any]:
    return _operation("claim", "Neemt de hulpvraag; 409 als een ander die heeft", ref("Dossier"), 404, 409)


def _status() -> dict[str, Any]:
    body = {"required": True, "content": {"application/json": {"schema": ref("Stap")}}}
    summary = "Zet de hulpvraag verder; 409 voor een stap die de werkwijze niet heeft"
    return _operation("status", summary, ref("Dossier"), 400, 404, 409) | {"requestBody": body}


def _suggesties() -> dict[str, Any]:
    return _operation(
        "suggesties",
        "Organisaties en dan vrijwilligers die passen, elk met waarom en met wat niet past",
        ref("Suggesties"),
        404,
    )


def _openapi() -> dict[str, Any]:
    operation = _operation("openapi", "Deze beschrijving", {"type": "object"})
    del operation["responses"]["401"]
    return operation | {"security": []}


def _operation(name: str, summary: str, schema: dict[str, Any], *problems: int) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "200": {"description": "Gelukt", "content": {"application/json": {"schema": schema}}}
    }
    for status in (401, *problems):
        answers[str(status)] = {"$ref": "#/components/responses/Probleem"}
    return {"operationId": name, "summary": summary, "tags": ["hulpvragen"], "responses": answers}


def _schemas() -> dict[str, Any]:
    contract = {name: value for name, value in hulpvraag_schema().items() if name not in ("$schema", "$id")}
    text = {"type": "string"}
    holder = object_of(id={"type": "integer"}, naam=text, sinds=_MOMENT) | {"type": ["object", "null"]}
    urgency = object_of(niveau={"type": "integer"}, label=text, redenen=list_of(text))
    added = object_of(wijk=_TEXT_OR_NULL, houder=holder, gewijzigd_op=_MOMENT, urgentie=urgency)
    line = object_of(
        tijdstip=_MOMENT,
        soort=text,
        rol=text,
        door=_TEXT_OR_NULL,
        van=_TEXT_OR_NULL,
        naar=_TEXT_OR_NULL,
        toelichting=_TEXT_OR_NULL,
        reden=_TEXT_OR_NULL,
    )
    step = object_of(status={"type": "string", "enum": list(codes("status"))})
    step["properties"]["toelichting"] = _TEXT_OR_NULL
    fit = object_of(
        naam=text,
        telefoon=text,
        soort_hulp=text,
        omschrijving=text,
        activiteiten=list_of(text),
        wijken=list_of(text),
        redenen=list_of(text),
        past_niet=list_of(text),
        id=text,
        organisatie=text,
        afstand_km={"type": ["number", "null"]},
        verouderd={"type": "boolean"},
        soort={"enum": ["organisatie", "vrijwilliger"]},
        nog_niet={
            "type": "boolean",
            "description": "Een vrijwilliger zonder kennismaking of VOG: nog niet voorstellen",
        },
    )
    return {
        "Contract": contract,
        "Hulpvraag": {"allOf": [ref("Contract"), added]},
        "Dossier": {
            "allOf": [ref("Hulpvraag"), object_of(geschiedenis=list_of(line), stappen=list_of(text))]
        },
        "Bladzijde": object_of(hulpvragen=list_of(ref("Hulpvraag")), volgende=_TEXT_OR_NULL),
        "Stap": step,
        "Suggesties": object_of(suggesties=list_of(fit)),
        "Probleem": object_of(type=text, title=text, status={"type": "integer"}),
    }
