"""The OpenAPI 3.1 description of the queue API; a test compares it with the routes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

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
                    "content": {"application/problem+json": {"schema": _ref("Probleem")}},
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
        _query(
            "status",
            "Alleen deze status; mag herhaald worden",
            {"type": "string", "enum": list(codes("status"))},
        ),
        _query(
            "leefgebied", "Met een feit in dit leefgebied", {"type": "string", "enum": list(leefgebieden())}
        ),
        _query("wijk", "Alleen deze wijk", {"type": "string", "maxLength": 200}),
        _query(
            "q",
            "Woorden in samenvatting, verhaal, citaten, naam of referentie",
            {"type": "string", "maxLength": 200},
        ),
        _query("cursor", "De `volgende` van een eerdere bladzijde", {"type": "string"}),
        _query("limiet", "Hoeveel", {"type": "integer", "minimum": 1, "maximum": 500, "default": 25}),
    ]
    summary = "De wachtrij: het meest urgent en dan het oudst eerst; ingetrokken alleen als erom gevraagd is"
    return _operation("lijst", summary, _ref("Bladzijde"), 400) | {"parameters": parameters}


def _get() -> dict[str, Any]:
    return _operation("een", "Een hulpvraag, heel, met de geschiedenis", _ref("Dossier"), 404)


def _claim() -> dict[str, Any]:
    return _operation("claim", "Neemt de hulpvraag; 409 als een ander die heeft", _ref("Dossier"), 404, 409)


def _status() -> dict[str, Any]:
    body = {"required": True, "content": {"application/json": {"schema": _ref("Stap")}}}
    summary = "Zet de hulpvraag verder; 409 voor een stap die de werkwijze niet heeft"
    return _operation("status", summary, _ref("Dossier"), 400, 404, 409) | {"requestBody": body}


def _suggesties() -> dict[str, Any]:
    return _operation("suggesties", "Organisaties die passen, elk met waarom", _ref("Suggesties"), 404)


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


def _query(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Any) -> dict[str, Any]:
    """Describe an object whose properties are all there."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _schemas() -> dict[str, Any]:
    contract = {name: value for name, value in hulpvraag_schema().items() if name not in ("$schema", "$id")}
    text = {"type": "string"}
    holder = _object(id={"type": "integer"}, naam=text, sinds=_MOMENT) | {"type": ["object", "null"]}
    urgency = _object(niveau={"type": "integer"}, label=text, redenen=_list_of(text))
    added = _object(wijk=_TEXT_OR_NULL, houder=holder, gewijzigd_op=_MOMENT, urgentie=urgency)
    line = _object(
        tijdstip=_MOMENT,
        soort=text,
        rol=text,
        door=_TEXT_OR_NULL,
        van=_TEXT_OR_NULL,
        naar=_TEXT_OR_NULL,
        toelichting=_TEXT_OR_NULL,
    )
    step = _object(status={"type": "string", "enum": list(codes("status"))})
    step["properties"]["toelichting"] = _TEXT_OR_NULL
    fit = _object(
        naam=text,
        telefoon=text,
        soort_hulp=text,
        omschrijving=text,
        activiteiten=_list_of(text),
        wijken=_list_of(text),
        redenen=_list_of(text),
    )
    return {
        "Contract": contract,
        "Hulpvraag": {"allOf": [_ref("Contract"), added]},
        "Dossier": {
            "allOf": [_ref("Hulpvraag"), _object(geschiedenis=_list_of(line), stappen=_list_of(text))]
        },
        "Bladzijde": _object(hulpvragen=_list_of(_ref("Hulpvraag")), volgende=_TEXT_OR_NULL),
        "Stap": step,
        "Suggesties": _object(suggesties=_list_of(fit)),
        "Probleem": _object(type=text, title=text, status={"type": "integer"}),
    }
