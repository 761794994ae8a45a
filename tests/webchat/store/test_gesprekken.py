"""The message store, on SQLite and on PostgreSQL."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.sleutels import lees
from tests.sleutel import SLEUTEL
from webchat.errors import GeenToegangError, KnopNietAangebodenError, NogBezigError, OpslagError
from webchat.model import Antwoord, BotTekst, Inzending, Knop, Soort, Van
from webchat.store.database import MIGRATIONS, migrate, open_database
from webchat.store.gesprekken import GesprekStore
from webchat.store.tables import metadata
from webchat.store.tokens import TokenStore

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LONG = timedelta(hours=72)
GEHEIM = Geheim(lambda: lees(SLEUTEL, "test"))
LATER = NOW + timedelta(minutes=1)
VRAAG = Antwoord((BotTekst("Klopt dit?", "samenvatting", (Knop("Ja", "/ja"),)),))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def url(request: Any, tmp_path: Path) -> str:
    """Address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    server: str = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex}"
    admin = open_database(f"{server}/postgres")
    async with admin.connect() as connection:
        await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(
            sa.text(f"CREATE DATABASE {name}")
        )
    await admin.dispose()
    return f"{server}/{name}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[GesprekStore]:
    """A store on an empty database."""
    engine = open_database(url, GEHEIM)
    await migrate(engine)
    yield GesprekStore(engine)
    await engine.dispose()


async def _begin(store: GesprekStore, antwoord: Antwoord = VRAAG) -> None:
    beurt = await store.start("g", "hash", "b0", NOW)
    await store.answer(beurt, antwoord, NOW, getoond=True)


def _says(tekst: str, sleutel: str | None = None) -> Inzending:
    return Inzending(Soort.TEKST, tekst, sleutel)


async def test_the_migrations_make_the_tables(url: str) -> None:
    """After the migrations the database is what `tables.py` says, and a second time changes nothing."""
    engine = open_database(url, GEHEIM)
    await migrate(engine)
    await migrate(engine)

    def differences(connection: sa.Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"version_table": "webchat_alembic_version"})
        return list(compare_metadata(context, metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_the_migrations_keep_what_is_there(url: str) -> None:
    """A conversation of before there were tokens with an age opens with its token after the upgrade."""
    engine = open_database(url, GEHEIM)
    await migrate(engine)
    store = GesprekStore(engine)
    await _begin(store)

    def down(connection: sa.Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")

    async with engine.begin() as connection:
        await connection.run_sync(down)
    await migrate(engine)

    found = await TokenStore(engine).find("hash", NOW - LONG, NOW)
    assert found is not None and found.gesprek == "g" and found.gebruikt
    assert len(await store.all_of("g")) == 1
    await engine.dispose()


async def test_a_conversation(store: GesprekStore) -> None:
    """What is said and answered comes back in order, with the question it belongs to."""
    await _begin(store)
    beurt, answered = await store.accept("g", _says("ja hoor"), "b1", NOW)
    assert not answered and beurt.vraag == "samenvatting"
    await store.answer(
        beurt, Antwoord((BotTekst("Mooi."), BotTekst("Wat nog meer?", "wens"))), LATER, getoond=True
    )

    berichten = await store.all_of("g")

    assert [(b.nummer, b.van, b.tekst, b.vraag) for b in berichten] == [
        (1, Van.BOT, "Klopt dit?", "samenvatting"),
        (2, Van.MENS, "ja hoor", "samenvatting"),
        (3, Van.BOT, "Mooi.", None),
        (4, Van.BOT, "Wat nog meer?", "wens"),
    ]
    assert berichten[0].knoppen == (Knop("Ja", "/ja"),)
    assert await store.next_open("g") is None


async def test_a_turn_is_answered_once(store: GesprekStore) -> None:
    """A second answer to the same turn is stored nowhere, also when both come at the same moment."""
    await _begin(store)
    beurt, _ = await store.accept("g", _says("hallo"), "b1", NOW)

    results = await asyncio.gather(
        *(store.answer(beurt, Antwoord((BotTekst("dag"),)), NOW, getoond=True) for _ in range(5))
    )

    assert sorted(len(result) for result in results) == [0, 0, 0, 0, 1]
    assert [b.tekst for b in await store.all_of("g")] == ["Klopt dit?", "hallo", "dag"]


async def test_accepting_at_once_keeps_numbers_apart(store: GesprekStore) -> None:
    """Messages that come at the same moment get numbers of their own."""
    await _begin(store)
    await asyncio.gather(*(store.accept("g", _says(f"t{i}"), f"b{i}", NOW) for i in range(1, 9)))
    assert [b.nummer for b in await store.all_of("g")] == list(range(1, 10))


async def test_a_repeat_by_key(store: GesprekStore) -> None:
    """The same key is the same turn, open or answered; another conversation may use that key too."""
    await _begin(store)
    first, _ = await store.accept("g", _says("hallo", "k"), "b1", NOW)
    again, answered = await store.accept("g", _says("hallo", "k"), "b2", NOW)
    assert again.id == first.id and not answered
    await store.answer(first, VRAAG, NOW, getoond=True)
    assert (await store.accept("g", _says("hallo", "k"), "b3", NOW))[1] is True
    await store.start("ander", "hash2", "x0", NOW)
    assert (await store.accept("ander", _says("hallo", "k"), "x1", NOW))[0].id == "x1"


async def test_buttons(store: GesprekStore) -> None:
    """A button has to be offered by the last words of the bot, and nothing may be open."""
    await _begin(store)
    with pytest.raises(KnopNietAangebodenError):
        await store.accept("g", Inzending(Soort.KNOP, "/nee"), "b1", NOW)
    await store.accept("g", Inzending(Soort.KNOP, "/ja"), "b2", NOW)
    with pytest.raises(NogBezigError):
        await store.accept("g", Inzending(Soort.KNOP, "/ja"), "b3", NOW)


async def test_a_notice_only_while_open(store: GesprekStore) -> None:
    """The notice to wait is stored only while the turn has no answer, and offers no buttons."""
    await _begin(store)
    beurt, _ = await store.accept("g", _says("hallo"), "b1", NOW)
    notice = await store.notice(beurt, "Even geduld.", NOW)
    assert notice is not None and notice.melding
    await store.answer(beurt, VRAAG, NOW, getoond=True)
    assert await store.notice(beurt, "Even geduld.", NOW) is None


async def test_late_answers_are_given_once(store: GesprekStore) -> None:
    """An answer that nobody waited for is handed out by the next call, and not by the one after."""
    await _begin(store)
    beurt, _ = await store.accept("g", _says("hallo"), "b1", NOW)
    await store.answer(beurt, VRAAG, NOW, getoond=False)
    assert [b.tekst for b in await store.take_unshown("g", NOW)] == ["Klopt dit?"]
    assert await store.take_unshown("g", NOW) == []


async def test_wiping(store: GesprekStore) -> None:
    """A wiped conversation opens nothing, takes nothing, and stands on the list for the engine."""
    await _begin(store)
    beurt, _ = await store.accept("g", _says("hallo"), "b1", NOW)
    await store.wipe("g", NOW)
    await store.wipe("g", NOW)
    assert await TokenStore(store._engine).find("hash", NOW - LONG, NOW) is None
    assert await store.all_of("g") == []
    assert await store.answer(beurt, VRAAG, NOW, getoond=True) == []
    with pytest.raises(GeenToegangError):
        await store.accept("g", _says("hallo"), "b2", NOW)
    assert await store.to_forget(10) == ["g"]
    await store.forgotten("g")
    assert await store.to_forget(10) == []


async def test_a_token_and_the_next(store: GesprekStore) -> None:
    """The next token opens as well; the old one ends once the next has been used, and goes later."""
    tokens, pause = TokenStore(store._engine), timedelta(minutes=10)
    await _begin(store)
    assert not await tokens.add("g", "te vroeg", LATER, pause)
    assert await tokens.add("g", "hash2", NOW + LONG / 2, pause)
    now = NOW + LONG / 2 + pause
    old, new = await tokens.find("hash", NOW - LONG, now), await tokens.find("hash2", NOW - LONG, now)
    assert old is not None and new is not None and old.gesprek == new.gesprek == "g"
    assert (old.gebruikt, new.gebruikt, old.aflopend) == (True, False, False)

    await tokens.arrived("hash2", new, now, pause)

    old = await tokens.find("hash", NOW - LONG, now)
    assert old is not None and old.aflopend
    assert await tokens.find("hash", NOW - LONG, now + pause) is None
    assert await tokens.find("hash2", now, now) is None  # too old
    again = await tokens.find("hash2", NOW, now + pause)
    assert again is not None and again.gebruikt
    with pytest.raises(GeenToegangError):
        await tokens.add("weg", "hash3", now, pause)


async def test_one_line_of_writers(tmp_path: Path) -> None:
    """In SQLite who writes through one store waits for who writes through another, without a connection."""
    engine = open_database(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}", GEHEIM)
    await migrate(engine)
    store, tokens = GesprekStore(engine), TokenStore(engine)
    await _begin(store)
    assert isinstance(engine.pool, sa.QueuePool)
    async with store._write():
        adding = asyncio.create_task(tokens.add("g", "hash2", NOW + LONG, timedelta(minutes=10)))
        await asyncio.sleep(0.1)
        assert engine.pool.checkedout() == 1
    assert await adding
    await engine.dispose()


async def test_waiting_conversations(store: GesprekStore) -> None:
    """Conversations with open turns are found, the longest waiting first."""
    await store.start("jong", "h1", "j0", LATER)
    await store.start("oud", "h2", "o0", NOW)
    assert await store.with_open_turns(10) == ["oud", "jong"]


async def test_the_words_are_kept_once(store: GesprekStore) -> None:
    """When a turn is answered its own copy of the words goes; only the message keeps them."""
    await _begin(store)
    beurt, _ = await store.accept("g", _says("hallo"), "b1", NOW)
    await store.answer(beurt, VRAAG, NOW, getoond=True)
    async with store._engine.connect() as connection:
        assert (
            await connection.execute(sa.text("SELECT inhoud FROM webchat_beurten WHERE id='b1'"))
        ).scalar() is None


async def test_failures_are_counted(store: GesprekStore) -> None:
    """The first failure keeps its moment, each counts."""
    beurt = await store.start("g", "hash", "b0", NOW)
    await store.failed(beurt, NOW)
    await store.failed(beurt, LATER)
    after = await store.next_open("g")
    assert after is not None and (after.pogingen, after.eerste_fout_op) == (2, NOW)


async def test_a_database_that_cannot_be_used(url: str) -> None:
    """A database without its tables raises our own error, without what people typed in it."""
    engine = open_database(url, GEHEIM)
    with pytest.raises(OpslagError) as caught:
        await GesprekStore(engine).start("g", "geheim", "b", NOW)
    await engine.dispose()
    assert "geheim" not in str(caught.value.__cause__)
