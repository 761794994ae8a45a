"""What of the directory is of a person: it stands sealed, apart from what everybody may read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from matchmaker.core.sociale_kaart.rijen import Row

# Table → columns of a person. Of a telephone only where it is of a contact.
PERSOON: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "contact": ("name", "title", "email"),
        "phone": ("number", "extension", "description"),
        "service": ("assurer_email",),
        "address": ("attention",),
        "metadata": ("previous_value", "replacement_value", "updated_by"),
    }
)


def gesplitst(table: str, row: Row) -> tuple[Row, Row | None]:
    """Split a row in what is of everybody and what is of a person; None where nothing is."""
    columns = () if table == "phone" and not row.get("contact_id") else PERSOON.get(table, ())
    person = {name: row[name] for name in columns if row.get(name) is not None}
    return {name: value for name, value in row.items() if name not in person}, person or None


def heel(data: Row, person: Row | None) -> Row:
    """Put a row together again."""
    return {**data, **person} if person else data
