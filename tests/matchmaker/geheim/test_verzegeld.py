"""What is kept, searched for in the files of each database; and what those who may, still see."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

import pytest
from aiohttp.test_utils import TestClient
from sqlalchemy import text

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Filters
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.vrijwilligers.port import Vrijwilligersfilter
from matchmaker.geheim.cijfer import Geheim
from matchmaker.store.engine import open_engine
from matchmaker.store.migrate import migrate
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.geheim.geplant import CONTACT, GEPLANT, VRIJWILLIGER, gevonden, in_log, plant
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.werkproces.verloop import ingediend

API = "/api/matchmaker/v1"
_TABLES = (
    *("hulpvraag", "vrijwilliger", "gebeurtenis", "vrijwilliger_gebeurtenis", "voorstel", "kenmerk"),
    *("hsds_row", "aanbod_inhoud"),
)
ANNA = {"Authorization": "Bearer token-anna"}


async def test_nothing_stands_there_and_all_is_shown(
    client: TestClient, matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """No table, file, log, dump or copy has a planted value; the API shows them, and repeats an answer with them."""
    referentie = await plant(matchmaker, anna)
    note = {"json": {"tekst": "nog een notitie, over de zonnewijzer"}}
    keyed = ANNA | {"Idempotency-Key": "een"}
    address = f"{API}/hulpvragen/{referentie}/notities"
    first = await (await client.post(address, headers=keyed, **note)).text()
    again = await (await client.post(address, headers=keyed, **note)).text()
    people = await (await client.get(f"{API}/vrijwilligers", headers=ANNA)).text()
    assert await gevonden(settings, (*GEPLANT, "zonnewijzer")) == []
    assert not await in_log(settings, "zonnewijzer")
    assert first == again
    assert all(value in first for value in (*CONTACT.values(), "zonnewijzer"))
    assert all(value in people for value in VRIJWILLIGER.values())


async def test_up_and_down_with_data(unmigrated_settings: Settings) -> None:
    """What stood there in the clear is sealed on the way up, opened on the way down, and lost nowhere."""
    settings = unmigrated_settings
    made = await bootstrap(settings)
    anna, _ = await made.add_coordinator("anna", "Anna", "een lang wachtwoord")
    referentie = await plant(made, anna)
    dossier, people = await made.get(referentie), (await made.vrijwilligers()).vrijwilligers
    directory, offers = await made.exporteer(), await _aanbod(made)
    assert offers[0].assurer_email == "redactie@welzijn.example"
    await made.close()
    engine = open_engine(settings.store_url(), keys_of(settings))
    await migrate(engine, "0009")
    down = await _tables(settings)
    assert [word for word in GEPLANT if word not in down] == []
    assert "quirina zeldzaamhof wil" in down  # the words that are searched
    await migrate(engine)
    assert await gevonden(settings) == []
    await migrate(engine, "0009")
    assert await _tables(settings) == down
    await migrate(engine)
    await engine.dispose()
    made = await bootstrap(settings)
    assert await made.get(referentie) == dossier
    assert (await made.vrijwilligers()).vrijwilligers == people
    assert (await made.exporteer(), await _aanbod(made)) == (directory, offers)
    assert await _found(made, "quirina 0612349876") == [referentie]
    await made.close()


async def _tables(settings: Settings) -> str:
    engine = open_engine(settings.store_url())
    lines = []
    async with engine.connect() as connection:
        for table in _TABLES:
            rows = await connection.execute(text(f"SELECT * FROM {table}"))
            # Columns that came back stand in another place.
            lines += sorted(str(sorted(row._mapping.items())) for row in rows)
    await engine.dispose()
    return re.sub(r"\\u[0-9a-f]{4}", "", "\n".join(lines))


async def _aanbod(matchmaker: Matchmaker) -> Sequence[Aanbod]:
    async with matchmaker.store.reading() as work:
        return await work.kaart.aanbod_van(MAATJES)


async def _found(matchmaker: Matchmaker, q: str) -> list[str]:
    return [one.referentie for one in (await matchmaker.queue(Filters(q=q))).hulpvragen]


@pytest.mark.parametrize(
    ("q", "there"),
    [
        ("Quirina", True),
        ("zeldzaamhof QUIRINA", True),
        ("quírina", True),
        ("zeldzaamhof stofzuigen", True),  # of the person, and of what was said
        ("0612349876", True),
        ("06 12 34 98 76", True),
        ("+31 6 1234 9876 stofzuigen", True),
        ("Quirina@Zeldzaam.example", True),
        ("zeldzaam", False),  # whole words only
        ("0612349877", False),
        ("zeldzaamhof xylofoon", False),
    ],
)
async def test_who_is_looked_for(matchmaker: Matchmaker, q: str, there: bool) -> None:
    """By whole words of a name, a number however it is written, and an address; also beside other words."""
    referentie = (await matchmaker.submit(aanvraag(contact=CONTACT), "1")).referentie
    await ingediend(matchmaker)
    assert await _found(matchmaker, q) == ([referentie] if there else [])


async def test_a_name_of_parts(matchmaker: Matchmaker) -> None:
    """A name with a hyphen is found whole and by each part."""
    contact = CONTACT | {"naam": "Jan-Willem d'Ancona"}
    referentie = (await matchmaker.submit(aanvraag(contact=contact), "1")).referentie
    for q in ("jan-willem", "willem", "d'ancona", "ancona jan"):
        assert await _found(matchmaker, q) == [referentie]


async def test_who_was_withdrawn_is_not_found(matchmaker: Matchmaker, settings: Settings) -> None:
    """After a withdrawal no digest is left to find somebody by."""
    referentie = (await matchmaker.submit(aanvraag(contact=CONTACT), "1")).referentie
    await matchmaker.withdraw(referentie)
    engine = open_engine(settings.store_url())
    async with engine.connect() as connection:
        for table in ("contactwoord", "kenmerk"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 0
    await engine.dispose()


async def test_volunteers_by_name(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The list goes by name, in parts, though the database has no names; a new name is found, an old one is not."""
    await plant(matchmaker, anna)
    everybody = [one.naam for one in (await matchmaker.vrijwilligers()).vrijwilligers]
    assert everybody == ["Gerda Verzonnen", "Xaverius Windekind"]
    (one,) = (await matchmaker.vrijwilligers(Vrijwilligersfilter(q="06 12347654"))).vrijwilligers
    assert one.naam == "Xaverius Windekind"


async def test_keys_of_another_database(
    matchmaker: Matchmaker, settings: Settings, opened: Callable[[], Awaitable[Matchmaker]]
) -> None:
    """Digests differ from one place to another: who has two tables cannot lay them side by side."""
    await ingediend(matchmaker, contact=CONTACT)
    engine = open_engine(settings.store_url())
    async with engine.connect() as connection:
        words = set((await connection.execute(text("SELECT woord FROM contactwoord"))).scalars())
        marks = set((await connection.execute(text("SELECT waarde FROM kenmerk"))).scalars())
    await engine.dispose()
    assert len(words) == 4
    assert len(marks) == 3
    assert not words & marks


async def test_no_more_is_opened_than_is_shown(
    matchmaker: Matchmaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of the queue opens the contacts of its own rows, and of one more: it tells that there is a next page."""
    for number in range(40):
        await matchmaker.submit(aanvraag(contact=CONTACT), str(number))
    opened: list[str] = []
    really = Geheim.open

    def counting(self: Geheim, sealed: str, place: str) -> str:
        opened.append(place)
        return really(self, sealed, place)

    monkeypatch.setattr(Geheim, "open", counting)
    assert len((await matchmaker.queue(Filters(q="quirina"), limit=10)).hulpvragen) == 10
    assert opened == ["hulpvraag.contact"] * 11
