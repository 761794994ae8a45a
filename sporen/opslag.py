"""A span for each statement that a database gets: what kind it is, never what is in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

import sporen

_OPERATIONS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})


def volg() -> None:
    """Follow every engine of this process, also those that are made later; a second time changes nothing."""
    for name, listener in (
        ("before_cursor_execute", _before),
        ("after_cursor_execute", _after),
        ("handle_error", _error),
    ):
        if not event.contains(Engine, name, listener):
            event.listen(Engine, name, listener)


def _before(connection: Any, _c: Any, statement: str, _p: Any, context: Any, _m: Any) -> None:
    word = statement.lstrip("( \n").split(None, 1)[0].upper() if statement.strip() else ""
    operation = word if word in _OPERATIONS else "other"
    if context is not None:
        context.spoor_span = sporen.begin(
            f"db {operation.lower()}",
            kind=sporen.SpanKind.CLIENT,
            db_system_name=connection.dialect.name,
            db_operation_name=operation,
        )


def _after(_conn: Any, _c: Any, _s: Any, _p: Any, context: Any, _m: Any) -> None:
    sporen.eind(getattr(context, "spoor_span", None))


def _error(context: Any) -> None:
    made = getattr(context.execution_context, "spoor_span", None)
    sporen.eind(made, context.original_exception)
