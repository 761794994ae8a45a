"""A new key, everything sealed anew while the application runs, and the old key gone."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr
from sqlalchemy import Column, Integer, MetaData, Table, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from matchmaker import sleutels
from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.cli import main
from matchmaker.core.errors import Unreadable
from matchmaker.core.ports import Filters
from matchmaker.geheim import wissel as generic
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.kolom import Verzegeld
from matchmaker.geheim.sleutels import Sleutelbestand, lees, nieuw
from matchmaker.store.engine import open_engine
from matchmaker.store.wissel import stand, wissel
from matchmaker.web import make_app
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.geheim.geplant import CONTACT, plant
from tests.matchmaker.pages.conftest import Visitor

OUD, NIEUW, VREEMD = nieuw(), nieuw(), nieuw()


def met(settings: Settings, *keys: str) -> Settings:
    """Give the settings with these keys."""
    return settings.model_copy(update={"sleutels": SecretStr(",".join(keys))})


@asynccontextmanager
async def opened(settings: Settings, clock: TestClock) -> AsyncIterator[Matchmaker]:
    """Open the matchmaker for a while."""
    made = await bootstrap(settings, clock=clock)
    try:
        yield made
    finally:
        await made.close()


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """Open the database for a while."""
    engine = open_engine(settings.store_url(), keys_of(settings))
    try:
        yield engine
    finally:
        await engine.dispose()


async def keys_in_use(settings: Settings) -> set[str]:
    """Give the ids of the keys that anything is sealed with."""
    async with database(settings) as engine:
        return {id for id, _ in await stand(engine)}


def id_of(key: str) -> str:
    """Give the id of a key."""
    return lees(key, "test")[0].id


async def test_a_whole_rotation(settings: Settings, clock: TestClock) -> None:
    """Old key, new key in front, everything anew while others write, old key away: all is shown and found."""
    async with opened(met(settings, OUD), clock) as made:
        anna, _ = await made.add_coordinator("anna", "Anna", "een lang wachtwoord")
        referentie = await plant(made, anna)
        many = [await made.submit(aanvraag(contact=CONTACT), f"veel-{number}") for number in range(30)]
        before = await made.get(referentie), (await made.vrijwilligers()).vrijwilligers
    both = met(settings, NIEUW, OUD)
    async with opened(both, clock) as made, database(both) as engine:
        # Halfway the doubles are found under either key.
        last = await made.submit(aanvraag(contact=CONTACT), "met de nieuwe")
        for one, other in ((last, many[-1]), (many[-1], last)):
            found = {double.hulpvraag.referentie for double in await made.dubbelen(one.referentie)}
            assert other.referentie in found

        async def work() -> None:
            for number, one in enumerate(many[:10]):
                await made.submit(aanvraag(contact=CONTACT), f"onderwijl-{number}")
                await made.withdraw(one.referentie)

        done, _ = await asyncio.gather(wissel(engine), work())
        assert done.rijen >= 20
        assert not done.onleesbaar
        assert (await wissel(engine)).rijen == 0
    assert await keys_in_use(both) == {id_of(NIEUW)}
    async with opened(met(settings, NIEUW), clock) as made:
        assert (await made.get(referentie), (await made.vrijwilligers()).vrijwilligers) == before
        everybody = (await made.queue(Filters(q="quirina"), limit=100)).hulpvragen
        assert len(everybody) == 1 + 20 + 1 + 10
        assert len(await made.dubbelen(last.referentie)) == 20  # as many as are shown
    async with database(met(settings, NIEUW)) as engine, engine.connect() as connection:
        left = await connection.execute(
            text("SELECT count(DISTINCT waarde) FROM kenmerk WHERE soort = 'telefoon'")
        )
        assert left.scalar() == 2  # Quirina's and that of the other: none under the old key


async def test_killed_halfway(settings: Settings, clock: TestClock) -> None:
    """Killed at any moment: everything still opens, and who begins again does the rest."""
    async with opened(met(settings, OUD), clock) as made:
        codes = [
            (await made.submit(aanvraag(contact=CONTACT), str(number))).referentie for number in range(40)
        ]
    both = met(settings, NIEUW, OUD)
    script = "tests.matchmaker.geheim.wissel_tot_gedood"
    environment = os.environ | {
        "KEUKENTAFEL_SLEUTELS": f"{NIEUW},{OUD}",
        "KEUKENTAFEL_VAR": str(settings.var),
    }
    if settings.database_url is not None:
        environment["KEUKENTAFEL_DATABASE_URL"] = settings.database_url.get_secret_value()
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", script, env=environment)
    async with database(both) as engine:
        while not (await stand(engine))[id_of(NIEUW), "hulpvraag.contact"]:
            assert process.returncode is None
            await asyncio.sleep(0.02)
        process.kill()
        await process.wait()
        halfway = await stand(engine)
    assert 0 < halfway[id_of(NIEUW), "hulpvraag.contact"] < 40
    assert halfway[id_of(OUD), "hulpvraag.contact"] > 0
    async with opened(both, clock) as made, database(both) as engine:
        assert {(await made.get(code)).hulpvraag.contact.naam for code in codes} == {CONTACT["naam"]}  # type: ignore[union-attr]
        assert len((await made.queue(Filters(q="zeldzaamhof"), limit=100)).hulpvragen) == 40
        assert (await wissel(engine)).rijen == halfway[id_of(OUD), "hulpvraag.contact"]
    assert await keys_in_use(both) == {id_of(NIEUW)}


async def test_a_wrong_key(settings: Settings, clock: TestClock) -> None:
    """With another key nothing starts, nothing is sealed anew and nothing is lost; with the right one all is there."""
    async with opened(met(settings, OUD), clock) as made:
        referentie = (await made.submit(aanvraag(contact=CONTACT), "1")).referentie
    with pytest.raises(Unreadable, match=id_of(OUD)):
        await bootstrap(met(settings, VREEMD), clock=clock)
    async with database(met(settings, VREEMD)) as engine:
        done = await wissel(engine)
    assert (done.rijen, dict(done.onleesbaar)) == (0, {"hulpvraag": 1})
    async with opened(met(settings, OUD), clock) as made:
        assert (await made.get(referentie)).hulpvraag.contact.naam == CONTACT["naam"]  # type: ignore[union-attr]


async def test_a_key_that_goes_missing(tmp_path: Path, sqlite_settings: Settings, clock: TestClock) -> None:
    """Of a page with one request that does not open, nothing is shown but what is the matter."""
    file = Sleutelbestand(tmp_path / "geheim" / "sleutels")
    file.zet_vooraan(OUD)
    settings = sqlite_settings.model_copy(update={"sleutelbestand": file.pad, "sleutels": None})
    async with opened(settings, clock) as made:
        await made.add_coordinator("anna", "Anna", "een lang wachtwoord", token="token-anna")
        await made.submit(aanvraag(contact=CONTACT), "1")
        async with TestClient(TestServer(make_app(made, settings))) as client:
            visitor = await Visitor(client).sign_in("anna", "een lang wachtwoord")
            assert CONTACT["naam"] in (await visitor.open("/coordinator")).text
            file.pad.write_text(f"{VREEMD}\n")
            headers = {"Authorization": "Bearer token-anna"}
            answer = await client.get("/api/matchmaker/v1/hulpvragen", headers=headers)
            problem = await answer.json()
            page = await visitor.open("/coordinator")
    assert (answer.status, problem["type"]) == (503, "urn:keukentafel:probleem:onleesbaar")
    assert page.answer.status == 503
    assert "Er is niets weg" in page.text
    for shown in (str(problem), page.text):
        assert not [word for word in ("kt1:", CONTACT["naam"], "stofzuigen") if word in shown]


async def test_a_lost_key(
    settings: Settings, clock: TestClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a key is lost for good what it sealed is given up, after a word typed in full; the rest goes on."""
    async with opened(met(settings, OUD), clock) as made:
        anna, _ = await made.add_coordinator("anna", "Anna", "een lang wachtwoord")
        referentie = await plant(made, anna)
    new = met(settings, VREEMD)
    monkeypatch.setattr("builtins.input", lambda _: "ja")
    with pytest.raises(SystemExit, match="niets veranderd"):
        await asyncio.to_thread(sleutels.run, "opgeven", new)
    assert await keys_in_use(met(settings, OUD)) == {id_of(OUD)}
    monkeypatch.setattr("builtins.input", lambda _: "OPGEVEN")
    await asyncio.to_thread(sleutels.run, "opgeven", new)
    assert "rijen is weg" in capsys.readouterr().out
    async with opened(new, clock) as made:
        assert (await made.get(referentie)).hulpvraag.contact is None
        assert (await made.get(referentie)).hulpvraag.situatie
        assert {one.naam for one in (await made.vrijwilligers()).vrijwilligers} == {None}
        assert (await made.queue(Filters(q="quirina"))).hulpvragen == ()


async def test_a_lost_key_of_what_must_be_there(tmp_path: Path) -> None:
    """Where a row is nothing without what was sealed, it goes whole; the others stay."""
    tables = MetaData()
    secret = Column("geheim", Verzegeld("factor.geheim"), nullable=False)
    table = Table("factor", tables, Column("id", Integer, primary_key=True), secret)
    keys = [*lees(OUD, "test")]
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}", Geheim(lambda: keys))
    async with engine.begin() as connection:
        await connection.run_sync(tables.create_all)
        await connection.execute(table.insert().values(geheim="oud"))
    keys[:] = lees(NIEUW, "test")
    async with engine.begin() as connection:
        await connection.execute(table.insert().values(geheim="nieuw"))
    assert (await generic.wissel(engine.begin, tables, {}, geef_op=True)).opgegeven == 1
    async with engine.connect() as connection:
        assert list((await connection.execute(select(table.c.geheim))).scalars()) == ["nieuw"]
    await engine.dispose()


def test_the_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: TestClock
) -> None:
    """A key in a new file, a second in front of it, everything sealed with that, the first one out."""
    file = tmp_path / "elders" / "sleutels"
    monkeypatch.delenv("KEUKENTAFEL_SLEUTELS")
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path / "var"))
    with pytest.raises(SystemExit, match="sleutels nieuw"):
        main(["migrate"])
    monkeypatch.setenv("KEUKENTAFEL_SLEUTELBESTAND", str(file))
    main(["sleutels", "nieuw"])
    first = file.read_text().split()

    async def submit() -> None:
        async with opened(Settings(), clock) as made:
            await made.submit(aanvraag(contact=CONTACT), "1")

    asyncio.run(submit())
    main(["sleutels", "nieuw"])
    keys = file.read_text().split()
    assert keys[1:] == first
    capsys.readouterr()
    main(["sleutels", "stand"])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        [id_of(keys[0]), "verzegelt", "0"],
        [id_of(keys[1]), "opent", "1"],
        ["hulpvraag.contact:", "1"],
    ]
    main(["sleutels", "wissel"])
    assert "1 rijen opnieuw verzegeld" in capsys.readouterr().out
    file.write_text(keys[0])
    main(["migrate"])
    file.write_text(keys[1])
    with pytest.raises(SystemExit, match=f"niet die van deze database.*{id_of(keys[0])}"):
        main(["migrate"])


def test_a_key_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the key alone goes to the output, ready to be put away; what to do goes beside it."""
    main(["sleutels", "nieuw"])
    shown = capsys.readouterr()
    assert lees(shown.out.strip(), "test")
    assert "KEUKENTAFEL_SLEUTELS" in shown.err


def test_a_demonstration_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A demonstration makes its own key, and each start tells that it is no place for real data."""
    monkeypatch.delenv("KEUKENTAFEL_SLEUTELS")
    monkeypatch.setenv("KEUKENTAFEL_DEMO", "true")
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path))
    for _ in range(2):
        main(["migrate"])
        shown = capsys.readouterr()
        assert "demo_key" in shown.out + shown.err
    assert (tmp_path / "sleutels").stat().st_mode & 0o777 == 0o600
