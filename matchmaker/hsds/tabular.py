"""A tabular package: a folder or a zip with one CSV file a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.hsds.archive import Files, read_folder, read_zip, write_zip
from matchmaker.hsds.descriptor import DESCRIPTOR, describe
from matchmaker.hsds.nearby import meant
from matchmaker.hsds.package import MAX_FAULTS, MAX_ROWS, Fout, Gelezen, Plek, complete, from_rows
from matchmaker.hsds.specificatie import Table, by_file, specificatie
from matchmaker.hsds.values import from_cell, to_cell

_MAX_COLUMNS = 100  # no table has nearly as many
_NO_HEADER = "De eerste rij is leeg. Daar staan de namen van de kolommen."


def read(source: Path | bytes, name: str = "pakket.zip", beside: Collection[str] = ()) -> Gelezen:
    """Read a folder, or the bytes of a zip. The rows are not checked yet: that is `validate`.

    Args:
        source: a folder with the files, or a whole zip.
        name: what the zip is called in faults.
        beside: names of files that may stand among the tables and are left alone.
    """
    files = read_folder(source) if isinstance(source, Path) else read_zip(source, name)
    return _Reader(files, {DESCRIPTOR, *beside}).read()


def files(package: Package) -> Mapping[str, bytes]:
    """Give the files of a package by name: a CSV a table that has rows, and the descriptor."""
    tables = [table for name, table in specificatie().items() if package.get(name)]
    columns = {table.name: _columns(table, package[table.name]) for table in tables}
    made = {table.file: _to_csv(columns[table.name], package[table.name]) for table in tables}
    return made | {DESCRIPTOR: describe(columns)}


def write_folder(package: Package, folder: Path) -> None:
    """Write the files of a package into a folder that exists."""
    for name, data in files(package).items():
        (folder / name).write_bytes(data)


def to_zip(package: Package) -> bytes:
    """Pack the files of a package; the same rows give the same bytes."""
    return write_zip(files(package))


class _Reader:
    """Reads the tables of some files, and gathers what is wrong."""

    def __init__(self, files: Files, beside: Collection[str]) -> None:
        self._files = files
        self._beside = beside
        self._fouten = list(files.fouten)
        self._room = MAX_ROWS

    def read(self) -> Gelezen:
        return from_rows(list(self._rows()), self._fouten)

    def _rows(self) -> Iterator[tuple[str, Row, Plek]]:
        seen: dict[str, str] = {}  # table → file
        for name, data in self._files.items():
            table = by_file().get(name.lower())
            if table is None:
                if name not in self._beside:
                    self._fault(name, None, None, _unknown_file(name))
            elif table.name in seen:
                self._fault(name, None, None, f"De tabel {table.name} staat ook al in {seen[table.name]}.")
            else:
                seen[table.name] = name
                yield from self._table(name, table, data)

    def _table(self, name: str, table: Table, data: bytes) -> Iterator[tuple[str, Row, Plek]]:
        text, melding = _decode(data)
        if melding:
            self._fault(name, None, None, melding)
            return
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        place = 0  # what a spreadsheet shows: a line break inside a cell does not count
        header: list[str] = []
        try:
            for place, cells in enumerate(reader, start=1):
                if place == 1:
                    header = cells
                    if not self._check_header(name, table, header):
                        return
                elif any(cells):
                    if self._room == 0:
                        self._fault(name, place, None, f"Dit pakket heeft meer dan {MAX_ROWS} rijen.")
                        return
                    self._room -= 1
                    yield table.name, self._row(name, place, table, header, cells), Plek(name, place, None)
        except csv.Error as error:
            self._fault(name, place + 1, None, _broken(error))
        if place == 0:
            self._fault(name, None, None, _NO_HEADER)

    def _check_header(self, name: str, table: Table, header: Sequence[str]) -> bool:
        """Say what is wrong with the names of the columns; False where nothing can be read below them."""
        if not any(header) or len(header) > _MAX_COLUMNS:
            self._fault(
                name, 1, None, f"Deze rij heeft {len(header)} kolommen." if any(header) else _NO_HEADER
            )
            return False
        for column, field in table.fields.items():
            if field.required and column not in header:
                self._fault(name, 1, column, "Deze kolom ontbreekt.")
        for place, column in enumerate(header, start=1):
            if column in table.fields:
                if column in header[: place - 1]:
                    self._fault(name, 1, column, "Deze kolom staat er twee keer in.")
            elif column:
                melding = "Deze kolom is onbekend." + meant(column.strip().lower(), table.fields)
                self._fault(name, 1, column, melding)
            else:
                self._fault(name, 1, None, f"Kolom {place} heeft geen naam.")
        return True

    def _row(self, name: str, place: int, table: Table, header: Sequence[str], cells: Sequence[str]) -> Row:
        if len(cells) != len(header):
            melding = f"Deze rij heeft {len(cells)} cellen. Het moeten er {len(header)} zijn."
            self._fault(name, place, None, melding)
        values = {}
        for column, cell in zip(header, cells, strict=False):
            if column in table.fields and column not in values:
                values[column] = from_cell(cell, table.fields[column])
        return complete(table, values)

    def _fault(self, name: str, place: int | None, column: str | None, melding: str) -> None:
        if len(self._fouten) <= MAX_FAULTS:
            self._fouten.append(Fout(name, place, column, melding))


def _decode(data: bytes) -> tuple[str, str | None]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", "Dit bestand is UTF-16. Bewaar het als CSV UTF-8."
    if b"\0" in data:
        return "", "Dit is geen tekstbestand. Bewaar het als CSV UTF-8."
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", f"Regel {line} heeft een teken dat geen UTF-8 is. Bewaar het bestand als CSV UTF-8."


def _delimiter(text: str) -> str:
    """Look at the header, whose names have neither sign: Dutch spreadsheets write semicolons."""
    first = text.partition("\n")[0]
    return ";" if ";" in first and "," not in first else ","


def _broken(error: csv.Error) -> str:
    if "field limit" in str(error):
        return "Een cel is te lang."
    return "Het bestand is hier stuk: kijk of elk aanhalingsteken een partner heeft."


def _unknown_file(name: str) -> str:
    return "Dit bestand hoort niet bij HSDS." + meant(name.lower(), by_file())


def _columns(table: Table, rows: Sequence[Row]) -> list[str]:
    """Give the columns that are filled somewhere, and those that must be there."""
    return [
        name
        for name, field in table.fields.items()
        if field.required or any(row.get(name) not in (None, "") for row in rows)
    ]


def _to_csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([to_cell(row.get(column)) for column in columns] for row in rows)
    return stream.getvalue().encode("utf-8")
