"""A small directory for tests: a service is one line, its rows of HSDS follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.profiel import profiel, term_id
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.core.sociale_kaart.veldcontrole import CODES
from matchmaker.hsds.taxonomies import taxonomy_rows

MOLENVELD = Plaats("1998", "Molenveld", "Wijkteam Molenveld", "+31850000002", 52.1, 5.2)  # 6.8 km to the east

Rows = Iterator[tuple[str, dict[str, Any]]]


def dienst(id: str, **fields: Any) -> Package:
    """The rows of one active service that was confirmed lately.

    Args:
        id: of the service; what hangs under it is named after it.
        fields: columns of `service`, and: parts of a Zoekvraag with codes as one text, `plek` (latitude, longitude),
            `wijken`, `postcodes`, `talen`, `rooster` (a row or rows), `ruimte` (available, description),
            `telefoon`, `organisatie`.
    """
    rows: dict[str, list[Row]] = {}
    for table, row in _rows(id, fields):
        rows.setdefault(table, []).append(row)
    return rows


def pakket(*diensten: Package) -> Package:
    """A valid package of these services."""
    rows: dict[str, list[Row]] = {table: list(more) for table, more in taxonomy_rows(profiel()).items()}
    rows["unit"] = [{"id": "plaatsen", "name": "plaatsen"}]
    for one in diensten:
        for table, more in one.items():
            known = {row["id"] for row in rows.setdefault(table, [])}
            rows[table] += [row for row in more if row["id"] not in known]
    return rows


def _rows(id: str, fields: Mapping[str, Any]) -> Rows:
    organisatie = fields.get("organisatie", "Stichting Samen")
    yield "organization", {"id": organisatie, "name": organisatie, "description": "Helpt."}
    yield "service", _service(id, organisatie, fields)
    plek, under = fields.get("plek"), {"service_id": id}
    if plek:
        where = {"latitude": plek[0], "longitude": plek[1]}
        yield "location", {"id": f"{id}-plek", "location_type": "physical"} | where
        yield "service_at_location", {"id": f"{id}-daar", "location_id": f"{id}-plek"} | under
    for part, taxonomie in CODES.items():
        for code in fields.get(part, "").split():
            term = {"link_id": id, "link_entity": "service", "taxonomy_term_id": term_id(taxonomie, code)}
            yield "attribute", {"id": f"{id}-{code}"} | term
    for kind, name in (("wijk", "wijken"), ("postcode4", "postcodes")):
        for value in fields.get(name, "").split():
            yield "service_area", {"id": f"{id}-{value}", "extent_type": kind, "extent": value} | under
    for code in fields.get("talen", "").split():
        yield "language", {"id": f"{id}-{code}", "code": code} | under
    for number, row in enumerate(_several(fields.get("rooster", ()))):
        yield "schedule", {"id": f"{id}-{number}"} | under | dict(row)
    if "ruimte" in fields:
        available, description = fields["ruimte"]
        room = {"unit_id": "plaatsen", "available": available, "description": description}
        yield "service_capacity", {"id": f"{id}-ruimte", "updated": "2026-02-01T09:00:00Z"} | room | under
    if "telefoon" in fields:
        yield "phone", {"id": f"{id}-telefoon", "number": fields["telefoon"]} | under


def _service(id: str, organisatie: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    columns = ("name", "description", "status", "email", "url", "fees_description", "alert")
    more = ("minimum_age", "maximum_age", "assured_date", "assurer_email")
    row = {
        "id": id,
        "organization_id": organisatie,
        "name": id,
        "status": "active",
        "assured_date": "2026-02-01",
    }
    return row | {name: fields[name] for name in (*columns, *more) if name in fields}


def _several(rows: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    return [rows] if isinstance(rows, Mapping) else rows
