"""A token has an age; a new one follows, and nobody is shut out on the way."""

import asyncio
from datetime import timedelta
from typing import Any

from tests.webchat.clock import START, Clock
from tests.webchat.conftest import API, Caller, Opener, texts
from tests.webchat.fake_engine import FakeEngine

HOUR = timedelta(hours=1)


async def _status(chat: Caller, token: str) -> int:
    answer = await chat.client.get(f"{API}/berichten", headers={"Authorization": f"Bearer {token}"})
    return answer.status


async def test_an_old_client_goes_on(open_chat: Opener) -> None:
    """Who ignores the new tokens keeps the conversation for the whole age of the first, and then gets 401."""
    clock = Clock()
    async with open_chat(clock=clock, token_uren=10) as chat:
        await chat.begin()
        offered = []
        for hour in range(10):
            clock.now = START + hour * HOUR
            answer = await chat.post({"tekst": f"uur {hour}"})
            assert answer.status == 200
            offered.append("Kt-Token" in answer.headers)
        assert offered == [False] + [True] * 9
        clock.now = START + 10 * HOUR
        assert await _status(chat, chat.token) == 401


async def test_the_new_token_takes_over(open_chat: Opener) -> None:
    """The new one opens the same conversation; from its first use the old one has the overlap left."""
    clock = Clock()
    async with open_chat(clock=clock, token_overlap_minuten=10) as chat:
        await chat.begin()
        await chat.say("eerst")
        old = chat.token
        clock.now += HOUR
        new = (await chat.post({"tekst": "tweede"})).headers["Kt-Token"]
        assert new != old and len(new) >= 32
        clock.now += 2 * HOUR
        assert await _status(chat, old) == 200  # the answer with the new one may have been lost

        chat.token = new
        assert texts(await chat.history(), "mens") == ["eerst", "tweede"]
        clock.now += timedelta(minutes=9)
        assert await _status(chat, old) == 200
        clock.now += timedelta(minutes=1)
        assert await _status(chat, old) == 401
        await chat.say("derde")


async def test_an_answer_under_way(open_chat: Opener, engine: FakeEngine) -> None:
    """A turn that was sent with the old token gets its answer while the new one is taken into use."""
    clock, free = Clock(), asyncio.Event()

    async def before(turn: dict[str, Any]) -> None:
        if turn.get("tekst") == "langzaam":
            await free.wait()

    engine.before = before
    async with open_chat(clock=clock, antwoord_wachttijd=9, engine_timeout=9) as chat:
        await chat.begin()
        clock.now += HOUR
        slow = asyncio.create_task(chat.post({"tekst": "langzaam"}))
        await asyncio.sleep(0.1)
        answer = await chat.client.get(f"{API}/berichten", headers=chat.headers())
        chat.token = answer.headers["Kt-Token"]
        await chat.history()
        free.set()
        assert texts((await (await slow).json())["berichten"]) == ["U zei: langzaam"]


async def test_one_new_token_at_a_time(open_chat: Opener) -> None:
    """Many calls at the same moment bring one new token, not many."""
    clock = Clock()
    async with open_chat(clock=clock) as chat:
        await chat.begin()
        clock.now += HOUR
        answers = await asyncio.gather(
            *(chat.client.get(f"{API}/berichten", headers=chat.headers()) for _ in range(10))
        )
        assert sum("Kt-Token" in answer.headers for answer in answers) == 1


async def test_wiping_ends_all_tokens(open_chat: Opener) -> None:
    """After the wipe neither the old nor the new one opens anything."""
    clock = Clock()
    async with open_chat(clock=clock) as chat:
        await chat.begin()
        clock.now += HOUR
        old, new = chat.token, (await chat.post({"tekst": "een"})).headers["Kt-Token"]
        clock.now += HOUR
        gone = await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())
        assert gone.status == 204 and "Kt-Token" not in gone.headers
        assert [await _status(chat, token) for token in (old, new)] == [401, 401]


async def test_the_cookie_of_the_forms(open_chat: Opener) -> None:
    """Without script the cookie is replaced, with the same marks."""
    clock = Clock()
    async with open_chat(clock=clock) as chat:
        await chat.client.post("/gesprek")
        clock.now += HOUR
        answer = await chat.client.get("/gesprek")
        cookie = answer.cookies["kt_gesprek"]
        assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/gesprek"
        clock.now += HOUR / 2
        assert "Hallo, vertelt u maar." in await (await chat.client.get("/gesprek")).text()
        stopped = await chat.client.post("/gesprek/stoppen")
        assert stopped.cookies["kt_gesprek"].value == ""
