"""HSDS as nested JSON: write a service with everything that belongs to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.hsds.specificatie import Table, specificatie


class Lookup:
    """The rows of a package, to be found by id and by what they point back at."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._by_id: dict[tuple[str, object], Row] = {
            (table, row.get("id")): row for table, rows in package.items() for row in rows
        }
        self._below: defaultdict[tuple[str, str, object], list[Row]] = defaultdict(list)
        for name, rows in package.items():
            table = specificatie()[name]
            for row in rows:
                for parent, id_ in _parents(table, row):
                    self._below[name, parent, id_].append(row)

    def row(self, table: str, id_: object) -> Row | None:
        """Find a row by its id."""
        return self._by_id.get((table, id_))

    def below(self, table: str, parent: str, id_: object) -> list[Row]:
        """Give the rows of a table that point back at a row of a parent table."""
        return self._below.get((table, parent, id_), [])


def service_json(source: Package | Lookup, service_id: str, *, full: bool = True) -> dict[str, Any]:
    """Give one service as HSDS nests it, with its organization, places, phones, times, attributes and so on.

    Args:
        source: the rows; a package that holds only what belongs to this service will do.
        service_id: of the service.
        full: False for the short form of a list page: the service, its organization and its program.

    Raises:
        KeyError: there is no such service.
    """
    return row_json(source, "service", service_id, full=full)


def row_json(source: Package | Lookup, table: str, id_: str, *, full: bool = True) -> dict[str, Any]:
    """Give a row of any table as HSDS nests it; the arguments as of `service_json`.

    Raises:
        KeyError: there is no such row.
    """
    lookup = source if isinstance(source, Lookup) else Lookup(source)
    row = lookup.row(table, id_)
    if row is None:
        raise KeyError(id_)
    return (_full if full else _short)(lookup, specificatie()[table], row)


def services_json(package: Package) -> list[dict[str, Any]]:
    """Give all services, full, in the order of the package.

    Rows that no service leads to (an organization without services, say) are not in it: a tabular package is the
    form that has everything.
    """
    lookup = Lookup(package)
    return [_full(lookup, specificatie()["service"], row) for row in package.get("service", ())]


def _parents(table: Table, row: Row) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = [
        (field.references, row.get(name)) for name, field in table.fields.items() if field.references
    ]
    if table.link:
        pairs.append((str(row.get(table.link[1])), row.get(table.link[0])))
    return [(parent, id_) for parent, id_ in pairs if id_ is not None]


def _full(lookup: Lookup, table: Table, row: Row, left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Write a row with what is below it, without the columns that follow from where it stands."""
    data = _own(table, row, left_out)
    for key, column in table.objects.items():
        nested = _object_table(table, column)
        if below := lookup.row(nested.name, row.get(column)):
            data.pop(column)
            data[key] = _full(lookup, nested, below)
    for key, name in table.arrays.items():
        child = specificatie()[name]
        column = child.parent_column(table.name) or (child.link or ("",))[0]
        if rows := lookup.below(name, table.name, row.get("id")):
            data[key] = [_full(lookup, child, one, frozenset({column})) for one in rows]
    return data


def _short(lookup: Lookup, table: Table, row: Row) -> dict[str, Any]:
    """Write a row with what it points at, and nothing that is below either."""
    data = _own(table, row)
    for key, column in table.objects.items():
        nested = _object_table(table, column)
        if below := lookup.row(nested.name, row.get(column)):
            data.pop(column)
            data[key] = _own(nested, below)
    return data


def _own(table: Table, row: Row, left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    columns: Mapping[str, Any] = table.fields
    return {name: row[name] for name in columns if name not in left_out and row.get(name) is not None}


def _object_table(table: Table, column: str) -> Table:
    return specificatie()[table.fields[column].references or ""]
