from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.hsds import tabular
from matchmaker.hsds.package import Fout, as_read
from tests.matchmaker.hsds.rijen import pakket

HEADER = "id,organization_id,name,status"
ROW = "dienst-1,org-1,Koffie,active"


def _services(
    tmp_path: Path, data: str | bytes, name: str = "services.csv"
) -> tuple[tuple[Fout, ...], list[Row]]:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    read = tabular.read(tmp_path)
    return read.fouten, list(read.package.get("service", ()))


@pytest.mark.parametrize(
    "data",
    [
        f"{HEADER}\n{ROW}\n",
        f"{HEADER}\r\n{ROW}\r\n",
        f"\ufeff{HEADER}\n{ROW}",
        f"{HEADER};minimum_age\n{ROW};".replace(",", ";"),
        f'"id","organization_id","name","status"\n{ROW}\n\n,,,\n',
    ],
    ids=["plain", "rfc-4180", "byte-order-mark", "semicolons", "quotes-and-blank-lines"],
)
def test_the_ways_in_which_a_spreadsheet_writes(tmp_path: Path, data: str) -> None:
    """Line ends, a byte order mark, semicolons, quotes and empty lines change nothing."""
    fouten, (row,) = _services(tmp_path, data)
    assert fouten == ()
    assert (row["id"], row["name"], row["description"], row["minimum_age"]) == (
        "dienst-1",
        "Koffie",
        None,
        None,
    )


@pytest.mark.parametrize("name", ["services.csv", "service.csv", "Services.CSV"])
def test_names_of_a_file(tmp_path: Path, name: str) -> None:
    """A file bears the published name or that of the table, in any case."""
    assert _services(tmp_path, f"{HEADER}\n{ROW}\n", name)[0] == ()


def test_numbers(tmp_path: Path) -> None:
    """Numbers become numbers; what is none stays as it was typed, for the check to name."""
    header = f"{HEADER},minimum_age,maximum_age"
    rows = [f"{ROW},18,65.0", f"{ROW},achttien,٣", f"{ROW},1e2,1e999"]
    _, read = _services(tmp_path, "\n".join([header, *rows]))
    assert [(row["minimum_age"], row["maximum_age"]) for row in read] == [
        (18, 65),
        ("achttien", "٣"),
        (100, float("inf")),
    ]


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"", (None, None), "eerste rij is leeg"),
        ("\n" + HEADER, (1, None), "eerste rij is leeg"),
        (f"{HEADER},naam\n", (1, "naam"), "onbekend. Bedoelt u name?"),
        (f"{HEADER},name\n", (1, "name"), "twee keer"),
        (f"{HEADER},\n", (1, None), "Kolom 5 heeft geen naam"),
        ("id,organization_id,name\n", (1, "status"), "ontbreekt"),
        (",".join(["id"] * 101), (1, None), "101 kolommen"),
        (f'{HEADER}\n{ROW}\n"a\nb",org-1,X\n', (3, None), "3 cellen. Het moeten er 4 zijn"),
        (f"{HEADER}\n{ROW},meer\n", (2, None), "5 cellen"),
        (f'{HEADER}\n{ROW}\ndienst-2,org-1,"Koffie,active\n', (3, None), "aanhalingsteken"),
        (f"{HEADER}\ndienst-1,org-1,{'x' * 200_000},active\n", (2, None), "te lang"),
        (f"{HEADER}\n{ROW}\0\n", (None, None), "geen tekstbestand"),
        (f"{HEADER}\n{ROW}".encode("utf-16"), (None, None), "UTF-16"),
        (
            f"{HEADER}\n\nd,o,Café,active".encode("cp1252"),
            (None, None),
            "Regel 3 heeft een teken dat geen UTF-8 is",
        ),
    ],
)
def test_broken_files(
    tmp_path: Path, data: str | bytes, place: tuple[int | None, str | None], words: str
) -> None:
    """What cannot be read is one clear fault, with the row that a spreadsheet shows."""
    fouten, _ = _services(tmp_path, data)
    (fout,) = (fout for fout in fouten if words in fout.melding)
    assert (fout.bestand, fout.rij, fout.kolom) == ("services.csv", *place)


def test_files_that_do_not_belong(tmp_path: Path) -> None:
    """An unknown file, a table that is there twice, a folder and a link are faults; what is allowed for is not."""
    for name in (
        "service.csv",
        "services.csv",
        "dienst.csv",
        "plaatsen.csv",
        "datapackage.json",
        ".DS_Store",
    ):
        (tmp_path / name).write_text(f"{HEADER}\n{ROW}\n")
    (tmp_path / "oud").mkdir()
    (tmp_path / "phones.csv").symlink_to("/etc/passwd")
    read = tabular.read(tmp_path, beside=["plaatsen.csv"])
    assert sorted((fout.bestand, fout.melding.split(".")[0]) for fout in read.fouten) == [
        ("dienst.csv", "Dit bestand hoort niet bij HSDS"),
        ("oud", "Dit is geen gewoon bestand"),
        ("phones.csv", "Dit is geen gewoon bestand"),
        ("services.csv", "De tabel service staat ook al in service"),
    ]
    assert len(read.package["service"]) == 1


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with more rows than anybody has is read as far as the limit, and says so."""
    monkeypatch.setattr(tabular, "MAX_ROWS", 2)
    (fout,), rows = _services(tmp_path, "\n".join([HEADER, ROW, ROW, ROW, ROW]))
    assert (fout.rij, fout.melding, len(rows)) == (4, "Dit pakket heeft meer dan 2 rijen.", 2)


def test_faults_do_not_fill_the_memory(tmp_path: Path) -> None:
    """After a thousand faults no more are gathered."""
    fouten, _ = _services(tmp_path, HEADER + "\nx" * 5000)
    assert len(fouten) == 1001


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1|cmd", "'+1|cmd"),
        ("- koffie", "'- koffie"),
        ("'=1", "''=1"),
        ("+31 85 000 01 01", "+31 85 000 01 01"),
        ("'s Middags", "'s Middags"),
    ],
)
def test_formulas_are_text(text: str, cell: str) -> None:
    """Text that a spreadsheet would calculate is written with an apostrophe, which reading takes away again."""
    package = pakket(service={"description": text})
    files = tabular.files(package)
    (row,) = csv.DictReader(io.StringIO(files["services.csv"].decode(), newline=""))
    assert row["description"] == cell
    (read,) = tabular.read(tabular.to_zip(package)).package["service"]
    assert read["description"] == text


def test_numbers_are_no_formulas() -> None:
    """A negative number stays a number."""
    files = tabular.files(pakket(location={"longitude": -0.5}))
    assert b"-0.5\r\n" in files["locations.csv"]


def test_export_has_what_is_filled() -> None:
    """A file has the columns that a row fills and those that must be there, and there are no empty tables."""
    files = tabular.files(as_read({"service": pakket()["service"], "phone": []}).package)
    assert list(files) == ["services.csv", "datapackage.json"]
    assert files["services.csv"].decode().splitlines()[0] == "id,organization_id,name,status"
