"""A small directory of an invented municipality: what each kind of reader of it may meet."""

from __future__ import annotations

from typing import Any

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.hsds.taxonomies import taxonomy_rows

MAATJES, EETTAFEL, LOGEERHUIS, UIT = "dienst-maatjes", "dienst-eettafel", "dienst/logeerhuis", "dienst-uit"
NAAM_VAN_IEMAND = "Ilse Verzonnen"


def linderwoude() -> Package:
    """Give four services of two organizations; one was taken out, and one has a person as its contact."""
    return {
        "organization": [
            {
                "id": "org-welzijn",
                "name": "Welzijn Linderwoude",
                "description": "Buren helpen elkaar.",
                "email": "info@welzijn.example",
                "website": "https://welzijn.example/",
            },
            {"id": "org-rust", "name": "Huis Rust", "description": "Een paar dagen weg van huis."},
            {"id": "org-leeg", "name": "Nog Niets", "description": "Biedt nog niets aan."},
        ],
        "service": [
            _service(
                MAATJES,
                "org-welzijn",
                name="Maatjes in de wijk",
                description="Een vrijwilliger komt wekelijks langs voor een praatje of een wandeling.",
                assured_date="2026-02-01",
                assurer_email="redactie@welzijn.example",
                last_modified="2026-02-01T10:00:00Z",
                fees_description="Gratis.",
                minimum_age=18,
            ),
            _service(
                EETTAFEL,
                "org-welzijn",
                name="Eettafel De Linde",
                description="Samen eten aan een grote tafel.",
                assured_date="2025-01-15",
                email="eettafel@welzijn.example",
                last_modified="2025-01-15T10:00:00+01:00",
            ),
            _service(LOGEERHUIS, "org-rust", name="Logeerhuis Rust", description="Logeren met zorg."),
            _service(UIT, "org-rust", name="Oude Zaal", description="Gesloten.", status="inactive"),
        ],
        "location": [
            {
                "id": "plek-linde",
                "location_type": "physical",
                "name": "De Linde",
                "latitude": 52.11,
                "longitude": 5.1,
                "organization_id": "org-welzijn",
            },
            {"id": "plek-rust", "location_type": "physical", "latitude": 52.4, "longitude": 5.6},
        ],
        "service_at_location": [
            {"id": "linde-maatjes", "service_id": MAATJES, "location_id": "plek-linde"},
            {"id": "linde-eettafel", "service_id": EETTAFEL, "location_id": "plek-linde"},
            {"id": "rust-logeren", "service_id": LOGEERHUIS, "location_id": "plek-rust"},
            {"id": "rust-uit", "service_id": UIT, "location_id": "plek-rust"},
        ],
        "address": [
            {
                "id": "adres-linde",
                "location_id": "plek-linde",
                "attention": NAAM_VAN_IEMAND,
                "address_1": "Lindelaan 1",
                "city": "Linderwoude",
                "state_province": "Waterrijk",
                "postal_code": "1997 AB",
                "country": "NL",
                "address_type": "physical",
            }
        ],
        "accessibility": [{"id": "toegang-linde", "location_id": "plek-linde", "description": "Lift."}],
        "contact": [
            {
                "id": "contact-ilse",
                "service_id": MAATJES,
                "name": NAAM_VAN_IEMAND,
                "email": "ilse@welzijn.example",
            },
            {"id": "contact-balie", "service_id": MAATJES, "department": "Balie"},
        ],
        "phone": [
            {"id": "tel-maatjes", "service_id": MAATJES, "number": "+31850000101"},
            {"id": "tel-ilse", "contact_id": "contact-ilse", "service_id": MAATJES, "number": "+31850000199"},
            {"id": "tel-balie", "contact_id": "contact-balie", "number": "+31850000102"},
        ],
        "schedule": [
            {
                "id": "tijd-eettafel",
                "service_at_location_id": "linde-eettafel",
                "freq": "WEEKLY",
                "byday": "TU",
                "opens_at": "12:00",
                "closes_at": "14:00",
            }
        ],
        "language": [
            {"id": "taal-maatjes", "service_id": MAATJES, "code": "nl"},
            {"id": "taal-maatjes-ar", "service_id": MAATJES, "code": "ar"},
        ],
        "service_area": [
            {"id": "gebied", "service_id": EETTAFEL, "extent_type": "wijk", "extent": "Lindenkwartier"}
        ],
        "cost_option": [{"id": "prijs", "service_id": EETTAFEL, "currency": "EUR", "amount": 7.5}],
        "unit": [{"id": "plaatsen", "name": "plaatsen"}],
        "service_capacity": [
            {
                "id": "ruimte-maatjes",
                "service_id": MAATJES,
                "unit_id": "plaatsen",
                "available": 3,
                "updated": "2026-02-01T10:00:00Z",
            }
        ],
        "attribute": [
            _attribute(MAATJES, "soort_hulp:maatje"),
            _attribute(MAATJES, "activiteit:praatje_bezoek"),
            _attribute(MAATJES, "activiteit:lopen"),
            _attribute(MAATJES, "route:vrij"),
            _attribute(EETTAFEL, "soort_hulp:ontmoeting"),
            _attribute(EETTAFEL, "activiteit:samen_eten"),
            _attribute(EETTAFEL, "doelgroep:ouderen"),
            _attribute(LOGEERHUIS, "soort_hulp:logeerhuis"),
            _attribute(LOGEERHUIS, "respijtvorm:logeren"),
            _attribute(LOGEERHUIS, "basisfunctie:respijtzorg"),
            _attribute(LOGEERHUIS, "route:wlz"),
        ],
        "metadata": [
            {
                "id": "wie-wat",
                "resource_id": MAATJES,
                "resource_type": "service",
                "last_action_date": "2026-01-01",
                "last_action_type": "update",
                "field_name": "assurer_email",
                "previous_value": "ilse@welzijn.example",
                "replacement_value": "redactie@welzijn.example",
                "updated_by": NAAM_VAN_IEMAND,
            }
        ],
    } | taxonomy_rows(profiel())


def _service(id_: str, organization_id: str, **columns: Any) -> dict[str, Any]:
    return {"id": id_, "organization_id": organization_id, "status": "active"} | columns


def _attribute(service_id: str, term: str) -> dict[str, Any]:
    return {
        "id": f"{service_id}:{term}",
        "link_id": service_id,
        "link_entity": "service",
        "taxonomy_term_id": term,
    }
