"""The schemas of the directory's API: the tables of HSDS as they nest in JSON."""

from __future__ import annotations

from typing import Any

from matchmaker.api.oas import list_of, object_of, ref
from matchmaker.core.sociale_kaart.openbaar import KOLOMMEN, NOOIT
from matchmaker.hsds.specificatie import Field, Table, specificatie

_FORMATS = {"date": "date", "datetime": "date-time", "url": "uri", "uri": "uri", "email": "email"}
_PAGE = {
    "total_items": {"type": "integer", "description": "Hoeveel er zijn op alle bladzijden samen"},
    "total_pages": {"type": "integer", "description": "Hoeveel bladzijden er zijn"},
    "page_number": {"type": "integer", "description": "De hoeveelste bladzijde dit is, vanaf 1"},
    "size": {"type": "integer", "description": "Hoeveel er op deze bladzijde staan"},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
}


def schemas() -> dict[str, Any]:
    """Give all schemas by name."""
    tables = [table for table in specificatie().values() if table.name not in NOOIT]
    made = {schema_name(table.name): _table(table) for table in tables}
    made["Organization"]["properties"]["services"] = list_of(ref("Service"))
    made["ServiceAtLocation"]["properties"]["service"] = ref("Service")
    fault = object_of(
        pointer={"type": "string", "description": "De parameter"},
        reden={"type": "string", "description": "Wat er wel kan"},
    )
    text = {"type": "string"}
    problem = object_of(type=text, title=text, status={"type": "integer"})
    problem["properties"] |= {"detail": text, "fouten": list_of(fault)}
    uri = {"type": "string", "format": "uri"}
    return made | {"About": object_of(version=text, profile=uri, openapi_url=uri), "Problem": problem}


def schema_name(table: str) -> str:
    """Name the schema of a table: "service_at_location" is "ServiceAtLocation"."""
    return "".join(part.capitalize() for part in table.split("_"))


def page_of(table: str) -> dict[str, Any]:
    """Describe a page of a list."""
    return object_of(**_PAGE, contents=list_of(ref(schema_name(table))))


def _table(table: Table) -> dict[str, Any]:
    fields = [field for name, field in table.fields.items() if name not in KOLOMMEN.get(table.name, ())]
    properties = {field.name: _field(field) for field in fields}
    for key, column in table.objects.items():
        properties[key] = ref(schema_name(str(table.fields[column].references)))
    for key, name in table.arrays.items():
        if name not in NOOIT:
            properties[key] = list_of(ref(schema_name(name)))
    # What a row points at, or stands under, is nested: then the column is not there.
    linked = {field.name for field in fields if field.references} | set(table.link or ())
    required = [field.name for field in fields if field.required and field.name not in linked]
    return {"type": "object", "required": required, "properties": properties}


def _field(field: Field) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": field.type}
    if field.format in _FORMATS:
        schema["format"] = _FORMATS[field.format]
    if field.enum:
        schema["enum"] = list(field.enum)
    return schema
