"""WCAG on the chat page: axe finds nothing, it fits on 320 px and at 400 %, and it respects reduced motion."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.web.conftest import BROWSER, ChatPage, Site

pytestmark = BROWSER


async def _no_violations(page: Page) -> None:
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


async def _no_sideways_scroll(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


async def test_axe_on_each_state(chat_page: ChatPage) -> None:
    """No violation at the start, with buttons, with an error, in the question to stop, and after it."""
    page = chat_page.page
    await _no_violations(page)
    await chat_page.say("knoppen")
    await expect(page.get_by_role("button", name="Ja, dat klopt")).to_be_visible()
    await _no_violations(page)
    chat_page.site.fail_with = 500
    await chat_page.say("kapot")
    await expect(page.get_by_role("alert")).not_to_be_empty()
    await _no_violations(page)
    await page.get_by_role("button", name="Stop en wis").click()
    await _no_violations(page)
    await page.get_by_role("button", name="Ja, stop en wis").click()
    await expect(page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_visible()
    await _no_violations(page)


async def test_axe_while_waiting(chat_page: ChatPage) -> None:
    """No violation while the engine is away and the notice stands in the conversation."""
    await chat_page.engine.stop()
    await chat_page.say("hallo")
    await expect(chat_page.log).to_contain_text("bewaard")
    await _no_violations(chat_page.page)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 256), (390, 844), (768, 1024), (1440, 900)])
async def test_it_fits(chat_page: ChatPage, width: int, height: int) -> None:
    """Nothing scrolls sideways, from 320 px (also 1280 px at 400 %) to a desk; the phone number stays in sight."""
    page = chat_page.page
    await page.set_viewport_size({"width": width, "height": height})
    await chat_page.say("knoppen " + "Hottentottententententoonstelling" * 4)
    await chat_page.say("knoppen")
    await expect(page.get_by_role("button", name="Ja, dat klopt")).to_be_in_viewport()
    await _no_sideways_scroll(page)
    await expect(page.get_by_role("banner").get_by_role("link")).to_be_in_viewport()


async def test_large_text_spacing(chat_page: ChatPage) -> None:
    """With the text spacing of WCAG 1.4.12 nothing is cut off or scrolls sideways on 320 px."""
    page = chat_page.page
    await page.set_viewport_size({"width": 320, "height": 640})
    await chat_page.say("knoppen")
    await page.evaluate(
        """for (const element of document.querySelectorAll("*")) {
          element.style.lineHeight = "1.5";
          element.style.letterSpacing = ".12em";
          element.style.wordSpacing = ".16em";
        }"""
    )
    await _no_sideways_scroll(page)
    for name in ("Verstuur", "Ja, dat klopt"):
        button = page.get_by_role("button", name=name)
        assert await button.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


async def test_buttons_are_large(chat_page: ChatPage) -> None:
    """What one finger has to hit is at least 44 pixels high."""
    await chat_page.say("knoppen")
    await expect(chat_page.page.get_by_role("button", name="Ja, dat klopt")).to_be_visible()
    for button in await chat_page.page.get_by_role("button").all():
        box = await button.bounding_box()
        assert box is not None and box["height"] >= 44


async def test_reduced_motion(browser: Browser, site: Site) -> None:
    """With reduced motion nothing moves."""
    context = await browser.new_context(reduced_motion="reduce")
    page = await context.new_page()
    await page.goto(site.url)
    await page.get_by_text("Hallo, vertelt u maar.").wait_for()
    assert await page.evaluate("document.getAnimations().length") == 0
    assert await page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    await context.close()


async def test_high_contrast_mode(browser: Browser, site: Site) -> None:
    """In forced colours and in more contrast axe finds nothing and edges stay."""
    context = await browser.new_context(forced_colors="active", contrast="more", reduced_motion="reduce")
    page = await context.new_page()
    await page.goto(site.url)
    await page.get_by_text("Hallo, vertelt u maar.").wait_for()
    await _no_violations(page)
    width = await page.locator(".kt-regel__tekst").first.evaluate("e => getComputedStyle(e).borderTopWidth")
    assert width == "2px"
    await context.close()


async def test_axe_without_script(browser: Browser, site: Site) -> None:
    """The pages without script have no violations either (axe itself needs one, so it looks with script on)."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(site.url)
    await page.evaluate("document.documentElement.classList.remove('kt-script')")
    await page.get_by_role("button", name="Begin het gesprek").click()
    await page.get_by_label("Uw antwoord").fill("knoppen")
    await page.get_by_role("button", name="Verstuur").click()
    await _no_violations(page)
    await page.get_by_label("Uw antwoord").fill("a" * 4500)
    await page.get_by_role("button", name="Verstuur").click()
    await _no_violations(page)
    await page.get_by_role("link", name="Stop en wis").click()
    await _no_violations(page)
    await page.get_by_role("button", name="Ja, stop en wis").click()
    await _no_violations(page)
    await page.goto(f"{site.url}/onzin")
    await _no_violations(page)
    await context.close()
