"""Coordinators read the directory in from a file, in two steps, and keep it as a file."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.hsds.tabular import to_zip
from matchmaker.pages import guard
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES, linderwoude
from tests.matchmaker.pages.conftest import Visitor

KAART = "/coordinator/sociale-kaart"
IMPORT = f"{KAART}/inlezen"


@pytest.fixture
async def anna_in(visitor: Visitor, matchmaker: Matchmaker) -> Visitor:
    """Anna, signed in, at the form; the directory has something in it."""
    await matchmaker.importeer(linderwoude())
    await visitor.sign_in("anna")
    return await visitor.open(IMPORT)


def _changed() -> dict[str, list[dict[str, Any]]]:
    """Give the package with one service that is new, one that is other, and one that is gone."""
    package = {table: [dict(row) for row in rows] for table, rows in linderwoude().items()}
    package["service"][0]["fees_description"] = "5 euro"
    package["service"].append(
        {"id": "nieuw", "organization_id": "org-rust", "name": "Nachtoppas", "status": "active"}
    )
    for table, column in (("service", "id"), ("service_area", "service_id"), ("cost_option", "service_id")):
        package[table] = [row for row in package[table] if row[column] != EETTAFEL]
    package["service_at_location"] = [
        row for row in package["service_at_location"] if row["service_id"] != EETTAFEL
    ]
    del package["schedule"]
    package["attribute"] = [row for row in package["attribute"] if row["link_id"] != EETTAFEL]
    return package


async def _propose(who: Visitor, package: Package) -> dict[str, str]:
    """Upload a package; give the fields with which it can be read in."""
    await who.upload(IMPORT, "bestand", "kaart.zip", to_zip(package))
    assert who.answer.status == 200, who.text
    return dict(re.findall(r'name="(sleutel|gezien)" value="([\w-]+)"', who.text))


async def test_first_shown_then_read_in(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """The first step says what would change and changes nothing; the second does just that."""
    before = await matchmaker.exporteer()
    fields = await _propose(anna_in, _changed())
    for words in ("Weg: 1", "Eettafel De Linde", "Erbij: 1", "Nachtoppas", "Anders: 1", "Maatjes in de wijk"):
        assert words in anna_in.text
    assert "fees_description: <del>Gratis.</del> wordt <ins>5 euro</ins>" in anna_in.text
    assert "Ik heb gezien dat er 1 dienst weggaat" in anna_in.text
    assert await matchmaker.exporteer() == before
    await anna_in.send(f"{IMPORT}/uitvoeren", **fields)
    assert "De sociale kaart is ingelezen." in anna_in.text
    assert (await matchmaker.aanbod("nieuw")).naam == "Nachtoppas"
    (line, *_) = await matchmaker.logboek()
    assert (line.soort, line.door) == ("ingelezen", "Anna Verzonnen")
    await anna_in.send(f"{IMPORT}/uitvoeren", **fields)
    assert "Dit bestand wacht niet meer" in anna_in.text


async def test_every_fault_with_its_place(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """A package with faults changes nothing; each fault is named by file, row and column."""
    before = await matchmaker.exporteer()
    package = {table: [dict(row) for row in rows] for table, rows in linderwoude().items()}
    package["service"][0]["status"] = "aktief"
    package["service"][1]["organization_id"] = "niemand"
    package["schedule"][0]["byday"] = "dinsdag"
    await anna_in.upload(IMPORT, "bestand", "kaart.zip", to_zip(package))
    assert anna_in.answer.status == 400
    for place in (
        "services.csv, rij 2, kolom status",
        "services.csv, rij 3, kolom organization_id",
        "schedules.csv, rij 2, kolom byday",
    ):
        assert f"<dt>{place}</dt>" in anna_in.text
    assert await matchmaker.exporteer() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Kies eerst een bestand."),
        (b"PK kapot", "Dit is geen goed zipbestand."),
        (b"naam;telefoon", "Dit is geen JSON"),
        (b"{}", ""),
        (b"\xff\xff", "geen UTF-8"),
    ],
)
async def test_what_is_no_package(anna_in: Visitor, content: bytes, words: str) -> None:
    """A file of another kind is refused in words."""
    await anna_in.upload(IMPORT, "bestand", "kaart.zip", content)
    assert anna_in.answer.status == 400
    assert words in anna_in.text
    assert 'role="alert"' in anna_in.text


async def test_no_file(anna_in: Visitor) -> None:
    """Without a file, or with text in its place, the form asks for one."""
    for fields in ({}, {"bestand": "tekst"}):
        await anna_in.send(IMPORT, **fields)
        assert (anna_in.answer.status, "Kies eerst een bestand." in anna_in.text) == (400, True)


async def test_the_same_again(anna_in: Visitor) -> None:
    """A package that changes nothing cannot be read in by mistake."""
    await _propose(anna_in, linderwoude())
    assert "Er verandert niets" in anna_in.text
    assert "uitvoeren" not in anna_in.text


async def test_what_changed_meanwhile_is_shown_first(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """What a colleague changed between the two steps is not overwritten unseen."""
    fields = await _propose(anna_in, _changed())
    await matchmaker.wijzig(MAATJES, {"kosten": "Een tientje."}, "Bram Verzonnen")
    await anna_in.send(f"{IMPORT}/uitvoeren", **fields)
    assert anna_in.answer.status == 409
    assert "<del>Een tientje.</del> wordt <ins>5 euro</ins>" in anna_in.text
    assert (await matchmaker.aanbod(MAATJES)).kosten == "Een tientje."
    again = dict(re.findall(r'name="(sleutel|gezien)" value="([\w-]+)"', anna_in.text))
    await anna_in.send(f"{IMPORT}/uitvoeren", **again)
    assert (await matchmaker.aanbod(MAATJES)).kosten == "5 euro"


async def test_only_who_put_it_there(anna_in: Visitor, other: Visitor, clock: TestClock) -> None:
    """A colleague cannot carry out what somebody else looked at, and after an hour nobody can."""
    fields = await _propose(anna_in, _changed())
    await other.sign_in("bram")
    await other.send(f"{IMPORT}/uitvoeren", **fields)
    assert "Dit bestand wacht niet meer" in other.text
    clock.pass_by(hours=1, seconds=1)
    await anna_in.send(f"{IMPORT}/uitvoeren", **fields)
    assert "Dit bestand wacht niet meer" in anna_in.text


async def test_a_large_file(anna_in: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than other forms may be comes through; one above the limit gets words."""
    package = dict(_changed())
    package["organization"] = [
        *package["organization"],
        *({"id": str(number), "name": "Lang", "description": "a" * 100_000} for number in range(11)),
    ]
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to_zip(package))) as packed, zipfile.ZipFile(stored, "w") as plain:
        for name in packed.namelist():
            plain.writestr(name, packed.read(name))
    assert len(stored.getvalue()) > 2**20
    await anna_in.upload(IMPORT, "bestand", "kaart.zip", stored.getvalue())
    assert "Wat er zou veranderen" in anna_in.text
    await anna_in.open(IMPORT)
    monkeypatch.setattr(guard, "MAX_UPLOAD", 2000)
    await anna_in.upload(IMPORT, "bestand", "kaart.zip", stored.getvalue())
    assert (anna_in.answer.status, "Dit is te groot" in anna_in.text) == (413, True)


async def test_download(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """The whole directory comes as a zip, also what was taken out; reading it in again changes nothing."""
    answer = await anna_in.client.get(f"{KAART}/bewaren")
    data = await answer.read()
    assert (answer.status, answer.content_type) == (200, "application/zip")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sociale-kaart-2026-03-02.zip"'
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        assert b"Oude Zaal" in files.read("services.csv")
    await anna_in.upload(IMPORT, "bestand", "terug.zip", data)
    assert "Er verandert niets" in anna_in.text


async def test_the_name_of_a_file_is_text(anna_in: Visitor) -> None:
    """What a file is called is shown, never run."""
    await anna_in.upload(IMPORT, "bestand", "<script>x.zip", b"PK")
    raw = await anna_in.answer.text()
    assert "<script" not in raw


async def test_what_stays_is_shown(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """A confirmation of here and what was taken out stay, and the page names them."""
    await matchmaker.bevestig(EETTAFEL, "Anna")
    await matchmaker.haal_uit(MAATJES, "Anna")
    await _propose(anna_in, linderwoude())
    for words in (
        "1 bevestiging van hier blijft staan.",
        "1 dienst blijft uit de sociale kaart.",
        "Er verandert niets",
    ):
        assert words in anna_in.text
    stays = anna_in.text.partition("Wat van hier blijft")[2].partition("</section>")[0]
    assert "Eettafel De Linde" in stays and "Maatjes in de wijk" in stays
