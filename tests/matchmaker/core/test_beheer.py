from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import text

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.errors import Conflict, InvalidRequest, NotFound
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.demo import load as demo
from matchmaker.hsds.package import as_read
from matchmaker.hsds.reading import read
from matchmaker.store.engine import open_engine
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.sociale_kaart import dienst, pakket

DIRECTORY = pakket(
    dienst("tuin", activiteiten="tuin", assured_date="2025-01-10", assurer_email="wie@samen.example"),
    dienst("klus", activiteiten="klusjes", soorten_hulp="klussendienst", email="info@klus.example"),
)
DOOR = "Anna Verzonnen"


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with the directory above."""
    await matchmaker.importeer(DIRECTORY)
    return matchmaker


def row(package: Package, table: str, id_: str) -> dict[str, Any]:
    """One row."""
    return dict(next(one for one in package[table] if one["id"] == id_))


async def test_confirmed(kaart: Matchmaker, clock: TestClock) -> None:
    """Who says that it is right makes it fresh today; an e-mail address is kept, a name stands in the log."""
    assert [one.service_id for one in await kaart.niet_bevestigd()] == ["tuin"]
    await kaart.bevestig("tuin", DOOR)
    confirmed = await kaart.aanbod("tuin")
    assert (str(confirmed.assured_date), confirmed.assurer_email) == ("2026-03-02", None)
    assert await kaart.niet_bevestigd() == ()
    await kaart.bevestig("tuin", "bram@linderwoude.example")
    assert row(await kaart.exporteer(), "service", "tuin")["assurer_email"] == "bram@linderwoude.example"
    lines = [(line.soort, line.door, line.tijdstip) for line in await kaart.logboek("tuin")]
    assert lines == [("bevestigd", "bram@linderwoude.example", clock()), ("bevestigd", DOOR, clock())]


async def test_stale_first(matchmaker: Matchmaker) -> None:
    """What was never confirmed comes first, then the longest ago; six months old is still right."""
    dates = {"ooit": None, "lang": "2024-05-01", "net": "2025-08-30", "goed": "2025-08-31"}
    await matchmaker.importeer(pakket(*(dienst(name, assured_date=day) for name, day in dates.items())))
    assert [one.service_id for one in await matchmaker.niet_bevestigd()] == ["ooit", "lang", "net"]
    assert [one.service_id for one in await matchmaker.niet_bevestigd(1)] == ["ooit"]


async def test_taken_out_and_back(kaart: Matchmaker) -> None:
    """What is taken out leaves the search and stays in the export; its status can be set back."""
    await kaart.haal_uit("klus", DOOR)
    assert await kaart.zoek(Zoekvraag(activiteiten=("klusjes",))) == ()
    with pytest.raises(NotFound):
        await kaart.aanbod("klus")
    assert row(await kaart.exporteer(), "service", "klus")["status"] == "inactive"
    await kaart.wijzig("klus", {"status": "active"}, DOOR)
    assert len(await kaart.zoek(Zoekvraag(activiteiten=("klusjes",)))) == 1
    assert [line.soort for line in await kaart.logboek()] == ["gewijzigd", "uitgehaald", "ingelezen"]


async def test_fields_are_changed(kaart: Matchmaker, clock: TestClock) -> None:
    """Each field that may be changed is changed in the offer and in the rows; nothing else is."""
    before = await kaart.exporteer()
    fields = {
        "naam": "Klussen in huis",
        "omschrijving": "Kleine klussen.\nOok in de tuin.",
        "telefoon": "085 000 01 02",
        "email": "klus@samen.example",
        "website": "https://klus.example/",
        "kosten": "Vijf euro per uur.",
        "alert": "In augustus gesloten.",
        "ruimte": "wachtlijst",
        "activiteiten": "klusjes, tuin",
        "doelgroepen": "ouderen chronisch_ziek",
        "minimum_age": "18",
    }
    await kaart.wijzig("klus", fields, DOOR)
    changed = await kaart.aanbod("klus")
    expected = fields | {
        "omschrijving": "Kleine klussen. Ook in de tuin.",
        "telefoon": "+31850000102",
        "activiteiten": ("klusjes", "tuin"),
        "doelgroepen": ("ouderen", "chronisch_ziek"),
        "minimum_age": 18,
    }
    assert {name: getattr(changed, name) for name in fields} == expected
    assert changed.soorten_hulp == ("klussendienst",)
    after = await kaart.exporteer()
    assert row(after, "service", "klus")["last_modified"] == "2026-03-02T09:00:00Z"
    assert row(after, "service", "tuin") == row(before, "service", "tuin")
    assert await kaart.importeer(after) == await kaart.importeer(after, alleen_tonen=True)  # it is valid HSDS
    assert dict((await kaart.logboek("klus"))[0].velden) == fields


async def test_fields_are_emptied(kaart: Matchmaker) -> None:
    """An empty text empties a field; codes that are left out go, those that stay keep their row."""
    await kaart.wijzig(
        "klus", {"ruimte": "ja", "telefoon": "+31850000103", "activiteiten": "klusjes lezen"}, DOOR
    )
    kept = row(await kaart.exporteer(), "attribute", "klus-klusjes")
    await kaart.wijzig("klus", {"email": "", "ruimte": "", "telefoon": "", "activiteiten": "klusjes"}, DOOR)
    changed = await kaart.aanbod("klus")
    assert (changed.email, changed.ruimte, changed.telefoon, changed.activiteiten) == (
        None,
        None,
        None,
        ("klusjes",),
    )
    assert row(await kaart.exporteer(), "attribute", "klus-klusjes") == kept
    assert "service_capacity" not in await kaart.exporteer()


@pytest.mark.parametrize(
    ("changes", "ruimte", "vrij"),
    [
        ([{"plekken_vrij": "3"}], "ja", 3),
        ([{"ruimte": "ja"}], "ja", 1),
        ([{"ruimte": "ja", "plekken_vrij": "4"}, {"plekken_vrij": ""}], "ja", 1),
        ([{"plekken_vrij": "3"}, {"plekken_vrij": "0"}], "nee", 0),
        ([{"plekken_vrij": "3"}, {"ruimte": "wachtlijst"}], "wachtlijst", 0),
        ([{"ruimte": "wachtlijst"}, {"plekken_vrij": "2"}], "ja", 2),
        ([{"plekken_vrij": ""}], None, None),
    ],
)
async def test_room(
    kaart: Matchmaker, changes: list[dict[str, str]], ruimte: str | None, vrij: int | None
) -> None:
    """Whether there is room and how many places are one thing: what is said last holds."""
    for fields in changes:
        await kaart.wijzig("klus", fields, DOOR)
    assert (await kaart.aanbod("klus")).ruimte == ruimte
    rows = (await kaart.exporteer()).get("service_capacity", [])
    assert [one["available"] for one in rows] == ([] if vrij is None else [vrij])


async def test_a_code_that_the_rows_do_not_have(matchmaker: Matchmaker) -> None:
    """A code of the profile of which the package has no term can be set all the same; its term comes with it."""
    rows = dict(pakket(dienst("klus")))
    del rows["taxonomy"], rows["taxonomy_term"]
    await matchmaker.importeer(rows)
    await matchmaker.wijzig("klus", {"routes": "vrij wmo"}, DOOR)
    assert (await matchmaker.aanbod("klus")).routes == ("vrij", "wmo")
    export = await matchmaker.exporteer()
    assert [one["id"] for one in export["taxonomy"]] == ["route"]
    assert not await matchmaker.importeer(export)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"naam": " "}, "naam"),
        ({"status": "open"}, "status"),
        ({"ruimte": "veel"}, "ruimte"),
        ({"plekken_vrij": "een paar"}, "plekken_vrij"),
        ({"plekken_vrij": "2", "ruimte": "nee"}, "plekken_vrij"),
        ({"plekken_vrij": "0", "ruimte": "ja"}, "plekken_vrij"),
        ({"email": "geen adres"}, "email"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"telefoon": "bel maar"}, "telefoon"),
        ({"activiteiten": "koken vliegen"}, "activiteiten"),
        ({"minimum_age": "-1"}, "minimum_age"),
        ({"maximum_age": "131"}, "maximum_age"),
        ({"minimum_age": "20", "maximum_age": "10"}, "maximum_age"),
        ({"omschrijving": "a" * 4001}, "omschrijving"),
        ({"id": "x"}, "id"),
    ],
)
async def test_fields_that_cannot_be(kaart: Matchmaker, fields: dict[str, str], wrong: str) -> None:
    """A value that cannot be is named, and nothing of the change is stored."""
    before = await kaart.exporteer()
    with pytest.raises(InvalidRequest) as caught:
        await kaart.wijzig("klus", {"kosten": "Gratis."} | fields, DOOR)
    assert [fault.pointer for fault in caught.value.faults] == [wrong]
    assert await kaart.exporteer() == before


async def test_unknown_service(kaart: Matchmaker) -> None:
    """A service that is not there cannot be confirmed, changed, taken out, or given a link."""
    for call in (
        kaart.bevestig("x", DOOR),
        kaart.haal_uit("x", DOOR),
        kaart.wijzig("x", {"naam": "x"}, DOOR),
        kaart.bevestigingslink("x"),
    ):
        with pytest.raises(NotFound):
            await call


async def test_link(kaart: Matchmaker, clock: TestClock, settings: Settings) -> None:
    """An organisation confirms its own service with a link, once; looking first does not use it up."""
    token = await kaart.bevestigingslink("klus", DOOR)
    clock.pass_by(days=29)
    assert (await kaart.aanbod_van_link(token)).service_id == "klus"
    confirmed = await kaart.bevestig_met_link(token)
    assert (str(confirmed.assured_date), confirmed.assurer_email) == ("2026-03-31", "info@klus.example")
    for call in (kaart.bevestig_met_link, kaart.aanbod_van_link):
        with pytest.raises(NotFound):
            await call(token)
    assert [line.soort for line in await kaart.logboek("klus")] == ["bevestigd", "link"]
    engine = open_engine(settings.store_url())
    async with engine.connect() as connection:
        stored = (await connection.execute(text("SELECT hash FROM kaart_link"))).scalars().all()
    await engine.dispose()
    assert token not in str(stored)


async def test_link_runs_out(kaart: Matchmaker, clock: TestClock) -> None:
    """After thirty days a link is no good any more; neither is one that was made up."""
    token = await kaart.bevestigingslink("klus")
    clock.pass_by(days=30)
    for tried in (token, "verzonnen", ""):
        with pytest.raises(NotFound):
            await kaart.bevestig_met_link(tried)


async def test_link_twice_at_once(kaart: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]]) -> None:
    """Of many who use a link at the same moment one does."""
    other = await opened()
    token = await kaart.bevestigingslink("klus")
    sides = [kaart, other] * 4
    done = await asyncio.gather(*(side.bevestig_met_link(token) for side in sides), return_exceptions=True)
    await other.close()
    assert sum(not isinstance(one, BaseException) for one in done) == 1
    assert all(isinstance(one, NotFound) for one in done if isinstance(one, BaseException))


async def test_link_of_what_was_taken_out(kaart: Matchmaker) -> None:
    """A link to a service that was taken out does nothing, and is good again when the service is back."""
    token = await kaart.bevestigingslink("klus")
    await kaart.haal_uit("klus", DOOR)
    with pytest.raises(NotFound):
        await kaart.bevestig_met_link(token)
    await kaart.wijzig("klus", {"status": "active"}, DOOR)
    assert (await kaart.bevestig_met_link(token)).service_id == "klus"


async def test_changes_at_the_same_moment(
    kaart: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]]
) -> None:
    """Two who change different fields of one service at once both get theirs."""
    other = await opened()
    sides = [kaart, other]
    fields = ["kosten", "alert", "omschrijving", "naam"] * 3
    changes = (sides[place % 2].wijzig("klus", {name: f"{place}"}, DOOR) for place, name in enumerate(fields))
    await asyncio.gather(*changes)
    await other.close()
    changed = await kaart.aanbod("klus")
    lines = await kaart.logboek("klus")
    for name in set(fields):
        last = next(line.velden[name] for line in lines if name in line.velden)
        assert getattr(changed, name) == last
    assert len(lines) == len(fields)


async def test_demo_comes_back_whole(matchmaker: Matchmaker, clock: TestClock) -> None:
    """A whole package comes out as it went in; reading it in again changes nothing."""
    clock.pass_by(days=365)
    package = read(demo.HERE / "sociale_kaart").package
    shown = await matchmaker.importeer(package, alleen_tonen=True)
    assert await matchmaker.exporteer() == {}
    assert await matchmaker.importeer(package) == shown
    assert await matchmaker.exporteer() == package
    assert not await matchmaker.importeer(package)
    assert [line.soort for line in await matchmaker.logboek()] == ["ingelezen"]


async def test_import_says_what_changes(kaart: Matchmaker) -> None:
    """What comes, changes and goes is said; then it is so, also in the search."""
    changed = pakket(dienst("tuin", activiteiten="lezen"), dienst("nieuw"))
    changes = (await kaart.importeer(changed, door=DOOR)).tabel("service")
    assert (changes.toegevoegd, changes.verwijderd) == (("nieuw",), ("klus",))
    assert [one.id for one in changes.gewijzigd] == ["tuin"]
    assert await kaart.zoek(Zoekvraag(activiteiten=("tuin", "klusjes"))) == ()
    assert (await kaart.logboek())[0].door == DOOR


async def test_import_is_whole_or_not(kaart: Matchmaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a fault in one row, or when something breaks on the way, nothing is stored."""
    before, wrong = await kaart.exporteer(), dict(pakket(dienst("nieuw")))
    wrong["service"] = [
        *wrong["service"],
        {"id": "fout", "organization_id": "niemand", "name": "x", "status": "x"},
    ]
    with pytest.raises(InvalidRequest) as caught:
        await kaart.importeer(wrong)
    places = {fault.pointer for fault in caught.value.faults}
    assert places == {"services.csv, rij 3, kolom status", "services.csv, rij 3, kolom organization_id"}

    def breaks(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("matchmaker.store.sociale_kaart.index.trefwoorden", breaks)
    with pytest.raises(ZeroDivisionError):
        await kaart.importeer(pakket(dienst("nieuw")))
    assert await kaart.exporteer() == before
    assert len(await kaart.zoek(Zoekvraag())) == 2


async def test_import_of_something_else_than_was_shown(kaart: Matchmaker) -> None:
    """A change that was shown is refused when the directory changed meanwhile."""
    rows = pakket(dienst("tuin"))
    shown = (await kaart.importeer(rows, alleen_tonen=True)).kenmerk()
    await kaart.wijzig("tuin", {"kosten": "Gratis."}, DOOR)
    with pytest.raises(Conflict):
        await kaart.importeer(rows, verwacht=shown)


async def test_two_imports_at_once(kaart: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]]) -> None:
    """Of two packages read in at once one stands in the end, whole, with an edit waiting for its turn."""
    other = await opened()
    first, second = (pakket(*(dienst(f"{name}{number}") for number in range(40))) for name in "ab")
    await asyncio.gather(kaart.importeer(first), other.importeer(second), return_exceptions=False)
    await other.close()
    assert await kaart.exporteer() in (as_read(first).package, as_read(second).package)
    assert len({one.aanbod.id[0] for one in await kaart.zoek(Zoekvraag(), 100)}) == 1


async def test_index_of_an_earlier_version(
    kaart: Matchmaker, settings: Settings, opened: Callable[[], Awaitable[Matchmaker]]
) -> None:
    """An index that another version of the software made is made anew when this one starts."""
    engine = open_engine(settings.store_url())
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE kaart_stand SET waarde = 1 WHERE naam = 'index'"))
        await connection.execute(text("UPDATE aanbod SET activiteiten = 0"))
    await engine.dispose()
    assert await kaart.zoek(Zoekvraag(activiteiten=("tuin",))) == ()
    other = await opened()
    assert len(await other.zoek(Zoekvraag(activiteiten=("tuin",)))) == 1
    assert not await other.werk_index_bij()
    await other.close()
