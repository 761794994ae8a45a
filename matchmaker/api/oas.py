"""Pieces of an OpenAPI description."""

from __future__ import annotations

from typing import Any


def query(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Describe a query parameter."""
    return {"name": name, "in": "query", "description": description, "schema": schema}


def ref(name: str) -> dict[str, Any]:
    """Refer to a schema of the components."""
    return {"$ref": f"#/components/schemas/{name}"}


def object_of(**properties: Any) -> dict[str, Any]:
    """Describe an object whose properties are all there."""
    return {"type": "object", "required": list(properties), "properties": properties}


def list_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Describe an array."""
    return {"type": "array", "items": schema}
