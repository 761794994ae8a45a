"""The OpenAPI 3.1 description of the directory's API; a test compares it with the routes and with answers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matchmaker.api.oas import query, ref
from matchmaker.api.sociale_kaart.parameters import DEFAULT_SIZE, MAX_SIZE
from matchmaker.api.sociale_kaart.schemas import page_of, schema_name, schemas
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.tijd_in_woorden import DAGEN
from matchmaker.core.sociale_kaart.zoeken import MAX_AGE, MAX_KM, MAX_TEXT
from matchmaker.core.vocabulary import leefgebieden
from matchmaker.keys import KAART_API
from matchmaker.settings import Settings
from matchmaker.zoekparameters import TAXONOMIEEN

VERSION = "1.0.0"

_DESCRIPTION = (
    "De sociale kaart als open data, in de vorm van de Human Services Data Specification (HSDS) 3.0 met de velden "
    "over vrije ruimte van 3.1. Alleen lezen, zonder aanmelden.\n\n"
    "**Filters** tellen op: een antwoord voldoet aan alle. Herhaalt u een filter met codes, dan is elk van die codes "
    "goed. Een filter dat er niet is, of een waarde die niet kan, geeft 400 met de naam.\n\n"
    "**Persoonsgegevens** staan er niet in. HSDS heeft geen kenmerk waarmee iemand zegt dat zijn naam openbaar mag "
    "zijn, daarom gaan contactpersonen met een naam niet mee, en hun telefoonnummers ook niet. Een contact zonder "
    "naam, zoals een balie, gaat wel mee. Ook `assurer_email`, `address.attention` en `metadata` (wie wat veranderde) "
    "blijven binnen.\n\n"
    "**Uitgehaald aanbod** staat er niet in: elke dienst heeft `status` `active`.\n\n"
    "De vorm volgt de Nederlandse API Design Rules. Namen zijn die van HSDS, met een liggend streepje waar die regels "
    "iets anders vragen."
)


@lru_cache(maxsize=4)
def describe(settings: Settings) -> dict[str, Any]:
    """Give the description as a JSON value."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Sociale kaart van {settings.gemeente}",
            "version": VERSION,
            "description": _DESCRIPTION,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {
                "name": settings.gemeente,
                "url": settings.kaart_website,
                "email": settings.kaart_email,
            },
        },
        "servers": [{"url": KAART_API}],
        "security": [],
        "tags": [
            {"name": "diensten", "description": "Wat er te krijgen is, waar, en van wie"},
            {"name": "codes", "description": "De indelingen van het Nederlandse profiel"},
            {"name": "over", "description": "Over deze API"},
        ],
        "paths": {
            "/": {"get": _get("about", "over", "Welke versie van HSDS dit is", ref("About"))},
            "/openapi.json": {"get": _get("openapi", "over", "Deze beschrijving", {"type": "object"})},
            **_collection("services", "service", "diensten", "Diensten", [*_filters(), _FULL]),
            **_collection(
                "service_at_locations",
                "service_at_location",
                "diensten",
                "Diensten, elk op een plek",
                [*_filters(), _FULL],
            ),
            **_collection(
                "organizations", "organization", "diensten", "Organisaties die iets aanbieden", [_FULL]
            ),
            **_collection("taxonomies", "taxonomy", "codes", "De indelingen", []),
            **_collection(
                "taxonomy_terms", "taxonomy_term", "codes", "De codes van de indelingen", [_TAXONOMY_ID]
            ),
        },
        "components": {
            "schemas": schemas(),
            "headers": {
                "API-Version": {"description": "De versie van deze API", "schema": {"type": "string"}},
                "ETag": {"description": "Verandert als het antwoord verandert", "schema": {"type": "string"}},
            },
            "responses": {
                "Problem": {
                    "description": "Een fout (RFC 9457)",
                    "headers": {"API-Version": _header("API-Version")},
                    "content": {"application/problem+json": {"schema": ref("Problem")}},
                },
                "NotModified": {
                    "description": "Niet veranderd sinds het antwoord met deze ETag",
                    "headers": {"API-Version": _header("API-Version"), "ETag": _header("ETag")},
                },
            },
        },
    }


def _header(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/headers/{name}"}


def _collection(
    name: str, table: str, tag: str, summary: str, parameters: list[dict[str, Any]]
) -> dict[str, Any]:
    schema = schema_name(table)
    listed = _get(f"list{schema}", tag, summary, page_of(table)) | {"parameters": [*parameters, *_PAGING]}
    one = _get(f"get{schema}", tag, f"{summary}: een, met alles wat erbij hoort", ref(schema), 404)
    id_ = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    return {f"/{name}": {"get": listed}, f"/{name}/{{id}}": {"parameters": [id_], "get": one}}


def _get(name: str, tag: str, summary: str, schema: dict[str, Any], *problems: int) -> dict[str, Any]:
    headers = {"API-Version": _header("API-Version"), "ETag": _header("ETag")}
    found = {
        "description": "Gelukt",
        "headers": headers,
        "content": {"application/json": {"schema": schema}},
    }
    answers: dict[str, Any] = {"200": found, "304": {"$ref": "#/components/responses/NotModified"}}
    for status in (400, *problems):
        answers[str(status)] = {"$ref": "#/components/responses/Problem"}
    return {"operationId": name, "summary": summary, "tags": [tag], "responses": answers}


def _filters() -> list[dict[str, Any]]:
    codes = [_codes(name) for name in TAXONOMIEEN]
    text = {"type": "string"}
    return [
        *codes,
        query("leefgebied", "Met een activiteit in dit leefgebied", text | {"enum": list(leefgebieden())}),
        query(
            "postcode",
            "Postcode van wie hulp zoekt (vier cijfers is genoeg). Laat weg wat alleen elders werkt",
            text | {"examples": ["1990"]},
        ),
        query(
            "max_km",
            "Hoogstens zo ver van de postcode. Wat geen plek heeft, blijft",
            {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_KM},
        ),
        query("weekdag", "Op deze dag", text | {"enum": list(DAGEN)}),
        query("tijd", "Op dit moment van de dag, met `weekdag`", text | {"examples": ["14:30"]}),
        query("taal", "In deze taal (ISO 639-1)", text | {"pattern": "^[a-z]{2,3}$"}),
        query("leeftijd", "Voor iemand van deze leeftijd", _integer(0, MAX_AGE)),
        query("search", "Woorden. Een typfout mag", text | {"maxLength": MAX_TEXT}),
        query("met_ruimte", "Alleen wat nu ruimte heeft", {"type": "boolean"}),
        query("organization_id", "Alleen van deze organisatie", text),
        query(
            "modified_after",
            "Alleen wat op of na dit moment is veranderd. Waar dat niet van bekend is, gaat mee",
            {"anyOf": [text | {"format": "date-time"}, text | {"format": "date"}]},
        ),
    ]


def _codes(name: str) -> dict[str, Any]:
    schema = {"type": "array", "items": {"type": "string", "enum": list(profiel().labels(name))}}
    described = query(name, f"{profiel().namen[name]}; mag herhaald worden", schema)
    return described | {"style": "form", "explode": True}


def _integer(least: int, most: int | None = None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "integer", "minimum": least}
    return schema if most is None else schema | {"maximum": most}


_FULL = query("full", "Met alles wat erbij hoort", {"type": "boolean", "default": False})
_TAXONOMY_ID = query("taxonomy_id", "Alleen van deze indeling", {"type": "string"})
_PAGING = [
    query("page", "Welke bladzijde, vanaf 1", _integer(1) | {"default": 1}),
    query("per_page", "Hoeveel op een bladzijde", _integer(1, MAX_SIZE) | {"default": DEFAULT_SIZE}),
]
