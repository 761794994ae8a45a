"""What a screen reader is told: each answer once, a wait once, nothing of one's own words, and nothing twice."""

import asyncio

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.web.conftest import BROWSER, ChatPage, Site, opened
from tests.webchat.fake_engine import FakeEngine

pytestmark = BROWSER

# Writes down what is added inside a live region that is on, as a screen reader follows it.
FOLLOW = """root => {
  window.told = [];
  const live = (node) => {
    for (let e = node; e && e.getAttribute; e = e.parentElement) {
      const value = e.getAttribute("aria-live") ?? { log: "polite", alert: "assertive" }[e.getAttribute("role")];
      if (value) return value !== "off";
    }
    return false;
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const added of change.addedNodes) {
        const element = added.nodeType === 1 ? added : change.target;
        const text = (added.innerText ?? added.textContent).trim();
        if (text && live(element)) window.told.push(text.replace(/^Computer\\s+/, ""));
      }
    }
  }).observe(root, { subtree: true, childList: true });
}"""


async def _follow(page: Page) -> None:
    root = page.locator("#log").locator("xpath=..")
    await root.evaluate(FOLLOW)


async def _told(page: Page) -> list[str]:
    told: list[str] = await page.evaluate("window.told")
    return told


@pytest.mark.parametrize("where", ["page", "widget"])
async def test_each_thing_once(browser: Browser, site: Site, engine: FakeEngine, where: str) -> None:
    """An answer is told once; one's own words, the field, progress and the ways to correct are not told."""
    async with opened(browser, site, engine) as chat:
        await (chat.open() if where == "page" else chat.open_widget())
        await _follow(chat.page)
        await chat.say("hallo")
        await chat.sees("U zei: hallo")
        await chat.say("knoppen")
        await chat.sees("Klopt dit?")
        assert await _told(chat.page) == ["U zei: hallo", "Klopt dit?", "Er zijn 2 knoppen om uit te kiezen."]


async def test_a_quick_answer_is_not_announced(chat_page: ChatPage) -> None:
    """Nobody is told that the computer thinks when it answers within a few seconds."""
    await _follow(chat_page.page)
    chat_page.engine.delay = 1
    await chat_page.say("hallo")
    await expect(chat_page.page.locator("#typt")).to_be_visible()
    await chat_page.sees("U zei: hallo")
    assert await _told(chat_page.page) == ["U zei: hallo"]


async def test_a_long_wait_is_announced_once(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """Two messages and a wait of many seconds: the waiting is told once, whatever comes in between."""
    async with opened(browser, site, engine) as chat:
        await chat.open()
        await _follow(chat.page)
        # The network is slow, not the engine: each answer takes longer than the wait that is told.
        await chat.page.route("**/api/chat/v1/berichten", _slowly)
        await chat.say("een")
        await chat.say("twee")
        await expect(chat.log).to_contain_text("U zei: twee", timeout=20_000)
        told = await _told(chat.page)
        assert told.count("De computer denkt na.") == 1
        assert told == ["De computer denkt na.", "U zei: een", "U zei: twee"]


async def _slowly(route: Route) -> None:
    await asyncio.sleep(5)
    await route.continue_()
