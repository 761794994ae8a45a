"""What of the directory is for everybody: what is offered, not who the people are behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from matchmaker.core.sociale_kaart.rijen import Package, Row

# HSDS has no mark by which a row could say that a person agrees to be published, so persons stay out.
NOOIT = ("metadata",)  # tables: who changed what, and what stood there before
KOLOMMEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"service": ("assurer_email",), "address": ("attention",)}
)


def openbaar(package: Package) -> Package:
    """Leave out persons: contacts with a name and their telephones, who confirmed, who edited, "ter attentie van".

    A contact without a name is a desk or a department, and stays.
    """
    named = {row["id"] for row in package.get("contact", ()) if row.get("name")}
    kept = {
        table: [row for row in rows if not _of_a_person(table, row, named)]
        for table, rows in package.items()
        if table not in NOOIT
    }
    return {table: [_without(row, KOLOMMEN.get(table, ())) for row in rows] for table, rows in kept.items()}


def _of_a_person(table: str, row: Row, named: Collection[object]) -> bool:
    if table == "contact":
        return row["id"] in named
    return table == "phone" and row.get("contact_id") in named


def _without(row: Row, columns: tuple[str, ...]) -> Row:
    return {name: value for name, value in row.items() if name not in columns} if columns else row
