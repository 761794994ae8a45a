"""Late answers as server-sent events: in order, from where the reader was, bounded, and never the only way."""

import asyncio
import contextlib
import json
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import ClientResponse

from tests.webchat.conftest import API, Caller, Opener, texts
from tests.webchat.fake_engine import FakeEngine, bericht
from tests.webchat.process import web_process

Event = tuple[str, str | None, Any]  # name, id, data; the name of a comment is ":"


async def _next(response: ClientResponse) -> Event | None:
    """Read one event; None at the end of the stream."""
    name, number, data = "", None, None
    async with asyncio.timeout(8):
        async for raw in response.content:
            line = raw.decode().rstrip("\n")
            match line.partition(": "):
                case ("", _, comment) if comment:
                    name = ":"
                case ("event", _, value):
                    name = value
                case ("id", _, value):
                    number = value
                case ("data", _, value):
                    data = json.loads(value)
                case ("", "", "") if name:
                    return name, number, data
    return None


async def _until(response: ClientResponse, tekst: str) -> list[Event]:
    """Read until a bericht with this text; return all that came."""
    events: list[Event] = []
    while (event := await _next(response)) is not None:
        events.append(event)
        if event[0] == "bericht" and event[2]["tekst"] == tekst:
            return events
    raise AssertionError(f"{tekst} never came: {events}")


@contextlib.asynccontextmanager
async def _listen(chat: Caller, **headers: str) -> AsyncIterator[ClientResponse]:
    async with chat.client.get(f"{API}/berichten/stroom", headers=chat.headers(**headers)) as response:
        yield response


async def test_what_comes_later_comes_by_itself(chat: Caller, engine: FakeEngine) -> None:
    """Both sides of the conversation, each bericht as the contract has it, in order, and whether more follows."""
    await chat.begin()
    async with _listen(chat) as stream:
        assert stream.status == 200 and stream.content_type == "text/event-stream"
        await _until(stream, "Hallo, vertelt u maar.")
        assert await _next(stream) == ("stand", None, {"wacht": False})
        engine.delay = 0.3
        await chat.say("koken lukt niet")
        events = await _until(stream, "U zei: koken lukt niet")
    berichten = [event[2] for event in events if event[0] == "bericht"]
    assert berichten == (await chat.history())[1:]
    assert ("stand", None, {"wacht": True}) in events
    assert [event[1] for event in events if event[0] == "bericht"] == ["2", "3"]


async def test_from_where_the_reader_was(chat: Caller) -> None:
    """With Last-Event-ID only what came after it."""
    await chat.begin()
    await chat.say("een")
    await chat.say("twee")
    async with _listen(chat, **{"Last-Event-ID": "3"}) as stream:
        events = await _until(stream, "U zei: twee")
    assert [event[2]["tekst"] for event in events] == ["twee", "U zei: twee"]


async def test_an_answer_after_the_engine_was_away(open_chat: Opener, engine: FakeEngine) -> None:
    """The stream brings the answer that background work delivers; the next turn still carries it."""
    async with open_chat(background=True) as chat:
        await chat.begin()
        await engine.stop()
        await chat.say("ik wacht wel")
        async with _listen(chat, **{"Last-Event-ID": "2"}) as stream:
            await engine.start()
            await _until(stream, "U zei: ik wacht wel")
        body = await chat.say("en nu?")
    assert texts(body["berichten"]) == ["U zei: ik wacht wel", "U zei: en nu?"]


async def test_who_may_listen(chat: Caller) -> None:
    """Only the bearer; a number that is none is refused."""
    await chat.begin()
    async with _listen(chat, Authorization="Bearer " + "x" * 43) as stream:
        assert stream.status == 401 and stream.content_type == "application/problem+json"
    for wrong in ("-1", "een", "٣", "1" * 20):
        async with _listen(chat, **{"Last-Event-ID": wrong}) as stream:
            assert stream.status == 400
    head = await chat.client.head(f"{API}/berichten/stroom", headers=chat.headers())
    assert head.status == 405


async def test_a_wiped_conversation_ends_its_streams(chat: Caller) -> None:
    """The stream says that it is over, and ends at once."""
    await chat.begin()
    async with _listen(chat) as stream:
        await _until(stream, "Hallo, vertelt u maar.")
        await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())
        events = [event async for event in _rest(stream)]
    assert events[-1] == ("weg", None, {})


async def _rest(stream: ClientResponse) -> AsyncIterator[Event]:
    while (event := await _next(stream)) is not None:
        yield event


async def test_a_sign_of_life(open_chat: Opener) -> None:
    """A quiet stream is not taken for a dead one."""
    async with open_chat(stroom_hartslag=0.2) as chat:
        await chat.begin()
        async with _listen(chat, **{"Last-Event-ID": "1"}) as stream:
            assert [(await _next(stream) or ("",))[0] for _ in range(3)] == ["stand", ":", ":"]


async def test_not_too_many(open_chat: Opener) -> None:
    """Each conversation has a few, all together have a number; who is refused can read back as ever."""
    async with open_chat(stromen_gesprek=2, stromen_totaal=3) as chat, contextlib.AsyncExitStack() as stack:
        await chat.begin()
        opened = [await stack.enter_async_context(_listen(chat)) for _ in range(3)]
        assert [stream.status for stream in opened] == [200, 200, 429]
        assert int(opened[2].headers["Retry-After"]) > 0
        assert len(await chat.history()) == 1
        await chat.begin()
        opened = [await stack.enter_async_context(_listen(chat)) for _ in range(2)]
        assert [stream.status for stream in opened] == [200, 503]


async def test_a_reader_that_leaves_makes_room(open_chat: Opener) -> None:
    """A closed tab gives its place back within seconds."""
    async with open_chat(stromen_gesprek=1) as chat:
        await chat.begin()
        for _ in range(2):
            async with asyncio.timeout(5):
                while True:
                    async with _listen(chat) as stream:
                        if stream.status == 200:
                            await _until(stream, "Hallo, vertelt u maar.")
                            stream.close()
                            break
                    await asyncio.sleep(0.1)
        async with asyncio.timeout(5):
            while chat.webchat.stromen._count:  # noqa: ASYNC110 - the server notices in its own time
                await asyncio.sleep(0.1)


async def test_a_reader_that_takes_nothing_is_let_go(
    open_chat: Opener, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who keeps a stream open and reads nothing costs its place no longer than the set time."""
    monkeypatch.setattr("webchat.stroom._SLOW", 0.5)
    engine.script = lambda turn: {"berichten": [bericht("lang " * 100_000)], "opdracht": None}
    async with open_chat() as chat:
        await chat.begin()
        for number in range(20):
            await chat.say(f"m{number}")
        with socket.socket() as mute:
            mute.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            mute.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(mute, ("127.0.0.1", chat.client.port))
            request = f"GET {API}/berichten/stroom HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {chat.token}\r\n\r\n"
            await loop.sock_sendall(mute, request.encode())
            async with asyncio.timeout(8):
                while not chat.webchat.stromen._count:  # noqa: ASYNC110 - the server's own pace
                    await asyncio.sleep(0.01)
                while chat.webchat.stromen._count:  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            assert len(await chat.history()) == 41


async def test_thirty_tabs_listen_and_speak(open_chat: Opener, engine: FakeEngine) -> None:
    """Every stream of one person shows the same conversation in the same order, with nothing twice."""
    async with open_chat(stromen_gesprek=100, antwoord_wachttijd=30) as chat:
        await chat.begin()

        async def tab(number: int) -> list[str]:
            async with _listen(chat) as stream:
                await chat.say(f"tab {number}")
                seen: list[str] = []
                while len(seen) < 61:
                    event = await _next(stream)
                    assert event is not None
                    if event[0] == "bericht":
                        seen.append(event[2]["tekst"])
                return seen

        # Two connections each; the client has a hundred.
        seen = await asyncio.gather(*(tab(number) for number in range(30)))
        expected = texts(await chat.history())
        assert all(one == expected for one in seen)


async def test_a_stop_ends_the_streams(tmp_path: Path, engine: FakeEngine) -> None:
    """SIGTERM does not wait for streams; after the restart the reader goes on where it was."""
    async with web_process(tmp_path, engine.url) as process, aiohttp.ClientSession() as session:
        async with session.post(f"{process.url}{API}/sessies") as answer:
            headers = {"Authorization": f"Bearer {(await answer.json())['token']}"}
        url = f"{process.url}{API}/berichten"
        async with session.get(f"{url}/stroom", headers=headers) as stream:
            await _until(stream, "Hallo, vertelt u maar.")
            async with asyncio.timeout(5):
                assert await process.end(signal.SIGTERM) == 0
            assert [event async for event in _rest(stream)] == [("stand", None, {"wacht": False})]
        await process.start()
        async with session.post(url, json={"tekst": "terug"}, headers=headers) as answer:
            assert answer.status == 200
        async with session.get(f"{url}/stroom", headers=headers | {"Last-Event-ID": "1"}) as stream:
            events = await _until(stream, "U zei: terug")
    assert [event[1] for event in events] == ["2", "3"]
    assert "Traceback" not in process.said.decode()
