"""The conversation without JavaScript, in a real browser."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.web.conftest import BROWSER, Site

pytestmark = BROWSER


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, site: Site) -> AsyncIterator[Page]:
    """The page in a browser that runs no script, after the start of a conversation."""
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.url)
    await page.get_by_role("button", name="Begin het gesprek").click()
    yield page
    await context.close()


async def test_a_whole_conversation(page: Page) -> None:
    """Say something, choose a button, stop and wipe: all with plain forms."""
    await expect(page.get_by_text("Hallo, vertelt u maar.")).to_be_visible()
    await page.get_by_label("Uw antwoord").fill("knoppen")
    await page.get_by_role("button", name="Verstuur").click()
    await page.get_by_role("button", name="Ja, dat klopt").click()
    await expect(page.get_by_text("U zei: /bevestigen")).to_be_visible()

    await page.get_by_role("link", name="Stop en wis").click()
    await page.get_by_role("button", name="Ja, stop en wis").click()

    await expect(page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_visible()
    assert await page.context.cookies() == []


async def test_the_script_part_is_not_shown(page: Page, site: Site) -> None:
    """The parts that need a script stay out of sight."""
    await page.goto(site.url)
    await expect(page.get_by_label("Uw antwoord")).to_be_hidden()


async def test_a_text_that_is_too_long_stays(page: Page) -> None:
    """A text over the limit comes back in the field with the reason."""
    await page.get_by_label("Uw antwoord").fill("a" * 4500)
    await page.get_by_role("button", name="Verstuur").click()
    await expect(page.get_by_role("alert")).to_contain_text("4.000 tekens")
    assert await page.get_by_label("Uw antwoord").input_value() == "a" * 4500


async def test_a_reload_after_sending_sends_nothing(page: Page) -> None:
    """Each post ends in a redirect, so that a reload does not repeat it."""
    await page.get_by_label("Uw antwoord").fill("hallo")
    await page.get_by_role("button", name="Verstuur").click()
    await expect(page.get_by_text("hallo", exact=True)).to_have_count(1)
    await page.reload()
    await expect(page.get_by_text("hallo", exact=True)).to_have_count(1)
