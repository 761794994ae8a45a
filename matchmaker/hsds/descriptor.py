"""The descriptor that goes with a tabular package (`datapackage.json`), so that other programs read it by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from typing import Any

from matchmaker.hsds.specificatie import Field, Table, specificatie

DESCRIPTOR = "datapackage.json"

_TYPES = {
    "date": "date",
    "datetime": "datetime",
    "time": "string",
}  # a time may have a zone, which "time" has not
_FORMATS = {"url": "uri", "uri": "uri", "email": "email"}


def describe(columns: Mapping[str, Sequence[str]]) -> bytes:
    """Describe the files of a package, given the columns that each table has (Frictionless Tabular Data Package)."""
    resources = [_resource(specificatie()[name], names, columns.keys()) for name, names in columns.items()]
    package = {"profile": "tabular-data-package", "name": "sociale-kaart", "resources": resources}
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(table: Table, columns: Sequence[str], present: Set[str]) -> dict[str, Any]:
    fields = [table.fields[name] for name in columns]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(field) for field in fields],
            "primaryKey": "id",
            "foreignKeys": [
                {"fields": field.name, "reference": {"resource": field.references, "fields": "id"}}
                for field in fields
                if field.references in present
            ],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    kind = field.type if field.type != "string" else _TYPES.get(field.format or "", "string")
    described: dict[str, Any] = {"name": field.name, "type": kind}
    if field.format in _FORMATS:
        described["format"] = _FORMATS[field.format]
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.enum:
        constraints["enum"] = list(field.enum)
    return described | ({"constraints": constraints} if constraints else {})
