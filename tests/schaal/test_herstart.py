"""A rolling restart of every worker while people talk: no message is lost, none counts twice."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterator

import aiohttp
import httpx
import pytest
import sqlalchemy as sa

from matchmaker.geheim.sleutels import open_geheim
from tests.conversations.person import Person
from tests.schaal.drukte import Prater
from tests.schaal.stal import Stal, make_database
from tests.sporen.collector import Collector, collecting
from tests.webchat.redis_server import running_redis
from webchat.store.database import open_database

PLACE = "events.data"  # what the bot seals its events for
pytestmark = [pytest.mark.chain, pytest.mark.postgres, pytest.mark.redis]

PRATERS = 6


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    """Takes the traces of all processes."""
    with collecting() as running:
        yield running


@pytest.fixture(scope="module")
def stal(tmp_path_factory, postgres, collector) -> Iterator[Stal]:
    """All processes, on one database."""
    with running_redis() as redis:
        made = Stal(
            tmp_path_factory.mktemp("stal"),
            postgres=make_database(postgres, "schaal"),
            redis=redis,
            sporen=collector.url,
        )
        try:
            yield made.up()
        finally:
            made.down()


async def _rows(address: str, query: str) -> list[sa.Row]:
    engine = open_database(address)
    async with engine.connect() as connection:
        found = list((await connection.execute(sa.text(query))).all())
    await engine.dispose()
    return found


async def _talk_through_a_restart(stal: Stal) -> tuple[list[Prater], dict[str, list[dict[str, str]]]]:
    """Let people talk while each worker is restarted in turn; give them, and what they can read back."""
    webs = (stal.address("web1"), stal.address("web2"))
    praters = [Prater(f"p{n}", webs) for n in range(PRATERS)]
    stop = asyncio.Event()
    timeout = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        talking = [asyncio.create_task(prater.praat(session, stop, 10)) for prater in praters]
        await asyncio.sleep(3)
        for name in ("rasa1", "web1", "rasa2", "web2"):
            await asyncio.to_thread(stal.restart, name)
            await asyncio.sleep(2)
        stop.set()
        await asyncio.gather(*talking)
        async with asyncio.timeout(60):
            query = "SELECT count(*) FROM webchat_beurten WHERE beantwoord_op IS NULL"
            while (await _rows(stal.postgres, query))[0][0]:  # noqa: ASYNC110 - it happens in other processes
                await asyncio.sleep(0.5)
        return praters, {prater.name: await prater.berichten(session) for prater in praters}


def test_a_rolling_restart_under_load_loses_and_doubles_nothing(stal):
    """Each sentence stands once in the chat and once in the engine, in the order it was said, with an answer."""
    praters, read = asyncio.run(_talk_through_a_restart(stal))
    events = asyncio.run(
        _rows(
            stal.postgres,
            "SELECT sender_id, type_name, data FROM events WHERE type_name IN ('user', 'rewind') ORDER BY id",
        )
    )
    opened = open_geheim(stal.environment()["KEUKENTAFEL_SLEUTELS"], None, stal.var, demo=True)
    for prater in praters:
        said = [b for b in read[prater.name] if b["van"] == "mens"]
        assert [b["tekst"] for b in said] == prater.gezegd
        understood: list[str] = []
        for sender, kind, data in events:
            if sender == prater.sessie and kind == "rewind":
                understood.pop()
            elif sender == prater.sessie:
                understood.append(json.loads(opened.open(data, PLACE))["text"].removeprefix("\u2060"))
        assert Counter(understood).most_common(1)[0][1] == 1
        assert [
            text[-len(own) :] for text, own in zip(understood[1:], prater.gezegd, strict=True)
        ] == prater.gezegd
    assert sum(len(prater.gezegd) for prater in praters) > PRATERS * 10
    answered = asyncio.run(
        _rows(
            stal.postgres,
            "SELECT b.id, count(*) FILTER (WHERE m.van = 'bot' AND NOT m.melding) FROM webchat_beurten b"
            " JOIN webchat_berichten m ON m.beurt = b.id GROUP BY b.id",
        )
    )
    assert min(many for _, many in answered) >= 1


def test_a_request_that_is_sent_stands_in_the_queue_once(stal):
    """One whole conversation over both web processes: the matchmaker's tables are in the same database."""
    person = Person(stal.address("web1")).zeg("voor mezelf").zeg("Ik kan niet meer stofzuigen.")
    person.url = stal.address("web2")
    person.antwoord({})
    reference = person.sluit_af(postcode="1234")
    found = asyncio.run(
        _rows(stal.postgres, f"SELECT count(*) FROM hulpvraag WHERE referentie = '{reference}'")
    )
    assert found[0][0] == 1


def test_a_turn_can_be_followed_through_every_process(stal, collector):
    """One trace, under the id of the answer: gateway, bot, actions, the database of each; no word in it."""
    person = Person(stal.address("web1"))
    said = "Mijn kwikstaartje Bartholomeus stofzuigt niet meer."
    answer = httpx.post(
        f"{person.url}/api/chat/v1/berichten",
        json={"tekst": said},
        headers={"Authorization": f"Bearer {person.token}"},
        timeout=60,
    )
    spoor, wanted = (
        answer.headers["X-Request-ID"],
        {"keukentafel-web", "keukentafel-bot", "keukentafel-actions"},
    )
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = [(service, span) for service, span in collector.spans() if span.trace_id.hex() == spoor]
        if {service for service, _ in found} == wanted:
            break
        time.sleep(0.5)
    assert {service for service, _ in found} == wanted
    above = {span.span_id: (service, span.name) for service, span in found}
    chain = {(name, above.get(span.parent_span_id, ("", ""))[1]) for _, span in found for name in [span.name]}
    assert {("beurt", "POST /api/chat/v1/berichten"), ("engine", "beurt"), ("bot beurt", "engine")} <= chain
    assert any(name.startswith("actie action_") and parent == "bot beurt" for name, parent in chain)
    assert ("db insert", "bot beurt") in chain
    everything = b"".join(collector.bodies)
    for word in ("kwikstaartje", "Bartholomeus", person.token, "Stofzuigen lukt"):
        assert word.encode() not in everything
