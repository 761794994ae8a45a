"""Many people at once: the engine gets no more than it can bear, and everybody is told where they stand."""

import asyncio
from typing import Any

from tests.webchat.conftest import API, Caller, Opener, texts
from tests.webchat.fake_engine import FakeEngine


class Bar:
    """Holds turns at the engine until a test opens it, and counts how many are there."""

    def __init__(self, engine: FakeEngine) -> None:
        self.there = self.most = 0
        self.open = asyncio.Event()
        engine.before = self.before

    async def before(self, turn: dict[str, Any]) -> None:
        """Wait, unless it is a begin."""
        if turn.get("begin"):
            return
        self.there += 1
        self.most = max(self.most, self.there)
        try:
            await self.open.wait()
        finally:
            self.there -= 1


async def _people(chat: Caller, many: int) -> list[dict[str, str]]:
    """Begin conversations; return the headers of each."""
    headers = []
    for _ in range(many):
        await chat.begin()
        headers.append(chat.headers())
    return headers


async def _say(chat: Caller, tekst: str, headers: dict[str, str]) -> dict[str, Any]:
    answer = await chat.client.post(f"{API}/berichten", json={"tekst": tekst}, headers=headers)
    assert answer.status == 200
    body: dict[str, Any] = await answer.json()
    return body


async def test_no_more_at_once_than_is_set(open_chat: Opener, engine: FakeEngine) -> None:
    """The others wait in the order they came, and all get their answer."""
    async with open_chat(engine_tegelijk=3, antwoord_wachttijd=9, engine_timeout=9) as chat:
        people, bar = await _people(chat, 12), Bar(engine)
        talking = []
        for number, headers in enumerate(people):
            talking.append(asyncio.create_task(_say(chat, f"m{number}", headers)))
            while bar.there + chat.webchat.courier._ruimte.queued <= number:  # noqa: ASYNC110 - no signal for it
                await asyncio.sleep(0.01)
        assert bar.there == 3
        bar.open.set()

        answers = [texts((await one)["berichten"]) for one in talking]

        assert answers == [[f"U zei: m{number}"] for number in range(12)]
        assert bar.most == 3
        places = {tekst: place for place, tekst in enumerate(engine.texts()[12:])}
        assert all(
            abs(places[f"m{number}"] - number) < 3 for number in range(12)
        )  # three are at work at once


async def test_a_long_queue_is_said_at_once(open_chat: Opener, engine: FakeEngine) -> None:
    """Who comes while many wait hears at once that it takes longer; the message keeps its place."""
    async with open_chat(
        engine_tegelijk=1, engine_druk_vanaf=2, antwoord_wachttijd=20, engine_timeout=20
    ) as chat:
        people, bar = await _people(chat, 4), Bar(engine)
        first = []
        for headers in people[:3]:
            first.append(asyncio.create_task(_say(chat, "eerder", headers)))
            await asyncio.sleep(0.1)

        async with asyncio.timeout(2):
            told = await _say(chat, "ik ook", people[3])
            begun = await chat.begin()

        assert told["wacht"] and "veel mensen" in told["berichten"][0]["tekst"]
        assert "14 0000" in told["berichten"][0]["tekst"] and told["berichten"][0]["melding"]
        assert begun["wacht"] and begun["berichten"][0]["tekst"].startswith("Hallo.")
        bar.open.set()
        for one in first:
            assert texts((await one)["berichten"]) == ["U zei: eerder"]
        later = await _say(chat, "en?", people[3])
        assert texts(later["berichten"]) == ["U zei: ik ook", "U zei: en?"]


async def test_one_with_a_long_queue_holds_up_nobody(open_chat: Opener, engine: FakeEngine) -> None:
    """After each turn of somebody who sent much, the others have theirs."""
    async with open_chat(engine_tegelijk=1, antwoord_wachttijd=9, engine_timeout=9) as chat:
        people, bar = await _people(chat, 2), Bar(engine)
        talking = [asyncio.create_task(_say(chat, f"veel {i}", people[0])) for i in range(10)]
        await asyncio.sleep(0.2)
        talking.append(asyncio.create_task(_say(chat, "kort", people[1])))
        await asyncio.sleep(0.2)
        bar.open.set()
        await asyncio.gather(*talking)
        assert engine.texts().index("kort") <= 4


async def test_a_thousand_messages_in_one_conversation(open_chat: Opener, engine: FakeEngine) -> None:
    """Nothing is lost, nothing doubled, and the order is that in which they were kept."""
    async with open_chat(limiet_gesprek="", limiet_adres="", antwoord_wachttijd=60) as chat:
        await chat.begin()

        bodies = await asyncio.gather(*(chat.say(f"m{i}") for i in range(1000)))

        berichten = await chat.history()
    said = texts(berichten, "mens")
    assert sorted(said) == sorted(f"m{i}" for i in range(1000))
    assert engine.texts() == [None, *said] and engine.most_at_once == 1
    assert texts(berichten, "bot")[1:] == [f"U zei: {tekst}" for tekst in said]
    given = [tekst for body in bodies for tekst in texts(body["berichten"])]
    assert sorted(given) == sorted(f"U zei: m{i}" for i in range(1000))
    assert [bericht["nummer"] for bericht in berichten] == list(range(1, 2002))


async def test_a_flood_against_the_limits(open_chat: Opener, engine: FakeEngine) -> None:
    """With limits, a client that obeys Retry-After gets everything across, once, by its keys."""
    async with open_chat(limiet_gesprek="40/second", antwoord_wachttijd=60) as chat:
        await chat.begin()

        async def insist(number: int) -> None:
            while True:
                answer = await chat.post({"tekst": f"m{number}"}, **{"Idempotency-Key": f"k{number}"})
                if answer.status == 200:
                    return
                assert answer.status == 429
                await asyncio.sleep(int(answer.headers["Retry-After"]))

        await asyncio.gather(*(insist(number) for number in range(100)))
        said = texts(await chat.history(), "mens")
    assert sorted(said) == sorted(f"m{number}" for number in range(100))
    assert engine.texts() == [None, *said]


async def test_a_hundred_tabs_of_one_person(open_chat: Opener, engine: FakeEngine) -> None:
    """All with one token, sending and reading at once: each answer once, and one order for all."""
    async with open_chat(antwoord_wachttijd=30) as chat:
        await chat.begin()

        async def tab(number: int) -> list[str]:
            given = texts((await chat.say(f"tab {number}"))["berichten"])
            await chat.history()
            return given

        given = [tekst for one in await asyncio.gather(*(tab(i) for i in range(100))) for tekst in one]

        berichten = await chat.history()
    said = texts(berichten, "mens")
    assert sorted(said) == sorted(f"tab {i}" for i in range(100))
    assert engine.texts() == [None, *said] and engine.most_at_once == 1
    assert texts(berichten, "bot")[1:] == [f"U zei: {tekst}" for tekst in said]
    assert sorted(given) == sorted(f"U zei: tab {i}" for i in range(100))
