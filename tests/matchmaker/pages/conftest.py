"""Who looks at the pages: a visitor who follows forms as a person would, and a real browser."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from html import unescape
from io import BytesIO
from typing import Any

import pyotp
import pytest
from aiohttp import ClientResponse, FormData
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Page

from matchmaker.bootstrap import Settings
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.browser import browsing

_SECRET = re.compile(r'id="geheim">([A-Z2-7 ]+)<')
_TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """SQLite only: what differs between the databases is tested with the store and the core."""
    return sqlite_settings


class Visitor:
    """Somebody who reads pages and sends forms."""

    def __init__(self, client: TestClient, clock: TestClock | None = None) -> None:
        self.client = client
        self.clock = clock  # of the app on their telephone
        self.geheim = ""  # what that app knows
        self.text = ""  # of the last page, unescaped
        self.answer: ClientResponse

    async def open(self, path: str, *, follow: bool = True) -> Visitor:
        """Read a page."""
        return await self._read(await self.client.get(path, allow_redirects=follow))

    async def send(self, path: str, *, follow: bool = True, **fields: Any) -> Visitor:
        """Send a form of the page that was read last; a list is a field that is there more than once."""
        data = FormData()
        for name, value in ({"csrf": self._token()} | fields).items():
            for one in value if isinstance(value, list) else [value]:
                data.add_field(name, one)
        return await self._read(await self.client.post(path, data=data, allow_redirects=follow))

    async def upload(self, path: str, field: str, name: str, content: bytes, **fields: str) -> Visitor:
        """Send a form with a file."""
        data = FormData({"csrf": self._token()} | fields)
        data.add_field(field, BytesIO(content), filename=name, content_type="application/octet-stream")
        return await self._read(await self.client.post(path, data=data))

    async def sign_in(self, name: str, password: str = PASSWORD) -> Visitor:
        """Sign in, and set up the second step where that is asked for."""
        await self.password(name, password)
        if self.answer.url.path == "/coordinator/aanmelden/instellen":
            self.scan()
            await self.send("/coordinator/aanmelden/instellen", code=self.code(), naar="")
            await self.open("/coordinator/vandaag")
        return self

    async def password(self, name: str, password: str = PASSWORD) -> Visitor:
        """Fill in name and password."""
        await self.open("/coordinator/aanmelden")
        return await self.send("/coordinator/aanmelden", gebruikersnaam=name, wachtwoord=password)

    def scan(self) -> None:
        """Take the secret from the page into the app."""
        found = _SECRET.search(self.text)
        assert found
        self.geheim = found.group(1).replace(" ", "")

    def code(self) -> str:
        """Read what the app says now."""
        assert self.clock
        return pyotp.TOTP(self.geheim).at(self.clock.now)

    def _token(self) -> str:
        token = _TOKEN.search(self.text)
        return token.group(1) if token else ""

    async def _read(self, answer: ClientResponse) -> Visitor:
        self.answer = answer
        self.text = unescape((await answer.read()).decode(errors="replace"))
        return self


@pytest.fixture
def browser_options() -> dict[str, Any]:
    """How the browser of `page` differs from a usual one: options of a Playwright context."""
    return {}


@pytest.fixture
async def page(server: TestServer, browser_options: dict[str, Any]) -> AsyncIterator[Page]:
    """A page of a browser."""
    async with browsing(server, **browser_options) as made:
        yield made


@pytest.fixture
async def visitor(server: TestServer, clock: TestClock) -> AsyncIterator[Visitor]:
    """Somebody who has not signed in."""
    async with TestClient(server) as client:
        yield Visitor(client, clock)


@pytest.fixture
async def other(server: TestServer, clock: TestClock) -> AsyncIterator[Visitor]:
    """Somebody else, on another computer."""
    async with TestClient(server) as client:
        yield Visitor(client, clock)
