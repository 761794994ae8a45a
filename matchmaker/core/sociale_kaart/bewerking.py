"""Rows in the making: what is put and what is dropped, and how they look after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matchmaker.core.sociale_kaart.rijen import Package, Row


@dataclass(frozen=True)
class Wijziging:
    """What an edit does to the rows of a service."""

    dienst: Package  # all its rows, after the edit
    zet: Package  # those that are new or other
    schrap: Mapping[str, Sequence[str]]  # table → ids of those that go


class Bewerking:
    """Edits rows without touching those it was given."""

    def __init__(self, dienst: Package) -> None:
        self._rows = {table: {str(row["id"]): row for row in rows} for table, rows in dienst.items()}
        self._put: dict[str, dict[str, Row]] = defaultdict(dict)
        self._dropped: dict[str, list[str]] = defaultdict(list)

    @property
    def service_id(self) -> str:
        """Give the id of the service of which these are the rows."""
        return str(self.rows("service")[0]["id"])

    def rows(self, table: str, **columns: str) -> list[Row]:
        """Give the rows of a table that have these values."""
        every = self._rows.get(table, {}).values()
        return [row for row in every if all(row.get(name) == value for name, value in columns.items())]

    def put(self, table: str, row: Row) -> None:
        """Add a row, or put it in the place of the one with its id."""
        self._rows.setdefault(table, {})[str(row["id"])] = row
        self._put[table][str(row["id"])] = row

    def drop(self, table: str, rows: Sequence[Row]) -> None:
        """Remove rows."""
        for row in rows:
            del self._rows[table][str(row["id"])]
            self._dropped[table].append(str(row["id"]))

    def done(self) -> Wijziging:
        """Give what was done."""
        return Wijziging(
            dienst={table: list(rows.values()) for table, rows in self._rows.items()},
            zet={table: list(rows.values()) for table, rows in self._put.items()},
            schrap=dict(self._dropped),
        )
