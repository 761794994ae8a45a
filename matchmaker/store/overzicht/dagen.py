"""How many days lie between two moments, as each database says it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Float
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class dagen_tussen(GenericFunction[float]):  # noqa: N801 - named as the functions of SQL are
    """Days, with a fraction, from one moment to another."""

    type = Float()
    inherit_cache = True

    def __init__(self, van: ColumnElement[datetime], tot: ColumnElement[datetime]) -> None:
        super().__init__(van, tot)


@compiles(dagen_tussen, "sqlite")
def _sqlite(element: dagen_tussen, compiler: SQLCompiler, **more: Any) -> str:
    van, tot = (compiler.process(one, **more) for one in element.clauses)
    return f"(julianday({tot}) - julianday({van}))"


@compiles(dagen_tussen, "postgresql")
def _postgresql(element: dagen_tussen, compiler: SQLCompiler, **more: Any) -> str:
    van, tot = (compiler.process(one, **more) for one in element.clauses)
    return f"(extract(epoch from ({tot}) - ({van})) / 86400.0)"
