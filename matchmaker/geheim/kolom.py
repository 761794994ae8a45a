"""Columns that a database keeps sealed: text goes in and comes out, and stands there sealed.

The cipher hangs on the engine, by its dialect: that is what SQLAlchemy hands to a type, and each engine has its own.
"""

from __future__ import annotations

import json
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Column, Dialect, Table, Text, TypeDecorator

from matchmaker.geheim.cijfer import Geheim

_OF: WeakKeyDictionary[Dialect, Geheim] = WeakKeyDictionary()


def hang_aan(dialect: Dialect, geheim: Geheim) -> None:
    """Let all connections of an engine seal and open with this."""
    _OF[dialect] = geheim


def geheim_van(dialect: Dialect) -> Geheim:
    """Give the cipher of an engine; raises RuntimeError where it was opened without."""
    if dialect not in _OF:
        raise RuntimeError("this engine was opened without keys")
    return _OF[dialect]


class Verzegeld(TypeDecorator[Any]):
    """Text, sealed."""

    impl = Text
    cache_ok = True

    def __init__(self, plaats: str) -> None:
        super().__init__()
        self.plaats = plaats  # "table.column": what is sealed for one does not open in another

    def write(self, value: Any) -> str:
        """Give the text that is sealed."""
        text: str = value
        return text

    def read(self, text: str) -> Any:
        """Give the value of a text that was opened."""
        return text

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Seal; what is not there stays NULL."""
        return None if value is None else geheim_van(dialect).verzegel(self.write(value), self.plaats)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Open; raises `Unreadable` without the right key."""
        return None if value is None else self.read(geheim_van(dialect).open(value, self.plaats))


class VerzegeldJson(Verzegeld):
    """JSON, sealed as a whole."""

    cache_ok = True

    def write(self, value: Any) -> str:
        """Give the JSON."""
        return json.dumps(value, ensure_ascii=False)

    def read(self, text: str) -> Any:
        """Read the JSON."""
        return json.loads(text)


def verzegeld(table: Table) -> list[Column[Any]]:
    """Give the sealed columns of a table."""
    return [column for column in table.columns if isinstance(column.type, Verzegeld)]


def plaats_van(column: Column[Any]) -> str:
    """Give the place that a sealed column seals for."""
    assert isinstance(column.type, Verzegeld)
    return str(column.type.plaats)
