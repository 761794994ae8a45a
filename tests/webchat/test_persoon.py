"""What the coordinators' side can have of a conversation: all of it, or nothing any more."""

import pytest

from tests.webchat.conftest import Caller
from tests.webchat.fake_engine import FakeEngine
from webchat.errors import EngineFoutError
from webchat.persoon import NIET_BEREIKBAAR, GesprekkenHier


@pytest.fixture
def gesprekken(chat: Caller) -> GesprekkenHier:
    """The conversations of the chat."""
    return GesprekkenHier(chat.webchat.chat, chat.webchat.engine)


async def test_all_that_is_kept(chat: Caller, gesprekken: GesprekkenHier) -> None:
    """What both sides said, and what the engine keeps; of a conversation that is not there nothing."""
    await chat.begin()
    await chat.say("mijn kanarie heet Sjors")
    found = await gesprekken.lees(chat.sessie)
    assert found is not None
    assert [one["van"] for one in found["berichten"]] == ["bot", "mens", "bot"]
    assert found["berichten"][1]["tekst"] == "mijn kanarie heet Sjors"
    assert found["bot"] == {"gezegd": ["mijn kanarie heet Sjors"], "begrepen": {}}
    assert await gesprekken.lees("bestaat-niet") is None


async def test_an_engine_that_is_away(chat: Caller, engine: FakeEngine, gesprekken: GesprekkenHier) -> None:
    """What the gateway has is given; of the rest it is said that it could not be asked."""
    await chat.begin()
    await chat.say("hallo")
    await engine.stop()
    found = await gesprekken.lees(chat.sessie)
    assert found is not None
    assert (len(found["berichten"]), found["bot"]) == (3, NIET_BEREIKBAAR)


async def test_an_engine_that_fails(chat: Caller, engine: FakeEngine) -> None:
    """An answer that is none is an error, not nothing."""
    await chat.begin()
    engine.status = 500
    with pytest.raises(EngineFoutError):
        await chat.webchat.engine.recall(chat.sessie)


async def test_removed_everywhere(chat: Caller, engine: FakeEngine, gesprekken: GesprekkenHier) -> None:
    """Here and at the engine; the token opens nothing any more; again is no error."""
    await chat.begin()
    await chat.say("mijn kanarie heet Sjors")
    for _ in range(2):
        await gesprekken.wis(chat.sessie)
    assert chat.sessie in engine.forgotten
    assert await gesprekken.lees(chat.sessie) is None
    assert (await chat.post({"tekst": "hallo"})).status == 401
