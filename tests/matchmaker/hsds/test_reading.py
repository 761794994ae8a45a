from __future__ import annotations

import json
from pathlib import Path

import pytest

from matchmaker.hsds import reading, tabular
from matchmaker.hsds.package import as_read
from matchmaker.hsds.service_json import services_json
from tests.matchmaker.hsds.rijen import pakket


def test_whatever_the_form(tmp_path: Path) -> None:
    """A folder, a zip and JSON are told apart by what is in them, from a path or as an upload."""
    folder = tmp_path / "kaart"
    folder.mkdir()
    tabular.write_folder(pakket(), folder)
    packed = tmp_path / "kaart.zip"
    packed.write_bytes(tabular.to_zip(pakket()))
    rows = as_read(pakket()).package
    for source in (folder, packed, packed.read_bytes()):
        read = reading.read(source)
        assert (read.fouten, read.package) == ((), rows)
    read = reading.read(json.dumps(services_json(pakket())).encode())
    assert read.fouten == ()
    assert read.package["service"] == rows["service"]


def test_faults_name_the_file(tmp_path: Path) -> None:
    """A fault bears the name of the file that was read."""
    path = tmp_path / "kaart.json"
    path.write_text("niets")
    assert reading.read(path).fouten[0].bestand == "kaart.json"
    assert reading.read(b"PK", "upload").fouten[0].bestand == "upload"


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """An upload above the limit is not looked into."""
    monkeypatch.setattr(reading, "MAX_UPLOAD", 2**20)
    assert [fout.melding for fout in reading.read(b"PK" * 2**20).fouten] == [
        "Dit bestand is groter dan 1 MB."
    ]


def test_descriptor() -> None:
    """The descriptor names each file, its columns and what they refer to."""
    described = json.loads(tabular.files(pakket())["datapackage.json"])
    resources = {resource["name"]: resource for resource in described["resources"]}
    assert resources["service"]["path"] == "services.csv"
    assert {name: resources["service"]["schema"]["fields"][-1][name] for name in ("name", "type")} == {
        "name": "status",
        "type": "string",
    }
    assert resources["phone"]["schema"]["foreignKeys"] == [
        {"fields": "service_id", "reference": {"resource": "service", "fields": "id"}}
    ]
