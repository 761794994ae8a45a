"""A package that was read: its rows, where each row stood, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.hsds.specificatie import Table, specificatie

Value = str | int | float | bool | None

MAX_ROWS = 250_000  # of a package; a large municipality has some tens of thousands
MAX_FAULTS = 1000  # more than anybody repairs by hand; keeps a hostile package from filling the memory


@dataclass(frozen=True)
class Fout:
    """One thing that is wrong, and where."""

    bestand: str  # empty: the package as a whole
    rij: int | None  # as a spreadsheet shows it: the header is 1; None in JSON and for a whole file
    kolom: str | None  # the name of the column; in JSON a pointer (RFC 6901)
    melding: str  # Dutch, B1, one sentence or two

    def __str__(self) -> str:
        """Write as a coordinator reads it: "services.csv, rij 3, kolom status: ..."."""
        if not self.bestand:
            return self.melding
        place = self.bestand
        if self.rij is not None:
            place += f", rij {self.rij}"
        if self.kolom is not None:
            place += f", {'kolom ' if self.rij is not None else ''}{self.kolom}"
        return f"{place}: {self.melding}"


@dataclass(frozen=True)
class Plek:
    """Where a row stood."""

    bestand: str
    rij: int | None  # None in JSON
    pointer: str | None  # to the object in JSON; None in a table

    def fout(self, kolom: str | None, melding: str) -> Fout:
        """Name a fault in this row, in a column or in the whole of it."""
        if self.pointer is None:
            return Fout(self.bestand, self.rij, kolom, melding)
        return Fout(self.bestand, None, f"{self.pointer}/{kolom}" if kolom else self.pointer, melding)


@dataclass(frozen=True)
class Gelezen:
    """What was read. With faults the package has what could be read, to find more faults with."""

    package: Package  # each row has every column of its table
    plekken: Mapping[str, Sequence[Plek]]  # table → one for each row
    fouten: tuple[Fout, ...] = ()


def complete(table: Table, values: Mapping[str, Value]) -> Row:
    """Give a row every column of its table, in the order of the standard; an empty text is no value."""
    return {name: None if (value := values.get(name)) == "" else value for name in table.fields}


def from_rows(rows: Iterable[tuple[str, Row, Plek]], fouten: Iterable[Fout] = ()) -> Gelezen:
    """Gather rows (table, row, place) in the order of the specification."""
    package: dict[str, list[Row]] = {}
    plekken: dict[str, list[Plek]] = {}
    for table, row, plek in rows:
        package.setdefault(table, []).append(row)
        plekken.setdefault(table, []).append(plek)
    order = [name for name in specificatie() if name in package]
    return Gelezen(
        {name: package[name] for name in order}, {name: plekken[name] for name in order}, tuple(fouten)
    )


def as_read(package: Package) -> Gelezen:
    """Look at rows from elsewhere (the store) as if they came from the files that an export has."""
    tables = specificatie()
    return from_rows(
        (name, complete(tables[name], row), Plek(tables[name].file, place, None))
        for name, rows in package.items()
        for place, row in enumerate(rows, start=2)
    )
