"""A real Chromium on the pages, and what only that can see."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@asynccontextmanager
async def browsing(server: TestServer, **options: Any) -> AsyncIterator[Page]:
    """Open a page of a browser; the test fails where the page breaks its own security policy.

    It is without motion: else axe may measure a button halfway its change of colour.
    """
    options = {"reduced_motion": "reduce"} | options
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = await browser.new_context(base_url=str(server.make_url("/")), locale="nl-NL", **options)
        made = await context.new_page()
        refused: list[str] = []
        made.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        yield made
        await browser.close()
        assert [words for words in refused if "Content Security Policy" in words] == []


async def sign_in(page: Page, name: str, password: str) -> None:
    """Sign in as a person does."""
    await page.goto("/coordinator")
    await page.get_by_label("Gebruikersnaam").fill(name)
    await page.get_by_label("Wachtwoord").fill(password)
    await page.get_by_role("button", name="Aanmelden").click()


# Not of the page itself, which has the focus for a moment after it was opened, and holds all words.
_FOCUSED = (
    """document.activeElement.matches("a, button, summary") ? document.activeElement.textContent : ''"""
)


async def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus has these words."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        if words in await page.evaluate(_FOCUSED):
            return
    raise AssertionError(f"{words} cannot be reached with the keyboard")


async def check(page: Page, where: str) -> None:
    """Let axe look at the page, and see that it is not wider than the screen."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    results = await Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"
    await fits(page, where)


async def fits(page: Page, where: str) -> None:
    """See that the page is not wider than the screen."""
    wide = await page.evaluate(
        """() => { const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room)
            .map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`).slice(0, 12); }"""
    )
    assert wide == [], f"{where} is wider than the screen: {wide}"
