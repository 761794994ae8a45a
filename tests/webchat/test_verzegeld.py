"""What is said stands sealed in the message store, also after an upgrade, and under a new key by itself."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from pydantic import SecretStr

from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.sleutels import lees, nieuw
from tests.sleutel import SLEUTEL
from tests.webchat.conftest import Caller, Opener, texts
from tests.webchat.fake_engine import FakeEngine
from tests.webchat.process import WebProcess
from webchat.model import Antwoord, BotTekst, Inzending, Knop, Soort
from webchat.store.database import MIGRATIONS, migrate, open_database
from webchat.store.gesprekken import GesprekStore

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
PLANTED = ("Quirina", "kelderluik", "duivensport")


def standing(var: Path) -> list[str]:
    """Give the planted words that stand in a file, the log of the database, or a dump of it."""
    content = [path.read_bytes() for path in var.rglob("*") if path.is_file()]
    for path in var.rglob("*.db"):
        connection = sqlite3.connect(path)
        content.append("\n".join(connection.iterdump()).encode())
        connection.close()
    return [word for word in PLANTED if any(word.encode() in one for one in content)]


async def _talk(store: GesprekStore) -> None:
    begin = await store.start("g", "hash", "b0", NOW)
    said = BotTekst("Gaat het om het kelderluik?", "vraag", (Knop("Nee, de duivensport", "/nee"),))
    await store.answer(begin, Antwoord((said, BotTekst("Zeg het maar."))), NOW, getoond=True)
    await store.accept("g", Inzending(Soort.TEKST, "Ik ben Quirina", None), "b1", NOW)


def _geheim(*keys: str) -> Geheim:
    return Geheim(lambda: lees(",".join(keys), "test"))


async def test_a_conversation_stands_nowhere(chat: Caller, engine: object) -> None:
    """Neither what a person typed nor the answer stands in the files; the person is shown both."""
    await chat.begin()
    await chat.say("Ik heet Quirina en zit met het kelderluik")
    assert "Ik heet Quirina en zit met het kelderluik" in texts(await chat.history())
    assert standing(chat.webchat.settings.var) == []


async def test_up_and_down(tmp_path: Path) -> None:
    """A conversation of before the upgrade goes on after it, and after the way back."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    engine = open_database(url, _geheim(SLEUTEL))
    await migrate(engine)
    store = GesprekStore(engine)
    await _talk(store)
    before, turn = await store.all_of("g"), await store.next_open("g")

    def down(connection: sa.Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")

    async with engine.begin() as connection:
        await connection.run_sync(down)
    assert standing(tmp_path) == list(PLANTED)
    await migrate(engine)
    assert (await store.all_of("g"), await store.next_open("g")) == (before, turn)
    assert before[0].knoppen == (Knop("Nee, de duivensport", "/nee"),)
    await engine.dispose()
    assert standing(tmp_path) == []


async def test_a_new_key(tmp_path: Path) -> None:
    """After a new key came in front everything is sealed with it by itself; then the old one may go."""
    old, new = nieuw(), nieuw()
    url = f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    for keys, rows in (((old,), 0), ((new, old), 4), ((new,), 0)):
        engine = open_database(url, _geheim(*keys))
        await migrate(engine)
        store = GesprekStore(engine)
        if keys == (old,):
            await _talk(store)
        assert await store.verzegel_opnieuw() == rows
        assert await store.verzegel_opnieuw() == 0
        assert len(await store.all_of("g")) == 3
        await engine.dispose()


async def test_no_key(tmp_path: Path, engine: FakeEngine) -> None:
    """Outside a demonstration the process does not begin without a key, and says what to do."""
    process = WebProcess(tmp_path, engine.url, more={"KEUKENTAFEL_SLEUTELS": ""})
    await process.spawn()
    assert await process.ended() == 1
    assert b"sleutels nieuw" in process.said
    assert b"Traceback" not in process.said


async def test_without_the_key(open_chat: Opener) -> None:
    """With another key a conversation is answered with words, not with gibberish; with the right one it goes on."""
    async with open_chat() as chat:
        await chat.begin()
        await chat.say("Ik ben Quirina")
        token = chat.token
    async with open_chat(token=token, sleutels=SecretStr(nieuw())) as chat:
        answer = await chat.client.get("/api/chat/v1/berichten", headers=chat.headers())
        assert answer.status == 503
        assert "kt1:" not in await answer.text()
    async with open_chat(token=token) as chat:
        assert "Ik ben Quirina" in texts(await chat.history(), "mens")
