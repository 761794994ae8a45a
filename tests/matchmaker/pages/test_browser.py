"""The pages in a real Chromium: looks at what only a browser can see."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.demo import load as demo
from matchmaker.web import make_app

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
ANNA, BRAM = demo.COORDINATORS


@pytest.fixture
async def server(matchmaker: Matchmaker, settings: Settings) -> AsyncIterator[TestServer]:
    """The matchmaker with its demonstration, served."""
    await demo.load(matchmaker)
    async with TestServer(make_app(matchmaker, settings)) as made:
        yield made


@pytest.fixture
async def page(server: TestServer) -> AsyncIterator[Page]:
    """A page of a browser; the test fails where the page breaks its own security policy."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = await browser.new_context(base_url=str(server.make_url("/")), locale="nl-NL")
        made = await context.new_page()
        refused: list[str] = []
        made.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        yield made
        await browser.close()
        assert [words for words in refused if "Content Security Policy" in words] == []


async def _sign_in(page: Page, name: str, password: str) -> None:
    await page.goto("/coordinator")
    await page.get_by_label("Gebruikersnaam").fill(name)
    await page.get_by_label("Wachtwoord").fill(password)
    await page.get_by_role("button", name="Aanmelden").click()


async def test_keyboard_only(page: Page) -> None:
    """With the keyboard alone one signs in, opens the first request, claims it and moves it on."""
    await page.goto("/coordinator")
    for _ in range(3):
        await page.keyboard.press("Tab")
    await page.keyboard.type(ANNA.gebruikersnaam)
    await page.keyboard.press("Tab")
    await page.keyboard.type(ANNA.wachtwoord)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/coordinator")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # the link to the content
    first = page.get_by_role("listitem").get_by_role("heading", level=2).get_by_role("link").first
    title = await first.inner_text()
    for _ in range(20):
        if await page.evaluate("document.activeElement.textContent") == title:
            break
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/hulpvragen/*")
    await _tab_to(page, "Oppakken")
    await page.keyboard.press("Enter")
    await page.get_by_text("U hebt deze hulpvraag opgepakt.").wait_for()
    await page.get_by_role("radio").first.focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Even gebeld.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.get_by_text("De stap is opgeslagen.").wait_for()
    assert await page.get_by_text("Even gebeld.").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
async def test_accessible(page: Page, width: int) -> None:
    """axe finds nothing on any page, and no page is wider than a narrow screen."""
    await page.set_viewport_size({"width": width, "height": 800})
    await page.goto("/coordinator")
    await _check(page, "sign in")
    await _sign_in(page, "anna", "fout wachtwoord")
    await _check(page, "sign in, wrong")
    await _sign_in(page, BRAM.gebruikersnaam, BRAM.wachtwoord)
    await _check(page, "queue")
    await page.get_by_role("link", name="Truus Voorbeeld").click()
    await _check(page, "new request")
    await page.get_by_role("button", name="Oppakken").click()
    await page.get_by_text("De persoon wil geen hulp meer").click()
    await _check(page, "own request")
    await page.goto("/coordinator?q=bestaatniet")
    await _check(page, "nothing found")
    await page.goto("/coordinator/niets")
    await _check(page, "no such page")


async def _tab_to(page: Page, words: str) -> None:
    for _ in range(40):
        await page.keyboard.press("Tab")
        if words in (await page.evaluate("document.activeElement.textContent") or ""):
            return
    raise AssertionError(f"{words} cannot be reached with the keyboard")


async def _check(page: Page, where: str) -> None:
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    results = await Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"
    wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide, f"{where} is wider than the screen"
