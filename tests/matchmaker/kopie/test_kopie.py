"""A copy is taken while the work goes on, and put back in an empty place, on each database."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.core.bewaren.zoeken import Gezocht
from matchmaker.core.errors import NotSignedIn
from matchmaker.demo import load as demo
from matchmaker.kopie.bijhouden import FIRST
from matchmaker.store.engine import open_engine
from matchmaker.store.tables import metadata, sessie
from matchmaker.web import make_app
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.kopie.conftest import Opdracht
from tests.matchmaker.pages.conftest import Visitor

Rows = dict[str, set[str]]


async def rows(settings: Settings) -> Rows:
    """Read all tables, each row as text."""
    engine = open_engine(settings.store_url(), keys_of(settings))
    async with engine.connect() as connection:
        found = {
            table.name: {repr(tuple(row)) for row in await connection.execute(select(table))}
            for table in metadata.sorted_tables
            if table is not sessie  # who was signed in is signed out
        }
        versions = await connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        found["alembic_version"] = {repr(tuple(row)) for row in versions}
    await engine.dispose()
    return found


async def filled(settings: Settings) -> Matchmaker:
    """Open a matchmaker with the demonstration and one request."""
    made = await bootstrap(settings)
    await demo.load(made)
    await made.submit(aanvraag(), "voor")
    return made


async def test_while_work_goes_on(
    unmigrated_settings: Settings, lege_plek: Settings, opdracht: Opdracht, tmp_path: Path
) -> None:
    """What is put back is all there was when the copy began, each request that came meanwhile whole or not at all."""
    made = await filled(unmigrated_settings)
    before = await rows(unmigrated_settings)
    submitted: list[str] = []
    some, enough = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        while not enough.is_set():
            submitted.append((await made.submit(aanvraag(), f"tijdens-{len(submitted)}")).referentie)
            if len(submitted) == 5:
                some.set()

    writing = asyncio.create_task(write())
    await some.wait()
    begun = len(submitted)
    await opdracht(unmigrated_settings, "backup", tmp_path / "kopie")
    ended = len(submitted)
    enough.set()
    await writing
    after = await rows(unmigrated_settings)
    await made.close()

    await opdracht(lege_plek, "restore", tmp_path / "kopie", "--zonder-wislijst")
    there = await rows(lege_plek)
    assert ended > begun
    for table, lines in there.items():
        assert before[table] <= lines <= after[table], table
    restored = await bootstrap(lege_plek)
    copied = [one for one in submitted if one in str(there["hulpvraag"])]
    assert begun <= len(copied) <= ended + 1
    assert copied == submitted[: len(copied)]
    for referentie in copied:
        found = await restored.get(referentie)
        assert [line.soort for line in found.geschiedenis] == ["ingediend"]
        assert len(found.hulpvraag.feiten) == 3
    await restored.close()


async def test_everything_and_it_works(
    unmigrated_settings: Settings, lege_plek: Settings, opdracht: Opdracht, tmp_path: Path
) -> None:
    """All tables are the same; people sign in there, take the next, and a new request gets its own number."""
    made = await filled(unmigrated_settings)
    session = await made.sign_in("anna", "keukentafel-anna")
    await made.close()
    await opdracht(unmigrated_settings, "backup", tmp_path / "kopie")
    await opdracht(lege_plek, "restore", tmp_path / "kopie", "--zonder-wislijst")
    there, was = await rows(lege_plek), await rows(unmigrated_settings)
    assert there == was
    assert len(was["hulpvraag"]) > 10

    restored = await bootstrap(lege_plek)
    async with TestClient(TestServer(make_app(restored, lege_plek))) as client:
        anna = Visitor(client)
        await anna.sign_in("anna", "keukentafel-anna")
        await anna.send("/coordinator/vandaag/volgende")
        assert anna.answer.status == 200
        assert "U hebt deze hulpvraag" in anna.text
    with pytest.raises(NotSignedIn):
        await restored.by_session(session.secret)
    new = await restored.submit(aanvraag(), "erna")
    assert [line.soort for line in (await restored.get(new.referentie)).geschiedenis] == ["ingediend"]
    await restored.close()


async def test_what_was_taken_back_stays_away(
    unmigrated_settings: Settings, lege_plek: Settings, opdracht: Opdracht, tmp_path: Path
) -> None:
    """Who withdrew, or was removed, after the copy is not in what is put back; who came later is left alone."""
    made = await filled(unmigrated_settings)
    anna = await made.by_token(demo.COORDINATORS[0].token)
    gone = await made.submit(aanvraag(situatie="Dit verhaal nam ik terug."), "weg")
    erased = await made.submit(aanvraag(situatie="Wis alles van mij.", contact=None), "wissen")
    removed = (await made.vrijwilligers()).vrijwilligers[0]
    await opdracht(unmigrated_settings, "backup", tmp_path / "kopie")
    await made.withdraw(gone.referentie)
    await made.verwijder_vrijwilliger(removed.id, anna)
    manager = await made.by_token(demo.COORDINATORS[2].token)
    found = await made.zoek_persoon(Gezocht(referentie=erased.referentie), manager)
    assert (await made.wis_persoon([one.wat.id for one in found.hulpvragen], [], manager)).hulpvragen == 1
    await opdracht(unmigrated_settings, "wislijst", tmp_path / "wislijst")
    await made.close()
    assert removed.naam is not None
    assert removed.naam not in (tmp_path / "wislijst").read_text("utf-8")

    await opdracht(lege_plek, "restore", tmp_path / "kopie", "--wislijst", tmp_path / "wislijst")
    there = str(await rows(lege_plek))
    assert "Dit verhaal" not in there
    assert "Wis alles" not in there
    assert removed.naam not in there
    restored = await bootstrap(lege_plek)
    assert (await restored.status(gone.referentie)).status == "ingetrokken"
    # The same list again, when the numbers that it has were given out again, takes nobody's request.
    later = await restored.submit(aanvraag(), "later")
    async with restored.store.reading() as work:
        found: Any = await work.hulpvragen.by_referentie(later.referentie)
    lijst = tmp_path / "wislijst"
    lijst.write_text(
        f'{{"hulpvragen": [{{"id": {found.id}, "op": "2020-01-01T00:00:00+00:00"}}], "vrijwilligers": []}}',
        "utf-8",
    )
    await opdracht(lege_plek, "wislijst", lijst, "--toepassen")
    assert (await restored.status(later.referentie)).status == "nieuw"
    await restored.close()


async def test_writes_over_nothing(
    unmigrated_settings: Settings, lege_plek: Settings, opdracht: Opdracht, tmp_path: Path
) -> None:
    """A file that is there, a database that is there: refused, and nothing is changed."""
    made = await filled(unmigrated_settings)
    was = await rows(unmigrated_settings)
    await opdracht(unmigrated_settings, "backup", tmp_path / "kopie")
    assert (tmp_path / "kopie").stat().st_mode & 0o077 == 0
    with pytest.raises(SystemExit, match="kan niet worden geschreven"):
        await opdracht(unmigrated_settings, "backup", tmp_path / "kopie")
    with pytest.raises(SystemExit, match="Er is niets teruggezet"):
        await opdracht(unmigrated_settings, "restore", tmp_path / "kopie", "--zonder-wislijst")
    assert await rows(unmigrated_settings) == was
    await made.close()


async def test_half_a_copy(
    unmigrated_settings: Settings, lege_plek: Settings, opdracht: Opdracht, tmp_path: Path
) -> None:
    """Half a copy, a file that is no copy, a list that is no list: refused, and the place stays empty."""
    await (await filled(unmigrated_settings)).close()
    await opdracht(unmigrated_settings, "backup", tmp_path / "kopie")
    whole = (tmp_path / "kopie").read_bytes()
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "niets").write_text("geen kopie", "utf-8")
    for name in ("half", "niets", "afwezig"):
        with pytest.raises(SystemExit):
            await opdracht(lege_plek, "restore", tmp_path / name, "--zonder-wislijst")
    with pytest.raises(SystemExit, match="is geen wislijst"):
        await opdracht(lege_plek, "restore", tmp_path / "kopie", "--wislijst", tmp_path / "niets")
    await opdracht(lege_plek, "restore", tmp_path / "kopie", "--zonder-wislijst")


async def test_somebody_has_to_say_that_there_is_no_list(
    lege_plek: Settings, opdracht: Opdracht, tmp_path: Path
) -> None:
    """Without a list nothing is put back, unless that is asked for."""
    with pytest.raises(SystemExit):
        await opdracht(lege_plek, "restore", tmp_path / "kopie")


async def test_the_list_is_kept(sqlite_settings: Settings, tmp_path: Path) -> None:
    """With a place for the list the web process writes it by itself."""
    settings = sqlite_settings.model_copy(update={"wislijst": tmp_path / "lijst"})
    made = await bootstrap(settings)
    gone = await made.submit(aanvraag(), "weg")
    await made.withdraw(gone.referentie)
    async with TestServer(make_app(made, settings)):
        await asyncio.sleep(2 * FIRST)
    assert '"hulpvragen": [{"id": 1, ' in (tmp_path / "lijst").read_text("utf-8")
    await made.close()
