"""What happens in the background, and what is left after it."""

from datetime import timedelta
from pathlib import Path

from tests.webchat.clock import START, Clock
from tests.webchat.conftest import API, Caller, Opener
from tests.webchat.fake_engine import PIJPLIJN, FakeEngine

SECRET = "mijn-geheime-verhaal-7361"


async def test_old_conversations_go(open_chat: Opener, engine: FakeEngine) -> None:
    """A conversation that nobody touched for the retention time is wiped, here and in the engine."""
    clock = Clock()
    async with open_chat(clock=clock, bewaar_uren=72) as chat:
        await chat.begin()
        await chat.say("hallo")

        clock.now = START + timedelta(hours=71)
        assert await chat.webchat.upkeep.purge() == 0
        clock.now = START + timedelta(hours=73)
        await chat.webchat.upkeep.round()

        response = await chat.client.get(f"{API}/berichten", headers=chat.headers())
        assert response.status == 401
        assert engine.forgotten == [chat.sessie]


async def test_a_touched_conversation_stays(open_chat: Opener) -> None:
    """Speaking again starts the retention time anew."""
    clock = Clock()
    async with open_chat(clock=clock, bewaar_uren=72) as chat:
        await chat.begin()
        clock.now = START + timedelta(hours=1)
        await chat.say("hallo")
        clock.now = START + timedelta(hours=72, minutes=30)
        assert await chat.webchat.upkeep.purge() == 0


async def test_conversations_without_a_word_go_sooner(open_chat: Opener) -> None:
    """A page that was opened and left, without a word, is wiped within hours."""
    clock = Clock()
    async with open_chat(clock=clock, bewaar_uren_leeg=2) as chat:
        await chat.begin()
        clock.now = START + timedelta(hours=3)
        assert await chat.webchat.upkeep.purge() == 1


async def test_nothing_is_left_in_the_files(chat: Caller, engine: FakeEngine, tmp_path: Path) -> None:
    """After stopping, no file of the store holds a word of the conversation or its token."""
    await chat.begin()
    await chat.say(SECRET)
    await chat.say("wat anders")
    assert _holds(tmp_path, "mens")  # the kind of the message is in the clear; its words are sealed
    assert not _holds(tmp_path, SECRET)

    await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())

    assert not _holds(tmp_path, SECRET)
    assert not _holds(tmp_path, "wat anders")


async def test_the_token_is_in_no_file(chat: Caller, tmp_path: Path) -> None:
    """The database holds only the hash of a token."""
    await chat.begin()
    assert not _holds(tmp_path, chat.token)


async def test_the_files_are_for_this_account_only(chat: Caller, tmp_path: Path) -> None:
    """Nobody else on the machine can read the database."""
    assert (tmp_path / "var" / "webchat.db").stat().st_mode & 0o077 == 0


def _holds(folder: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_health_and_readiness(chat: Caller, engine: FakeEngine) -> None:
    """/healthz says that the process lives, /readyz which parts are up and which pipeline runs."""
    assert (await chat.client.get("/healthz")).status == 200
    ready = await chat.client.get("/readyz")
    assert ready.status == 200
    assert await ready.json() == {"status": "ok", "database": True, "engine": True, "pijplijn": PIJPLIJN}

    await engine.stop()

    down = await chat.client.get("/readyz")
    assert down.status == 503 and (await down.json())["engine"] is False
    assert (await chat.client.get("/healthz")).status == 200
