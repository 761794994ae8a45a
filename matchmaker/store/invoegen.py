"""Add a row that may be there already: each database has ON CONFLICT of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = postgresql.Insert | sqlite.Insert


def insert(connection: AsyncConnection, table: Table, values: Mapping[str, Any]) -> Insert:
    """Give an INSERT that takes `on_conflict_do_update`."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    made: Insert = dialect.insert(table).values(values)
    return made


def insert_new(connection: AsyncConnection, table: Table, values: Mapping[str, Any]) -> Insert:
    """Give an INSERT that changes nothing where a row with one of its keys is there.

    What it returns tells which; PostgreSQL waits for a unit of work that has such a row and has not ended.
    """
    return insert(connection, table, values).on_conflict_do_nothing()
