"""A small valid package of fictional rows, and ways to write it in a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.hsds.package import Fout, as_read
from matchmaker.hsds.taxonomies import taxonomy_rows
from matchmaker.hsds.validate import validate

TODAY = date(2026, 3, 2)

ROWS: Mapping[str, Mapping[str, Any]] = {
    "organization": {
        "id": "org-1",
        "name": "Welzijn Linderwoude",
        "description": "Helpt buren elkaar te helpen.",
    },
    "service": {
        "id": "dienst-1",
        "organization_id": "org-1",
        "name": "Koffie in de buurt",
        "status": "active",
    },
    "location": {"id": "plek-1", "location_type": "physical", "latitude": 52.1, "longitude": 5.4},
    "service_at_location": {"id": "daar-1", "service_id": "dienst-1", "location_id": "plek-1"},
    "phone": {"id": "tel-1", "service_id": "dienst-1", "number": "+31850000101"},
    "schedule": {
        "id": "tijd-1",
        "service_at_location_id": "daar-1",
        "freq": "WEEKLY",
        "byday": "TU,TH",
        "opens_at": "09:30",
        "closes_at": "12:00",
    },
    "service_area": {
        "id": "gebied-1",
        "service_id": "dienst-1",
        "extent_type": "wijk",
        "extent": "Lindenkwartier",
    },
    "attribute": {
        "id": "eigenschap-1",
        "link_id": "dienst-1",
        "link_entity": "service",
        "taxonomy_term_id": "soort_hulp:ontmoeting",
    },
    "cost_option": {"id": "prijs-1", "service_id": "dienst-1", "currency": "EUR", "amount": 2.5},
}


def pakket(**changes: Mapping[str, Any]) -> Package:
    """The package with, per table, other values in its one row, or one row more."""
    rows: dict[str, list[Row]] = {
        table: [dict(row) | dict(changes.get(table, {}))] for table, row in ROWS.items()
    }
    rows |= {table: list(more) for table, more in taxonomy_rows(profiel()).items()}
    for table in changes.keys() - ROWS.keys():
        rows.setdefault(table, []).append(changes[table])
    return rows


def fouten(package: Package) -> list[tuple[str, int | None, str | None]]:
    """Where the faults of a package are."""
    return [(fout.bestand, fout.rij, fout.kolom) for fout in faults(package)]


def faults(package: Package) -> tuple[Fout, ...]:
    """The faults of a package."""
    return validate(as_read(package), TODAY, profiel())
