"""A real Chromium on the chat page, with the fake engine behind it."""

import contextlib
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, async_playwright

from tests.webchat.conftest import quick_settings
from tests.webchat.fake_engine import FakeEngine
from webchat.bootstrap import make_app, open_webchat
from webchat.settings import WebchatSettings

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# One browser serves all tests, so they share its event loop.
BROWSER = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def engine() -> AsyncIterator[FakeEngine]:
    """A fake engine that is up."""
    fake = await FakeEngine().start()
    yield fake
    await fake.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def elsewhere() -> AsyncIterator[TestServer]:
    """Another site: the neutral page that "Snel weg" goes to, and what a test adds to it."""
    app = web.Application()
    app.router.add_get("/weer", _weather)
    app.router.add_get("/favicon.ico", _weather)
    server = TestServer(app)
    await server.start_server()
    yield server
    await server.close()


async def _weather(_: web.Request) -> web.Response:
    return web.Response(
        text="<!doctype html><title>Het weer</title><h1>Het weer</h1>", content_type="text/html"
    )


@pytest.fixture
def settings(tmp_path: Path, engine: FakeEngine, elsewhere: TestServer) -> WebchatSettings:
    """Settings with short times, in demo mode."""
    change = {"demo": True, "snel_weg": str(elsewhere.make_url("/weer"))}
    return quick_settings(tmp_path, engine).model_copy(update=change)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, headless, with a profile of its own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.fail("no Chromium here: run .ci/system_packages.sh, or apt-get install chromium")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        await chromium.close()


class Site:
    """The web process, which a test can take away and bring back on the same port."""

    def __init__(self, settings: WebchatSettings) -> None:
        self._settings = settings
        self._opened: Any = None
        self._server: TestServer | None = None
        self._port: int | None = None
        self.fail_with: int | None = None  # status for every POST of a message

    async def start(self) -> None:
        """Serve."""
        self._opened = open_webchat(self._settings)
        app = make_app(await self._opened.__aenter__())
        app.middlewares.append(self._failing())
        self._server = TestServer(app, port=self._port)
        await self._server.start_server()
        self._port = self._server.port

    def _failing(self) -> Any:
        @web.middleware
        async def failing(request: web.Request, handler: Any) -> web.StreamResponse:
            if self.fail_with and request.method == "POST" and request.path.endswith("/berichten"):
                return web.Response(status=self.fail_with, text="kapot")
            return await handler(request)  # type: ignore[no-any-return]

        return failing

    async def stop(self) -> None:
        """Be gone: connections are refused."""
        if self._server is not None:
            await self._server.close()
            self._server = None
            await self._opened.__aexit__(None, None, None)

    @property
    def url(self) -> str:
        """Address of the page."""
        return f"http://127.0.0.1:{self._port}"


@pytest_asyncio.fixture(loop_scope="session")
async def site(settings: WebchatSettings) -> AsyncIterator[Site]:
    """The chat, running."""
    running = Site(settings)
    await running.start()
    yield running
    await running.stop()


class ChatPage:
    """What a person sees and does on the page."""

    def __init__(self, page: Page, site: Site, engine: FakeEngine) -> None:
        self.page = page
        self.site = site
        self.engine = engine
        self.log = page.get_by_role("log")
        self.field = page.get_by_label("Uw antwoord")
        self.trouble: list[str] = []  # errors of the script and refusals by the CSP
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("console", self._console)

    def _console(self, message: Any) -> None:
        expected = ("Failed to load resource", "net::ERR")  # a refused POST is logged by the browser itself
        if message.type == "error" and not any(text in message.text for text in expected):
            self.trouble.append(message.text)

    async def open(self) -> None:
        """Open the page and wait for the first words of the bot."""
        await self.page.goto(self.site.url)
        await self.greeted()

    async def greeted(self) -> None:
        """Wait for the first words of the bot."""
        await self.log.get_by_text("Hallo, vertelt u maar.").wait_for()

    async def open_widget(self) -> None:
        """Open the page of the municipality, and the chat on it."""
        await self.page.goto(f"{self.site.url}/demo")
        await self.page.get_by_role("button", name="Praat met ons").click()
        await self.greeted()

    async def more(self) -> None:
        """Open the window to keep and to set."""
        await self.page.get_by_role("button", name="Bewaren en instellen").click()

    async def tab_to(self, role: Any, name: str, back: bool = False) -> None:
        """Press Tab until a part of the page has the focus."""
        wanted = self.page.get_by_role(role, name=name, exact=True)
        for _ in range(30):
            await self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if await wanted.count() and await wanted.first.evaluate(
                "e => e.getRootNode().activeElement === e"
            ):
                return
        raise AssertionError(f"{name} cannot be reached with the keyboard")

    async def say(self, tekst: str) -> None:
        """Type and press Enter."""
        await self.field.fill(tekst)
        await self.field.press("Enter")

    async def sees(self, tekst: str) -> None:
        """Wait until the conversation shows a text."""
        await self.log.get_by_text(tekst, exact=True).wait_for(timeout=8000)

    async def lines(self) -> list[str]:
        """Return every message on the page, in order."""
        return await self.log.locator(".kt-regel__tekst").all_inner_texts()


@contextlib.asynccontextmanager
async def opened(browser: Browser, site: Site, engine: FakeEngine, **options: Any) -> AsyncIterator[ChatPage]:
    """A page in a context of its own; a script error or a refusal by the CSP fails the test.

    It is without motion: else axe may measure a message that is still appearing, and find its colours too pale.
    """
    usual: dict[str, Any] = {
        "viewport": {"width": 1000, "height": 800},
        "locale": "nl-NL",
        "reduced_motion": "reduce",
    }
    options = usual | options
    context = await browser.new_context(**options)
    page = ChatPage(await context.new_page(), site, engine)
    yield page
    await context.close()
    assert page.trouble == []


@pytest_asyncio.fixture(loop_scope="session")
async def chat_page(browser: Browser, site: Site, engine: FakeEngine) -> AsyncIterator[ChatPage]:
    """The page of the chat, opened."""
    async with opened(browser, site, engine) as page:
        await page.open()
        yield page


@pytest_asyncio.fixture(loop_scope="session")
async def widget(browser: Browser, site: Site, engine: FakeEngine) -> AsyncIterator[ChatPage]:
    """The widget on the page of a municipality, opened."""
    async with opened(browser, site, engine) as page:
        await page.open_widget()
        yield page
