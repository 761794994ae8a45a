"""At which engine a conversation sits."""

import aiohttp
import pytest

from tests.stack import free_port
from tests.webchat.conftest import Opener, texts
from tests.webchat.fake_engine import FakeEngine
from webchat.engine import Engine
from webchat.plaats import Plaatsing, read_engines

THREE = ("http://a:5005", "http://b:5005", "http://c:5005")


def _first(engines: tuple[str, ...], many: int = 300) -> dict[str, str]:
    plaatsing = Plaatsing(engines)
    return {f"g{n}": plaatsing.order(f"g{n}")[0] for n in range(many)}


def test_everybody_finds_the_same_engine_and_all_are_used() -> None:
    """The order of the setting does not matter, and the conversations are spread."""
    found = _first(THREE)
    assert found == _first(THREE[::-1])
    assert all(60 < list(found.values()).count(one) < 140 for one in THREE)


def test_an_engine_that_goes_moves_its_own_conversations_only() -> None:
    """What sat elsewhere stays."""
    before, after = _first(THREE), _first(THREE[:2])
    assert all(after[g] == engine for g, engine in before.items() if engine in THREE[:2])


def test_an_engine_that_is_away_comes_last_for_a_while() -> None:
    """It is still tried when the others fail, and is itself again when it answers or the time is over."""
    now = 100.0
    plaatsing = Plaatsing(THREE, lambda: now)
    usual = plaatsing.order("g")
    plaatsing.away(usual[0])
    assert plaatsing.order("g") == [*usual[1:], usual[0]]
    now += 6
    assert plaatsing.order("g") == usual
    plaatsing.away(usual[0])
    plaatsing.back(usual[0])
    assert plaatsing.order("g") == usual


@pytest.mark.parametrize("text", ["", " , ", "rasa:5005", "http://a:5005,b"])
def test_what_is_no_address_is_refused_at_the_start(text: str) -> None:
    """A typing error shows when the process starts, not at the first turn."""
    with pytest.raises(ValueError, match="http"):
        read_engines(text)


async def test_a_conversation_stays_and_goes_on_at_the_other_when_its_engine_is_gone(
    open_chat: Opener, engine: FakeEngine
) -> None:
    """All turns of one conversation reach one engine; the person notices nothing when that one stops."""
    other = await FakeEngine().start()
    try:
        async with open_chat(engine_url=f"{engine.url},{other.url}") as chat:
            await chat.begin()
            await chat.say("een")
            await chat.say("twee")
            own, rest = (engine, other) if engine.turns else (other, engine)
            assert (own.texts(), rest.texts()) == ([None, "een", "twee"], [])
            await own.stop()
            assert texts((await chat.say("drie"))["berichten"]) == ["U zei: drie"]
            assert rest.texts() == ["drie"]
    finally:
        await other.stop()


async def test_wiping_and_readiness_go_by_the_engine_that_is_there(engine: FakeEngine) -> None:
    """One of two is enough for both."""
    async with aiohttp.ClientSession() as session:
        gone = f"http://127.0.0.1:{free_port()}"
        both = Engine(session, gone, engine.url)
        for n in range(8):
            await both.forget(f"g{n}")
        assert engine.forgotten == [f"g{n}" for n in range(8)]
        assert (await both.status()).bereikbaar
        assert not (await Engine(session, gone).status()).bereikbaar
