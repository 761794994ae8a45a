"""Zips that a municipality did not make, or made in a hurry."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from matchmaker.hsds import archive, tabular
from matchmaker.hsds.package import Fout
from tests.matchmaker.hsds.rijen import pakket

TABLE = b"id,organization_id,name,status\ndienst-1,org-1,Koffie,active\n"


def _zip(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


def _fouten(data: bytes) -> list[tuple[str, str]]:
    return [(fout.bestand, fout.melding) for fout in tabular.read(data, "kaart.zip").fouten]


def test_files_in_one_folder() -> None:
    """The folder itself may be packed, with what a Mac adds to it."""
    read = tabular.read(
        _zip({"kaart/": b"", "kaart/services.csv": TABLE, "__MACOSX/kaart/._services.csv": b"x"})
    )
    assert read.fouten == ()
    assert len(read.package["service"]) == 1


@pytest.mark.parametrize(
    "name",
    [
        "../services.csv",
        "/services.csv",
        "a/../services.csv",
        "a\\services.csv",
        "C:services.csv",
        "a/b/services.csv",
    ],
)
def test_paths_that_lead_elsewhere(name: str) -> None:
    """A path that is not a plain name is refused, and its file is not read."""
    read = tabular.read(_zip({name: TABLE}))
    assert [fout.melding.split(".")[0] for fout in read.fouten] == [
        "Dit bestand staat niet gewoon in het zipbestand"
    ]
    assert read.package == {}


def test_several_folders() -> None:
    """Files in more than one folder are refused: which is meant nobody knows."""
    assert len(_fouten(_zip({"oud/services.csv": TABLE, "nieuw/services.csv": TABLE}))) == 2


def test_no_zip() -> None:
    """Bytes that are no zip, and half a zip, are one fault."""
    for data in (b"PK\x03\x04 en dan niets", _zip({"services.csv": TABLE})[:-30]):
        assert _fouten(data) == [("kaart.zip", "Dit is geen goed zipbestand. Maak het opnieuw.")]


def test_damaged_file() -> None:
    """A file that does not unpack is a fault of that file."""
    data = bytearray(_zip({"services.csv": TABLE}, zipfile.ZIP_STORED))
    place = data.index(b"Koffie")
    data[place : place + 6] = b"Thee!!"
    assert _fouten(bytes(data)) == [("services.csv", "Dit bestand is stuk: het kan niet worden uitgepakt.")]


def test_same_name_twice() -> None:
    """A second file with the same name is a fault."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("services.csv", TABLE)
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("services.csv", TABLE)
    assert _fouten(stream.getvalue()) == [("services.csv", "Dit bestand zit er twee keer in.")]


def test_link() -> None:
    """A link in a zip is refused."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        link = zipfile.ZipInfo("services.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert _fouten(stream.getvalue()) == [("services.csv", "Dit is een verwijzing, geen bestand.")]


def test_password() -> None:
    """A file with a password is refused."""
    data = bytearray(_zip({"services.csv": TABLE}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    ((name, melding),) = _fouten(bytes(data))
    assert (name, melding.split(".")[0]) == ("services.csv", "Dit bestand heeft een wachtwoord")


def test_bomb() -> None:
    """A few kilobytes that unpack to more than the limit are not unpacked further than that."""
    bomb = _zip({"services.csv": b"\n" * (archive.MAX_FILE + 1)})
    assert len(bomb) < 100_000
    assert _fouten(bomb) == [("services.csv", "Dit bestand is groter dan 32 MB.")]


def test_many_large_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are small enough by themselves are too large together."""
    monkeypatch.setattr(archive, "MAX_TOTAL", 2 * len(TABLE))
    names = ("services.csv", "phones.csv", "contacts.csv")
    assert [
        name for name, melding in _fouten(_zip(dict.fromkeys(names, TABLE))) if "Alles bij elkaar" in melding
    ] == ["contacts.csv"]


def test_many_files() -> None:
    """More files than HSDS has are refused before they are read."""
    members = {f"{place}.csv": b"" for place in range(archive.MAX_FILES + 1)}
    assert _fouten(_zip(members)) == [("kaart.zip", "Er zitten meer dan 100 bestanden in het zipbestand.")]


def test_many_files_in_a_folder(tmp_path: Path) -> None:
    """A folder is read as far as the limit."""
    for place in range(archive.MAX_FILES + 1):
        (tmp_path / f"{place}.txt").write_bytes(b"")
    assert "meer dan 100 bestanden" in archive.read_folder(tmp_path).fouten[0].melding


def test_export_is_the_same_each_time() -> None:
    """The same rows give the same bytes, so that two exports can be compared."""
    assert tabular.to_zip(pakket()) == tabular.to_zip(pakket())


def test_fault_reads_as_a_sentence() -> None:
    """A fault says the file, the row and the column, as far as there are any."""
    assert (
        str(Fout("services.csv", 3, "status", "Dit kan niet."))
        == "services.csv, rij 3, kolom status: Dit kan niet."
    )
    assert (
        str(Fout("kaart.json", None, "/0/status", "Dit kan niet.")) == "kaart.json, /0/status: Dit kan niet."
    )
    assert str(Fout("", None, None, "Dit pakket is leeg.")) == "Dit pakket is leeg."
