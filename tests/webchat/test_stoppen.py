"""SIGTERM in the middle of a turn: what is under way may finish, the rest is kept for the next life."""

import asyncio
import signal
import time
from pathlib import Path

import aiohttp
import pytest

from tests.webchat.conftest import texts
from tests.webchat.fake_engine import FakeEngine
from tests.webchat.person import Person
from tests.webchat.process import WebProcess, web_process


async def _begun(session: aiohttp.ClientSession, process: WebProcess) -> Person:
    person = Person(session, process.url)
    await person.begin()
    return person


async def test_a_turn_under_way_finishes(tmp_path: Path, engine: FakeEngine) -> None:
    """Within its seconds the person still gets the answer itself; a second message waits for the next life."""
    async with web_process(tmp_path, engine.url) as process, aiohttp.ClientSession() as session:
        person = await _begun(session, process)
        engine.delay = 1.5
        first = asyncio.create_task(person.send("een"))
        await asyncio.sleep(0.5)
        second = asyncio.create_task(person.send("twee"))
        await asyncio.sleep(0.3)

        assert await process.end(signal.SIGTERM) == 0

        assert texts((await first)["berichten"]) == ["U zei: een"]
        assert (await second)["wacht"] is True
        engine.delay = 0
        await process.start()
        berichten = await person.read_when_answered()
    assert texts(berichten, "mens") == ["een", "twee"]
    assert [b["tekst"] for b in berichten if b["van"] == "bot" and not b["melding"]][1:] == [
        "U zei: een",
        "U zei: twee",
    ]
    assert engine.texts() == [None, "een", "twee"]
    assert "Traceback" not in process.said.decode()


@pytest.mark.parametrize("seconds", ["1", "0"])
async def test_a_turn_that_takes_too_long(tmp_path: Path, engine: FakeEngine, seconds: str) -> None:
    """After the seconds the person hears that the answer follows, the process ends, the next one brings it."""
    async with (
        web_process(tmp_path, engine.url, KEUKENTAFEL_AFSLUIT_SECONDEN=seconds) as process,
        aiohttp.ClientSession() as session,
    ):
        person = await _begun(session, process)
        engine.delay = 15
        saying = asyncio.create_task(person.send("een"))
        await asyncio.sleep(0.7)

        start = time.monotonic()
        assert await process.end(signal.SIGTERM) == 0
        assert time.monotonic() - start < 6
        assert (await saying)["wacht"] is True

        engine.delay = 0
        await process.start()
        berichten = await person.read_when_answered()
    assert texts(berichten)[-1] == "U zei: een"
    assert engine.texts() == [None, "een"]


async def test_restarts_in_the_middle_of_many(tmp_path: Path, engine: FakeEngine) -> None:
    """Two orderly restarts while six people talk: every message that was acknowledged is answered once."""
    engine.delay = 0.1
    async with web_process(tmp_path, engine.url) as process, aiohttp.ClientSession() as session:
        people = [await _begun(session, process) for _ in range(6)]
        acknowledged: list[list[str]] = [[] for _ in people]
        stop = asyncio.Event()

        async def talk(number: int) -> None:
            count = 0
            while not stop.is_set():
                count += 1
                if await people[number].say(tekst := f"{number}-{count}"):
                    acknowledged[number].append(tekst)
                else:
                    await asyncio.sleep(0.1)  # it is away for a moment

        talking = [asyncio.create_task(talk(number)) for number in range(len(people))]
        for _ in range(2):
            await asyncio.sleep(1)
            assert await process.end(signal.SIGTERM) == 0
            await process.start()
        stop.set()
        await asyncio.gather(*talking)
        engine.delay = 0
        for number, person in enumerate(people):
            berichten = await person.read_when_answered()
            said = texts(berichten, "mens")
            assert len(acknowledged[number]) > 3
            assert [tekst for tekst in said if tekst in acknowledged[number]] == acknowledged[number]
            answers = [b["tekst"] for b in berichten if b["van"] == "bot" and not b["melding"]]
            assert answers[1:] == [f"U zei: {tekst}" for tekst in said]
    assert len(set(engine.texts()[6:])) == len(engine.texts()[6:])
