"""WCAG on the widget and the demonstration page: axe finds nothing in any state, size, contrast or colour scheme."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.web.conftest import BROWSER, ChatPage, Site, opened
from tests.webchat.fake_engine import FakeEngine

pytestmark = BROWSER
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def _clean(page: Page) -> None:
    results = await Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert results.violations_count == 0, results.generate_report()


async def _states(chat: ChatPage) -> None:
    """Look at every state of the chat."""
    page = chat.page
    await chat.greeted()
    await _clean(page)
    await chat.say("knoppen")
    await expect(page.get_by_role("button", name="Ja, dat klopt")).to_be_visible()
    await _clean(page)
    chat.site.fail_with = 500
    await chat.say("kapot")
    await expect(page.get_by_role("alert")).not_to_be_empty()
    await _clean(page)
    chat.site.fail_with = None
    await chat.more()
    await _clean(page)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Tekst groter").click()
    await _clean(page)
    await page.get_by_role("button", name="Stop en wis").click()
    await _clean(page)
    await page.get_by_role("button", name="Ja, stop en wis").click()
    await expect(page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_visible()
    await _clean(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["page", "widget"])
async def test_axe_in_every_state(
    browser: Browser, site: Site, engine: FakeEngine, where: str, scheme: str
) -> None:
    """Page and widget, whichever colour scheme the person prefers: the chat has one, and keeps it."""
    async with opened(browser, site, engine, color_scheme=scheme) as chat:
        if where == "page":
            await chat.page.goto(site.url)
        else:
            await chat.page.goto(f"{site.url}/demo")
            await _clean(chat.page)
            await chat.page.get_by_role("button", name="Praat met ons").click()
        await _states(chat)


async def test_axe_on_a_small_screen(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """The widget that fills a screen of 320 by 256 pixels: 1280 by 1024 at 400 %."""
    async with opened(browser, site, engine, viewport={"width": 320, "height": 256}) as chat:
        await chat.page.goto(f"{site.url}/demo")
        assert await chat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        await chat.page.get_by_role("button", name="Praat met ons").click()
        await _states(chat)


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 568), (640, 512), (768, 1024), (1280, 900)])
@pytest.mark.parametrize("steps", [0, 2])
async def test_it_fits(
    browser: Browser, site: Site, engine: FakeEngine, width: int, height: int, steps: int
) -> None:
    """In every size of screen and text nothing scrolls sideways, and field and answer can be reached."""
    async with opened(browser, site, engine, viewport={"width": width, "height": height}) as chat:
        await chat.open_widget()
        for _ in range(steps):
            await chat.page.get_by_role("button", name="Tekst groter").click()
        await chat.say("knoppen")
        await expect(chat.log.get_by_text("Klopt dit?")).to_be_in_viewport()
        for part in ("#rol", "#paneel"):
            assert await chat.page.locator(part).evaluate("e => e.scrollWidth <= e.clientWidth")
        for part_of_it in (chat.page.get_by_role("button", name="Ja, dat klopt"), chat.field):
            await part_of_it.evaluate("e => { e.blur(); e.focus(); }")
            await expect(part_of_it).to_be_in_viewport()
        await chat.more()
        dialog = chat.page.get_by_role("dialog")
        assert await dialog.evaluate("e => e.scrollWidth <= e.clientWidth")
        close = dialog.get_by_role("button", name="Sluit")
        await close.focus()
        await expect(close).to_be_in_viewport()
        await close.click()
        await expect(chat.page.get_by_role("button", name="Snel weg")).to_be_in_viewport()
        await expect(chat.page.get_by_role("link", name="Bel 14 0000")).to_be_in_viewport()


async def test_what_a_finger_hits(widget: ChatPage) -> None:
    """Every button in widget and window is at least 44 pixels high, and 24 apart or wide."""
    await widget.say("knoppen")
    await expect(widget.page.get_by_role("button", name="Ja, dat klopt")).to_be_visible()
    await widget.more()
    boxes = await widget.page.locator("keukentafel-chat").evaluate(
        """e => [...e.shadowRoot.querySelectorAll("button")].map(b => [b.textContent, b.getBoundingClientRect()])
          .filter(([, box]) => box.width).map(([text, box]) => [text, box.width, box.height])"""
    )
    assert len(boxes) >= 10
    assert [(text, width, height) for text, width, height in boxes if min(width, height) < 44] == []


async def test_focus_is_seen(widget: ChatPage) -> None:
    """Every stop of Tab in the panel shows a ring of three pixels, and lies in sight."""
    page = widget.page
    await widget.say("knoppen")
    await expect(page.get_by_role("button", name="Ja, dat klopt")).to_be_visible()
    await page.get_by_role("heading", name="Aan de keukentafel").focus()
    stops = 0
    for _ in range(20):
        await page.keyboard.press("Tab")
        await page.wait_for_timeout(500)  # the panel has moved
        focused = await page.evaluate(
            """() => { const e = document.activeElement.shadowRoot?.activeElement; if (!e) return null;
              const s = getComputedStyle(e), b = e.getBoundingClientRect();
              const top = e.getRootNode().elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
              return [e.textContent.slice(0, 30), s.outlineStyle, s.outlineWidth, e === top || e.contains(top)]; }"""
        )
        if focused is None:
            break
        stops += 1
        assert focused[1:] == ["solid", "3px", True], focused
    assert stops >= 9


async def test_reduced_motion(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """With reduced motion nothing in the widget moves."""
    async with opened(browser, site, engine, reduced_motion="reduce") as chat:
        await chat.open_widget()
        assert await chat.page.evaluate("document.getAnimations({subtree: true}).length") == 0
        assert await chat.log.locator(".kt-regel").first.evaluate("e => e.getAnimations().length") == 0
        await expect(chat.page.locator("#rol")).to_have_css("scroll-behavior", "auto")


async def test_high_contrast_mode(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """In forced colours panel, messages and buttons keep an edge, and axe finds nothing."""
    async with opened(browser, site, engine, forced_colors="active", contrast="more") as chat:
        await chat.open_widget()
        await _clean(chat.page)
        for part in ("#paneel", ".kt-regel__tekst", "#sluit"):
            await expect(chat.page.locator(part).first).to_have_css("border-top-style", "solid")


async def test_text_spacing(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """With the text spacing of WCAG 1.4.12 nothing in the widget is cut off on 320 pixels."""
    async with opened(browser, site, engine, viewport={"width": 320, "height": 640}) as chat:
        await chat.open_widget()
        await chat.say("knoppen")
        await expect(chat.page.get_by_role("button", name="Ja, dat klopt")).to_be_visible()
        await chat.page.locator("keukentafel-chat").evaluate(
            """e => { const s = new CSSStyleSheet();
              s.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
                word-spacing: .16em !important }`);
              e.shadowRoot.adoptedStyleSheets.push(s); }"""
        )
        assert await chat.page.locator("#rol").evaluate("e => e.scrollWidth <= e.clientWidth")
        for button in await chat.page.locator("keukentafel-chat button:visible").all():
            assert await button.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), await button.inner_text()
