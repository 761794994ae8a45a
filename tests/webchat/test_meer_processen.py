"""Several web processes on one PostgreSQL: each turn is carried once, and news reaches who listens elsewhere."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from tests.webchat.conftest import API, Caller, Opener, texts
from tests.webchat.fake_engine import FakeEngine
from webchat.store.beurtrecht import Beurtrecht
from webchat.store.database import open_database

pytestmark = pytest.mark.postgres


@pytest.fixture
async def url(postgres: str) -> str:
    """Address of an empty database."""
    name = f"t{uuid.uuid4().hex}"
    admin = open_database(f"{postgres}/postgres")
    async with admin.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(sa.text(f"CREATE DATABASE {name}"))
    await admin.dispose()
    return f"{postgres}/{name}"


Pair = tuple[Caller, Caller]


@pytest.fixture
async def pair(open_chat: Opener, url: str) -> AsyncIterator[Pair]:
    """Two web processes that start at the same moment, with their background work."""
    more: dict[str, Any] = {"webchat_database_url": SecretStr(url), "background": True}
    async with contextlib.AsyncExitStack() as stack:
        both = [stack.enter_async_context(open_chat(**more)) for _ in range(2)]
        a, b = await asyncio.gather(*both)
        yield a, b


def _same(a: Caller, b: Caller) -> None:
    b.token, b.sessie = a.token, a.sessie


async def test_a_claim_is_of_one_process_and_ends_with_it(url: str) -> None:
    """The second gets it when the first gives it back, or is gone."""
    engines = [open_database(url) for _ in range(2)]
    first, second = (Beurtrecht(engine) for engine in engines)
    assert await first.take("g")
    assert not await second.take("g")
    assert await second.take("h")
    await first.give_back("g")
    assert await second.take("g")
    await second.close()
    assert await first.take("g")
    assert await first.take("h")
    await first.close()
    for engine in engines:
        await engine.dispose()


async def test_a_turn_is_offered_once_although_both_look_after_open_turns(
    pair: Pair, engine: FakeEngine
) -> None:
    """While one process waits for a slow engine the other one leaves the turn to it."""
    a, _ = pair
    await a.begin()
    engine.delay = 1.2  # many rounds of the other's upkeep
    asked = engine.requests
    assert texts((await a.say("langzaam"))["berichten"]) == ["U zei: langzaam"]
    assert engine.requests == asked + 1


async def test_the_same_message_at_both_is_one_turn_with_one_answer(pair: Pair, engine: FakeEngine) -> None:
    """A repeat with its key, sent to another process while the first is at work, gets that answer."""
    a, b = pair
    await a.begin()
    _same(a, b)
    engine.delay = 0.6
    sent = [asyncio.create_task(one.post({"tekst": "eens"}, **{"Idempotency-Key": "k1"})) for one in pair]
    answers = [await (await one).json() for one in sent]
    assert [texts(one["berichten"]) for one in answers] == [["U zei: eens"]] * 2
    assert engine.texts() == [None, "eens"]
    assert texts(await b.history()) == ["Hallo, vertelt u maar.", "eens", "U zei: eens"]
    assert 'reden="traag"' not in b.webchat.metingen.text().decode()


async def test_messages_at_both_reach_the_engine_in_order_and_one_at_a_time(
    pair: Pair, engine: FakeEngine
) -> None:
    """Whichever process took them."""
    a, b = pair
    await a.begin()
    _same(a, b)
    engine.delay = 0.05
    sent = []
    for n in range(8):
        one = pair[n % 2]
        sent.append(asyncio.create_task(one.post({"tekst": f"m{n}"})))
        while not any(t["tekst"] == f"m{n}" for t in await b.history()):  # noqa: ASYNC110 - until it is kept
            await asyncio.sleep(0.01)
    assert [(await one).status for one in sent] == [200] * 8
    assert engine.texts() == [None, *(f"m{n}" for n in range(8))]
    assert engine.most_at_once == 1


async def test_a_stream_hears_what_another_process_stored(pair: Pair) -> None:
    """At once, not at the next sign of life (fifteen seconds)."""
    a, b = pair
    await a.begin()
    _same(a, b)
    async with b.client.get(f"{API}/berichten/stroom", headers=b.headers()) as stream, asyncio.timeout(5):
        while b"Hallo" not in await stream.content.readline():
            pass
        await a.say("nieuws")
        while b"U zei: nieuws" not in await stream.content.readline():
            pass


async def test_a_lost_connection_costs_the_claims_and_nothing_else(
    pair: Pair, engine: FakeEngine, url: str
) -> None:
    """After PostgreSQL has ended every connection both processes go on, and news still passes."""
    a, b = pair
    await a.begin()
    _same(a, b)
    admin = open_database(url)
    async with admin.connect() as connection:
        mine = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        await connection.execute(sa.text(f"{mine} AND pid <> pg_backend_pid()"))
    await admin.dispose()
    for one in (a, b):
        answer = await one.post({"tekst": f"na {one.client.port}"})
        assert answer.status in (200, 503)  # 503: not kept, the person's browser keeps it
    async with asyncio.timeout(10):
        while (await b.post({"tekst": "weer"})).status != 200:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    assert texts(await a.history())[-2:] == ["weer", "U zei: weer"]
    assert len(engine.texts()) == len(set(engine.texts()))
