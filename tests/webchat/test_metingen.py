"""What is measured: counts and times, of nobody in particular, and not on the public address."""

import re
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from tests.stack import free_port
from tests.webchat.conftest import API, Caller, Opener
from tests.webchat.fake_engine import FakeEngine
from tests.webchat.process import WebProcess, web_process
from webchat.meetpunt import make_metrics_app


async def _metrics(chat: Caller) -> str:
    app = make_metrics_app(chat.webchat.metingen, chat.webchat.store)
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/metrics")
        assert answer.status == 200 and answer.content_type == "text/plain"
        return await answer.text()


def _value(page: str, series: str) -> float:
    found = re.search(rf"^{re.escape(series)} (\S+)$", page, re.MULTILINE)
    assert found is not None, series
    return float(found[1])


async def test_what_is_counted(open_chat: Opener, engine: FakeEngine) -> None:
    """Turns, waits, errors, limits, requests, times and open turns."""
    async with open_chat(limiet_gesprek="2/hour") as chat:
        await chat.begin()
        await chat.say("een")
        engine.status = 500
        await chat.say("twee")
        assert (await chat.post({"tekst": "drie"})).status == 429
        page = await _metrics(chat)

    for series, expected in {
        'keukentafel_beurten_total{soort="begin",uitkomst="beantwoord"}': 1,
        'keukentafel_beurten_total{soort="tekst",uitkomst="beantwoord"}': 1,
        'keukentafel_wacht_total{reden="traag"}': 1,
        'keukentafel_engine_fouten_total{soort="EngineFoutError"}': 1,
        'keukentafel_geweigerd_total{grens="gesprek"}': 1,
        f'keukentafel_verzoeken_total{{methode="POST",route="{API}/berichten",status="429"}}': 1,
        f'keukentafel_verzoeken_total{{methode="POST",route="{API}/berichten",status="200"}}': 2,
        "keukentafel_antwoord_seconden_count": 3,
        "keukentafel_engine_seconden_count": 3,
        "keukentafel_open_beurten": 1,
        "keukentafel_engine_wachtrij": 0,
    }.items():
        assert _value(page, series) == expected, series


async def test_nobody_is_in_it(chat: Caller) -> None:
    """No conversation, token, address, text or made-up path."""
    await chat.begin()
    await chat.say("Zilverpopulier")
    await chat.client.get("/Zilverpopulier?x=Zilverpopulier")
    await chat.client.request("ZILVERPOPULIER", "/")
    page = await _metrics(chat)
    for word in (chat.sessie, chat.token, "127.0.0.1", "Zilverpopulier"):
        assert word.lower() not in page.lower()


async def test_one_id_from_request_to_engine(chat: Caller, engine: FakeEngine) -> None:
    """The id in the answer is that of the turn at the engine, in body and header; a client cannot set it."""
    await chat.begin()
    answer = await chat.post({"tekst": "hallo"}, **{"X-Request-ID": "van-buiten"})
    spoor = answer.headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", spoor)
    assert engine.turns[-1]["beurt"] == spoor == engine.headers[-1]["X-Request-ID"]
    other = await chat.client.get(f"{API}/berichten", headers=chat.headers())
    assert other.headers["X-Request-ID"] != spoor


async def test_on_an_address_of_its_own(tmp_path: Path, engine: FakeEngine) -> None:
    """The public port has no /metrics; the other one has, when it is set, and the log tells requests apart."""
    port = free_port()
    async with (
        web_process(
            tmp_path, engine.url, KEUKENTAFEL_METINGEN_PORT=str(port), KEUKENTAFEL_LOG_FORMAT="json"
        ) as process,
        aiohttp.ClientSession() as session,
    ):
        async with session.post(f"{process.url}{API}/sessies") as answer:
            spoor = answer.headers["X-Request-ID"]
        async with session.get(f"{process.url}/metrics") as answer:
            assert answer.status == 404
        async with session.get(f"http://127.0.0.1:{port}/metrics") as answer:
            assert "keukentafel_beurten_total" in await answer.text()
        await process.end()
    lines = [line for line in process.said.decode().splitlines() if spoor in line]
    assert len(lines) == 1 and '"route": "/api/chat/v1/sessies"' in lines[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "geen naam"])
async def test_an_address_that_metrics_cannot_have(tmp_path: Path, engine: FakeEngine, host: str) -> None:
    """Taken, or none: one line that says which setting to change, and exit code 1."""
    other = WebProcess(tmp_path, engine.url)
    other.more = {"KEUKENTAFEL_METINGEN_PORT": str(other.port), "KEUKENTAFEL_METINGEN_HOST": host}
    await other.spawn()
    assert await other.ended() == 1
    said = other.said.decode()
    assert "KEUKENTAFEL_METINGEN_HOST" in said and "Traceback" not in said
