"""The web process as a process: it survives kill -9, says what is wrong, stops in an orderly way."""

import asyncio
import random
import signal
import socket
from pathlib import Path
from typing import Any

import aiohttp

from tests.webchat.conftest import texts
from tests.webchat.fake_engine import PIJPLIJN, FakeEngine
from tests.webchat.person import Person
from tests.webchat.process import WebProcess, web_process


async def test_killed_between_store_and_answer(tmp_path: Path, engine: FakeEngine) -> None:
    """A process killed while the engine thinks has the message, and its next life gets the answer, once."""
    arrived = asyncio.Event()

    async def before(turn: dict[str, Any]) -> None:
        if turn.get("tekst") == "onthoud dit":
            arrived.set()
            await asyncio.sleep(0.3)

    engine.before = before
    async with web_process(tmp_path, engine.url) as process, aiohttp.ClientSession() as session:
        person = Person(session, process.url)
        await person.begin()
        saying = asyncio.create_task(person.say("onthoud dit"))
        await arrived.wait()
        await process.end(signal.SIGKILL)
        assert await saying is False

        await process.start()

        berichten = await person.read_when_answered()
        assert texts(berichten) == ["Hallo, vertelt u maar.", "onthoud dit", "U zei: onthoud dit"]
        assert engine.texts() == [None, "onthoud dit"]


async def test_killed_at_any_moment(tmp_path: Path, engine: FakeEngine) -> None:
    """Killed at random moments, it loses no acknowledged message and shows no answer twice."""
    when = random.Random(7)
    async with web_process(tmp_path, engine.url) as process, aiohttp.ClientSession() as session:
        person = Person(session, process.url)
        await person.begin()
        acknowledged = []
        for life in range(4):
            for message in range(100):
                saying = asyncio.create_task(person.say(tekst := f"{life}-{message}"))
                done, _ = await asyncio.wait({saying}, timeout=when.uniform(0.005, 0.2))
                if not done:
                    await process.end(signal.SIGKILL)
                if await saying:
                    acknowledged.append(tekst)
                if not done:
                    break
            assert process.process is not None
            if process.process.returncode is None:
                await process.end(signal.SIGKILL)
            await process.start()
        berichten = await person.read_when_answered()

    said, answers = texts(berichten, "mens"), texts(berichten, "bot")
    assert [tekst for tekst in said if tekst in acknowledged] == acknowledged
    assert len(set(said)) == len(said)
    assert answers == ["Hallo, vertelt u maar.", *(f"U zei: {tekst}" for tekst in said)]
    assert engine.texts() == [None, *said]


async def test_it_says_where_everything_is(tmp_path: Path, engine: FakeEngine) -> None:
    """When all is ready it prints the addresses and the pipeline, once, and ends on SIGTERM with code 0."""
    await engine.stop()
    async with web_process(tmp_path, engine.url) as process:
        await asyncio.sleep(0.5)
        await engine.start()
        await asyncio.sleep(1.5)
        assert await process.end(signal.SIGTERM) == 0

    said = process.said.decode()
    assert said.count("Keukentafel is klaar") == 1
    assert f"{process.url}/" in said and f"{process.url}/coordinator" in said and PIJPLIJN in said
    assert "Traceback" not in said


async def test_ctrl_c_ends_it(tmp_path: Path, engine: FakeEngine) -> None:
    """SIGINT ends it with code 0, also while a turn is under way; the person is told that the answer follows."""
    async with web_process(tmp_path, engine.url) as process, aiohttp.ClientSession() as session:
        person = Person(session, process.url)
        await person.begin()
        engine.delay = 3
        saying = asyncio.create_task(person.say("hallo"))
        await asyncio.sleep(0.5)

        assert await process.end(signal.SIGINT) == 0

        assert await saying is True


async def test_a_taken_port(tmp_path: Path, engine: FakeEngine) -> None:
    """A taken port gives one line that names it and says how to choose another, and exit code 1."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = WebProcess(tmp_path, engine.url, port=port)
        await process.spawn()
        assert await process.ended() == 1

    said = process.said.decode()
    assert str(port) in said and f"KEUKENTAFEL_PORT={port + 1}" in said
    assert len(said.strip().splitlines()) == 1


async def test_a_wrong_setting(tmp_path: Path, engine: FakeEngine) -> None:
    """A setting with a value it cannot have gives one line with its name, and exit code 1."""
    process = WebProcess(tmp_path, engine.url, more={"KEUKENTAFEL_PORT": "tachtig"})
    await process.spawn()
    assert await process.ended() == 1
    assert "KEUKENTAFEL_PORT" in process.said.decode() and "Traceback" not in process.said.decode()


async def test_a_var_that_cannot_be_written(tmp_path: Path, engine: FakeEngine) -> None:
    """A place that cannot hold the database gives one line with the setting to change, and exit code 1."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    process = WebProcess(blocked, engine.url)
    await process.spawn()
    assert await process.ended() == 1
    assert "KEUKENTAFEL_VAR" in process.said.decode() and "Traceback" not in process.said.decode()


async def test_no_text_and_no_token_in_the_logs(tmp_path: Path, engine: FakeEngine) -> None:
    """Whatever happens, the log holds no words of a person, no token and no address of a person."""
    secret = "Zilverpopulier"
    for log_format in ("json", "console"):
        async with web_process(tmp_path, engine.url, KEUKENTAFEL_LOG_FORMAT=log_format) as process:
            async with aiohttp.ClientSession() as session:
                person = Person(session, process.url)
                await person.begin()
                assert await person.say(secret)
                engine.status = 500
                assert await person.say(secret)
                engine.script = lambda turn: {"berichten": [{"tekst": turn.get("tekst"), "vraag": 5}]}
                engine.status = 200
                assert await person.say(secret)
                token = person.headers["Authorization"].removeprefix("Bearer ")
                for path in (f"/{secret}", f"/api/chat/v1/{secret}?token={token}", f"/coordinator/{secret}"):
                    async with session.get(process.url + path) as response:
                        assert response.status < 500
                await _raw(process.port, f"GET /{secret}\x01 HTTP/1.1\r\nHost: {secret}\r\n\r\n".encode())
                await _raw(process.port, f"{secret} {secret}\r\n\r\n".encode())
                await _raw(process.port, f"GET / HTTP/1.1\r\nHo st: {secret}\r\n\r\n".encode())
            await process.end(signal.SIGTERM)
            said = process.said.decode()
            assert "request" in said
            assert secret not in said and token not in said
            assert "127.0.0.1" not in said.replace(process.url, "")


async def _raw(port: int, data: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    await writer.drain()
    await asyncio.wait_for(reader.read(1000), 5)
    writer.close()
