"""The OpenAPI 3.1 description of the queue API; tests compare it with the routes, with answers and with the ADR."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matchmaker.api.bodies import MAX_ID
from matchmaker.api.oas import ref
from matchmaker.api.operaties import component
from matchmaker.api.paden import paths
from matchmaker.api.schemas import schemas
from matchmaker.core.herhalen.eenmalig import MEESTE_TEKENS
from matchmaker.keys import API, session_cookie
from matchmaker.settings import Settings

VERSION = "1.1.0"

_DESCRIPTION = (
    "Voor een aangemelde coördinator of een machinesleutel (`Authorization: Bearer …`). Wie wat mag, volgt uit de "
    "functie en de wijken van wie vraagt. De vorm volgt de Nederlandse API Design Rules.\n\n"
    "**Fouten** zijn `application/problem+json` (RFC 9457). Wat er niet klopt aan een verzoek, staat bij `fouten`.\n\n"
    "**Nog een keer sturen** kan zonder gevaar met een `Idempotency-Key`: dezelfde sleutel met hetzelfde verzoek geeft "
    "24 uur lang hetzelfde antwoord, en er gebeurt niets opnieuw. Met een ander verzoek is het antwoord 422.\n\n"
    "**Niet over elkaar heen schrijven**: een ETag die u terugstuurt in `If-Match` geeft 412 als er intussen iets "
    "veranderde.\n\n"
    "Er kunnen eigenschappen en codes bij komen. Er gaat niets weg en niets krijgt een andere betekenis."
)

_PROBLEMS = {
    400: "Het verzoek klopt niet; bij `fouten` staat wat",
    401: "Niet aangemeld",
    403: "Dit is niet voor u",
    404: "Niet gevonden",
    409: "Dit kan nu niet",
    412: "Dit is intussen veranderd",
    413: "Het verzoek is te groot",
    415: "Het verzoek is geen JSON",
    422: "Met deze Idempotency-Key is iets anders gevraagd",
}


@lru_cache(maxsize=4)
def describe(settings: Settings) -> dict[str, Any]:
    """Give the description as a JSON value."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Keukentafel: de wachtrij van hulpvragen",
            "version": VERSION,
            "description": _DESCRIPTION,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {
                "name": settings.gemeente,
                "url": settings.kaart_website,
                "email": settings.kaart_email,
            },
        },
        "servers": [{"url": API}],
        "security": [{"machinesleutel": []}, {"sessie": []}],
        "tags": [
            {"name": "hulpvragen", "description": "De wachtrij en het werk aan een hulpvraag"},
            {
                "name": "voorstellen",
                "description": "Een hulpvraag voorstellen aan een dienst of vrijwilliger",
            },
            {"name": "opvolgingen", "description": "Bellen of het standhoudt"},
            {"name": "vrijwilligers", "description": "Wie wil helpen"},
            {"name": "mensen", "description": "Wie hier werkt, en wat op hen wacht"},
            {"name": "over", "description": "Over deze API"},
        ],
        "paths": paths(),
        "components": {
            "securitySchemes": {
                "machinesleutel": {"type": "http", "scheme": "bearer"},
                "sessie": {"type": "apiKey", "in": "cookie", "name": session_cookie(settings)},
            },
            "schemas": schemas(),
            "parameters": _parameters(),
            "headers": _headers(),
            "responses": {f"Probleem{status}": _problem(words) for status, words in _PROBLEMS.items()},
        },
    }


def _problem(words: str) -> dict[str, Any]:
    return {
        "description": words,
        "headers": {"API-Version": component("headers", "API-Version")},
        "content": {"application/problem+json": {"schema": ref("Probleem")}},
    }


def _parameters() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "Referentie": {
            "name": "referentie",
            "in": "path",
            "required": True,
            "description": "De code van de hulpvraag; hoofdletters, spaties en streepjes maken niet uit",
            "schema": text,
        },
        "Nummer": {
            "name": "id",
            "in": "path",
            "required": True,
            "schema": {"type": "integer", "minimum": 0, "maximum": MAX_ID},
        },
        "IdempotencyKey": {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "Neem voor elk verzoek een nieuwe, bijvoorbeeld een UUID",
            "schema": text
            | {"minLength": 1, "maxLength": MEESTE_TEKENS, "pattern": r"^[!-~]([ -~]*[!-~])?$"},
        },
        "IfMatch": {
            "name": "If-Match",
            "in": "header",
            "description": "De ETag van wat in het adres staat (de hulpvraag, het voorstel, de opvolging, de melding)",
            "schema": text,
        },
        "IfNoneMatch": {
            "name": "If-None-Match",
            "in": "header",
            "description": "De ETag die u al heeft",
            "schema": text,
        },
    }


def _headers() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "API-Version": {"description": "De versie van deze API", "required": True, "schema": text},
        "ETag": {"description": "Verandert als het antwoord verandert", "required": True, "schema": text},
        "Link": {"description": "De volgende bladzijde (rel=next), als die er is", "schema": text},
        "Location": {"description": "Waar het nieuwe staat", "required": True, "schema": text},
        "Content-Location": {
            "description": "Waar dit antwoord te lezen is",
            "required": True,
            "schema": text,
        },
        "access-control-allow-origin": {
            "description": "Elke webpagina mag dit lezen",
            "required": True,
            "schema": text | {"const": "*"},
        },
    }
