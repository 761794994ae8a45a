"""Fixtures: a fake engine over real HTTP, and the chat on a real server with a real database."""

import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from tests.webchat.fake_engine import FakeEngine
from tests.webchat.redis_server import running_redis
from webchat.bootstrap import Webchat, make_app, open_webchat, utc_now
from webchat.courier import Clock
from webchat.settings import WebchatSettings

API = "/api/chat/v1"


@dataclass
class Caller:
    """Speaks the contract as a program of somebody else would."""

    client: TestClient[Any, Any]
    webchat: Webchat
    token: str = ""
    sessie: str = ""

    async def begin(self) -> dict[str, Any]:
        """Start a conversation and keep its token."""
        response = await self.client.post(f"{API}/sessies")
        assert response.status == 201
        body: dict[str, Any] = await response.json()
        self.token, self.sessie = body["token"], body["sessie"]
        return body

    def headers(self, **more: str) -> dict[str, str]:
        """Return the headers of a call with the token."""
        return {"Authorization": f"Bearer {self.token}", **more}

    async def post(self, body: Any, **headers: str) -> ClientResponse:
        """Send one body, whatever it is, with the token."""
        return await self.client.post(f"{API}/berichten", json=body, headers=self.headers(**headers))

    async def say(self, tekst: str) -> dict[str, Any]:
        """Say something; the answer must be 200."""
        response = await self.post({"tekst": tekst})
        assert response.status == 200, await response.text()
        return await response.json()

    async def press(self, waarde: str) -> ClientResponse:
        """Press a button."""
        return await self.post({"knop": waarde})

    async def history(self) -> list[dict[str, Any]]:
        """Return the whole conversation."""
        response = await self.client.get(f"{API}/berichten", headers=self.headers())
        assert response.status == 200
        berichten: list[dict[str, Any]] = (await response.json())["berichten"]
        return berichten


def texts(berichten: list[dict[str, Any]], van: str | None = None) -> list[str]:
    """Return the texts of messages, of one side or both."""
    return [bericht["tekst"] for bericht in berichten if van in (None, bericht["van"])]


@pytest.fixture
async def engine() -> AsyncIterator[FakeEngine]:
    """A fake engine that is up."""
    fake = await FakeEngine().start()
    yield fake
    await fake.stop()


@pytest.fixture
def settings(tmp_path: Path, engine: FakeEngine) -> WebchatSettings:
    """Settings with short times, so that waiting shows quickly."""
    return quick_settings(tmp_path, engine)


def quick_settings(tmp_path: Path, engine: FakeEngine) -> WebchatSettings:
    """Return settings with short times."""
    return WebchatSettings(
        var=tmp_path / "var",
        engine_url=engine.url,
        antwoord_wachttijd=2,
        engine_timeout=3,
        bezorg_interval=0.1,
    )


Opener = Callable[..., contextlib.AbstractAsyncContextManager[Caller]]


@pytest.fixture
def open_chat(settings: WebchatSettings) -> Opener:
    """Open the chat as often as a test wants, each time as a new process would on the same database."""

    @contextlib.asynccontextmanager
    async def opener(
        *, token: str = "", background: bool = False, clock: Clock = utc_now, **change: Any
    ) -> AsyncIterator[Caller]:
        changed = settings.model_copy(update=change)
        async with (
            open_webchat(changed, clock=clock, background=background) as webchat,
            TestClient(TestServer(make_app(webchat))) as client,
        ):
            yield Caller(client, webchat, token)

    return opener


@pytest.fixture
async def chat(open_chat: Opener) -> AsyncIterator[Caller]:
    """A chat that runs, without background work, so that a test decides what happens when."""
    async with open_chat() as caller:
        yield caller


@pytest.fixture(scope="session")
def redis() -> Iterator[str]:
    """The address of a Redis server."""
    with running_redis() as address:
        yield address
