"""HSDS as nested JSON: read services with everything below them into rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.core.text import clean
from matchmaker.hsds.nearby import meant
from matchmaker.hsds.package import MAX_FAULTS, MAX_ROWS, Fout, Gelezen, Plek, Value, complete, from_rows
from matchmaker.hsds.specificatie import Table, specificatie
from matchmaker.hsds.values import whole

MAX_BYTES = 64 * 2**20
_LONGEST_KEY = 60  # signs, in faults

_SHAPE = "Het bestand moet een dienst zijn, een lijst van diensten, of een pagina met contents."


def read(data: bytes, name: str = "pakket.json") -> Gelezen:
    """Read a service, an array of services, or a page `{"contents": [...]}`. The rows are not checked yet.

    What is nested in several places (the same table and id) becomes one row; all places must agree.
    """
    reader = _Reader(name)
    reader.read(data)
    return from_rows(reader.rows(), reader.fouten)


class _UnreadableError(ValueError):
    """JSON that Python would read, and other programs would not, or not alike."""


class _Reader:
    """Flattens services, and gathers what is wrong."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: dict[tuple[str, object], tuple[dict[str, Value], Plek]] = {}
        self.fouten: list[Fout] = []

    def rows(self) -> Iterator[tuple[str, Row, Plek]]:
        tables = specificatie()
        for (table, _), (values, plek) in self._rows.items():
            yield table, complete(tables[table], values), plek

    def read(self, data: bytes) -> None:
        if len(data) > MAX_BYTES:
            self._fault("", f"Dit bestand is groter dan {MAX_BYTES // 2**20} MB.")
            return
        try:
            content = json.loads(data, parse_constant=_refuse, object_pairs_hook=_no_duplicates)
        except UnicodeDecodeError:
            self._fault("", "Dit bestand is geen UTF-8.")
        except json.JSONDecodeError as error:
            self._fault("", f"Dit is geen JSON: kijk naar regel {error.lineno}, teken {error.colno}.")
        except _UnreadableError as error:
            self._fault("", f"Dit is geen goede JSON: {error}.")
        except ValueError:  # a number of thousands of digits
            self._fault("", "Er staat een getal in dat veel te groot is.")
        except RecursionError:
            self._fault("", "Dit bestand is te diep genest.")
        else:
            self._content(content)

    def _content(self, content: Any) -> None:
        pointer = ""
        if isinstance(content, dict) and "contents" in content:
            pages = content.get("total_pages")
            if isinstance(pages, int) and pages > 1:
                self._fault("/total_pages", "Dit is één pagina van meer. Zet alle diensten in één bestand.")
            content, pointer = content["contents"], "/contents"
        elif isinstance(content, dict):
            self._object(specificatie()["service"], content, pointer)
            return
        if not isinstance(content, list):
            self._fault(pointer, _SHAPE)
            return
        for place, service in enumerate(content):
            self._object(specificatie()["service"], service, f"{pointer}/{place}")

    def _object(
        self, table: Table, data: Any, pointer: str, above: Mapping[str, Value] | None = None
    ) -> Value:
        """Read one object and what is in it; gives its id. `above`: the columns that follow from where it stands."""
        if not isinstance(data, dict):
            self._fault(pointer, f"Hier hoort een object te staan ({table.naam[0]}).")
            return None
        values: dict[str, Value] = {}
        id_ = data.get("id") if isinstance(data.get("id"), str) else None
        for key, value in data.items():
            place = f"{pointer}/{_escape(key)}"
            if key in table.fields:
                self._put(values, key, self._value(table, key, value, place), place)
            elif key in table.objects:
                below = self._object(_nested(table, key), value, place) if value is not None else None
                self._put(values, table.objects[key], below, place)
            elif key in table.arrays:
                self._array(table, key, value, place, id_)
            else:
                known = [*table.fields, *table.objects, *table.arrays]
                self._fault(place, f"Deze eigenschap is onbekend.{meant(key, known)}")
        for column, value in (above or {}).items():
            self._put(values, column, value, pointer)
        self._keep(table, values, pointer)
        return values.get("id")

    def _array(self, table: Table, key: str, members: Any, pointer: str, id_: Value) -> None:
        if members is None:
            return
        if not isinstance(members, list):
            self._fault(pointer, "Hier hoort een lijst te staan.")
            return
        child = specificatie()[table.arrays[key]]
        for place, member in enumerate(members):
            self._object(child, member, f"{pointer}/{place}", _pointing_back(child, table, id_))

    def _value(self, table: Table, key: str, value: Any, pointer: str) -> Value:
        if isinstance(value, dict | list):
            self._fault(pointer, "Hier hoort één waarde te staan, geen lijst en geen object.")
            return None
        if isinstance(value, float):
            return whole(value, table.fields[key])
        return value if value != "" else None

    def _put(self, values: dict[str, Value], column: str, value: Value, pointer: str) -> None:
        if value is None:
            return
        if values.setdefault(column, value) != value:
            self._fault(pointer, f"{column} kan niet én {values[column]!r} én {value!r} zijn.")

    def _keep(self, table: Table, values: dict[str, Value], pointer: str) -> None:
        """Add a row, or what another place says of a row that is known."""
        id_ = values.get("id")
        plek = Plek(self._name, None, pointer)
        key = (table.name, pointer if id_ is None else (id_,))  # without id: a row of its own
        if key not in self._rows:
            if len(self._rows) == MAX_ROWS:
                self._fault(pointer, f"Dit pakket heeft meer dan {MAX_ROWS} rijen.")
            if len(self._rows) <= MAX_ROWS:
                self._rows[key] = (values, plek)
            return
        known, first = self._rows[key]
        for column, value in values.items():
            if known.setdefault(column, value) != value:
                where = first.pointer or "/"
                melding = f"{table.naam[0]} {id_} heeft hier een andere waarde dan bij {where}."
                self._fault(f"{pointer}/{column}", melding)

    def _fault(self, pointer: str, melding: str) -> None:
        if len(self.fouten) <= MAX_FAULTS:
            self.fouten.append(Fout(self._name, None, pointer or None, clean(melding)))


def _nested(table: Table, key: str) -> Table:
    references = table.fields[table.objects[key]].references
    assert references is not None, "an object is nested by a column that refers to its table"
    return specificatie()[references]


def _pointing_back(child: Table, parent: Table, id_: Value) -> Mapping[str, Value]:
    column = child.parent_column(parent.name)
    if column:
        return {column: id_}
    assert child.link is not None, "a child points back by a column of its own or by its link"
    return {child.link[0]: id_, child.link[1]: parent.name}


def _escape(key: str) -> str:
    return clean(key[:_LONGEST_KEY]).replace("~", "~0").replace("/", "~1")


def _refuse(constant: str) -> None:
    raise _UnreadableError(f"{constant} is geen getal")


def _no_duplicates(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _UnreadableError(f"{clean(key[:_LONGEST_KEY])} staat twee keer in een object")
        made[key] = value
    return made
