"""The clock jumps: an hour back, a day ahead, as after a faulty time server or a machine that slept."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.webchat.conftest import Caller, Opener, engine, open_chat, settings, texts
from tests.webchat.fake_engine import FakeEngine

__all__ = ["engine", "open_chat", "settings"]
START = datetime(2026, 11, 26, 9, tzinfo=UTC)
JUMPS = [timedelta(hours=-1), timedelta(days=-400), timedelta(minutes=59), timedelta(hours=23)]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_a_conversation_goes_on(open_chat: Opener, jump: timedelta) -> None:
    """The token opens, the order holds, every answer is there; upkeep removes nothing that is in use."""
    now = START
    async with open_chat(clock=lambda: now) as chat:
        await chat.begin()
        await chat.say("een")
        now += jump
        assert texts((await chat.say("twee"))["berichten"]) == ["U zei: twee"]
        await chat.webchat.upkeep.round()
        now = START + timedelta(minutes=1)
        await chat.say("drie")
        said = await chat.history()
    assert texts(said, "mens") == ["een", "twee", "drie"]
    numbers = [bericht["nummer"] for bericht in said]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("jump", JUMPS[:3], ids=str)
async def test_what_waits_is_answered(open_chat: Opener, engine: FakeEngine, jump: timedelta) -> None:
    """A message that waits for the engine while the clock jumps is answered, once, when the engine is back."""
    now = START
    async with open_chat(clock=lambda: now) as chat:
        await chat.begin()
        await engine.stop()
        assert (await chat.say("ik wacht"))["wacht"]
        now += jump
        await engine.start()
        await chat.webchat.upkeep.round()
        await wait(chat)
        said = await chat.history()
    assert texts(said, "bot").count("U zei: ik wacht") == 1
    assert engine.texts().count("ik wacht") == 1


async def wait(chat: Caller) -> None:
    """Say something more: what waited goes first."""
    await chat.say("en verder")
