"""The specification of HSDS as `specificatie.toml` has it, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomllib

_FILE = Path(__file__).with_name("specificatie.toml")


@dataclass(frozen=True)
class Field:
    """One column."""

    name: str
    type: str  # "string", "integer" or "number"
    required: bool
    format: str | None  # a key of `formats.CHECKS`
    enum: tuple[str, ...]  # empty: any value
    references: str | None  # the table whose id this is


@dataclass(frozen=True)
class Table:
    """One table, and how its rows nest in JSON."""

    name: str
    file: str  # in a tabular package
    naam: tuple[str, str]  # Dutch: one, more
    fields: Mapping[str, Field]  # in the order of the standard
    unique: tuple[tuple[str, ...], ...]  # columns that are unique together, next to id
    link: tuple[str, str] | None  # (column with an id of any table, column with the name of that table)
    arrays: Mapping[str, str]  # property → table whose rows point back at this row
    objects: Mapping[str, str]  # property → column here with the id of what is nested

    def parent_column(self, parent: str) -> str | None:
        """Give the column of this table that points at a row of a parent table; None where `link` does."""
        column = f"{parent}_id"
        return column if column in self.fields else None


@lru_cache(maxsize=1)
def specificatie() -> Mapping[str, Table]:
    """Read the tables, by name, when first asked for."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    return MappingProxyType({name: _table(name, one) for name, one in data.items()})


@lru_cache(maxsize=1)
def by_file() -> Mapping[str, Table]:
    """Map each name that the file of a table may have (published, or the table's own) to the table."""
    tables = specificatie().values()
    return MappingProxyType({name: table for table in tables for name in (table.file, f"{table.name}.csv")})


def _table(name: str, data: Mapping[str, Any]) -> Table:
    return Table(
        name=name,
        file=data["file"],
        naam=(data["naam"][0], data["naam"][1]),
        fields=MappingProxyType({column: _field(column, data) for column in data["fields"]}),
        unique=tuple(tuple(columns) for columns in data.get("unique", ())),
        link=(data["link"][0], data["link"][1]) if "link" in data else None,
        arrays=MappingProxyType(data.get("arrays", {})),
        objects=MappingProxyType(data.get("objects", {})),
    )


def _field(column: str, data: Mapping[str, Any]) -> Field:
    return Field(
        name=column,
        type=data.get("types", {}).get(column, "string"),
        required=column == "id" or column in data.get("required", ()),
        format=data.get("formats", {}).get(column),
        enum=tuple(data.get("enums", {}).get(column, ())),
        references=data.get("references", {}).get(column),
    )
