from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest
import structlog
from aiohttp.test_utils import TestClient, TestServer

from matchmaker import logs
from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.web import make_app
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import PASSWORD

PLANTED = "Zwartkonijn"  # stands in everything that a person says or is called
NUMBER = "+31698765432"


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """SQLite only: logging does not depend on the database."""
    return sqlite_settings


@pytest.fixture
async def client(matchmaker: Matchmaker, settings: Settings, anna: Coordinator) -> AsyncIterator[TestClient]:
    """A client of the whole matchmaker."""
    server = TestServer(make_app(matchmaker, settings))
    await server.start_server(access_log=None)  # as `matchmaker.cli` and the web process serve
    async with TestClient(server) as made:
        yield made


@pytest.mark.parametrize("log_format", ["json", "console"])
async def test_no_personal_data(
    client: TestClient,
    matchmaker: Matchmaker,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    log_format: str,
) -> None:
    """Nothing that a person said, no name, number, code, token or password is logged, also when things break."""
    logs.configure(log_format)
    caplog.set_level(logging.DEBUG)
    given = aanvraag(situatie=PLANTED, samenvatting=PLANTED, feiten=[feit("wens", "tuin", PLANTED)])
    given["contact"] |= {"naam": PLANTED, "telefoon": NUMBER}
    made = await matchmaker.submit(given, PLANTED)
    one = f"/api/matchmaker/v1/hulpvragen/{made.referentie}"
    token = {"Authorization": "Bearer token-anna"}

    async def visit() -> None:
        await client.get(f"/api/matchmaker/v1/hulpvragen?q={PLANTED}", headers=token)
        await client.get(one, headers=token)
        await client.post(f"{one}/status", headers=token, json={"status": "uitvraag", "toelichting": PLANTED})
        await client.post(f"{one}/status", headers=token, data=PLANTED)
        await client.get("/coordinator/aanmelden")
        await client.post("/coordinator/aanmelden", data={"gebruikersnaam": PLANTED, "wachtwoord": PASSWORD})

    await visit()

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(PLANTED + NUMBER)

    monkeypatch.setattr(type(matchmaker.store), "reading", broken)
    await visit()
    structlog.reset_defaults()
    out, err = capfd.readouterr()
    everything = out + err + caplog.text
    assert "unforeseen" in everything
    for secret in (PLANTED, NUMBER, made.referentie, "token-anna", PASSWORD, "Verzonnen"):
        assert secret not in everything
    assert PLANTED not in repr(made)


def test_a_line_that_cannot_be_written_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of the logs is full: the work goes on."""

    class Full:
        def write(self, _: str = "") -> None:
            raise OSError(28, "No space left on device")

        flush = write

    logs.configure("json")
    monkeypatch.setattr("sys.stderr", Full())
    structlog.get_logger("proef").error("vol")
