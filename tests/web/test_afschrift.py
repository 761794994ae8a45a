"""Saving the conversation in a real browser, with and without script."""

from pathlib import Path

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.web.conftest import BROWSER, ChatPage, Site

pytestmark = BROWSER
FILENAME = "keukentafelgesprek.html"
SAVE = "Bewaar dit gesprek"


async def _opens_well(page: Page, file: Path, answer: str) -> None:
    """Open the saved file by itself: it shows the last answer, has no violation and fits on 320 px."""
    await page.set_viewport_size({"width": 320, "height": 568})
    await page.goto(file.as_uri())
    await expect(page.locator(".kt-regel__tekst").last).to_have_text(answer)
    assert await page.locator(".kt-regel").first.evaluate("e => getComputedStyle(e).borderLeftWidth") == "4px"
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


async def test_the_download_arrives(chat_page: ChatPage, tmp_path: Path) -> None:
    """The button gives a file that holds the last answer; the page stays as it was, and says so aloud."""
    page = chat_page.page
    await chat_page.say("Ik kan niet meer stofzuigen.")
    await chat_page.sees("U zei: Ik kan niet meer stofzuigen.")
    before = await chat_page.lines()

    await chat_page.more()
    async with page.expect_download() as expected:
        await page.get_by_role("button", name=SAVE).click()
    download = await expected.value

    assert download.suggested_filename == FILENAME
    await expect(page.locator("#voorlezer")).to_have_text("Uw gesprek staat bij uw downloads.")
    await expect(page.get_by_role("button", name="Bewaren en instellen")).to_be_focused()
    assert await chat_page.lines() == before
    await download.save_as(tmp_path / FILENAME)
    await _opens_well(page, tmp_path / FILENAME, "U zei: Ik kan niet meer stofzuigen.")


async def test_a_download_that_fails(chat_page: ChatPage) -> None:
    """Without a connection the page says that saving failed; trying again gives the file."""
    page = chat_page.page
    await page.context.set_offline(True)
    await chat_page.more()
    await page.get_by_role("button", name=SAVE).click()
    await expect(page.get_by_role("alert")).to_contain_text("Het bewaren is niet gelukt.")
    await page.context.set_offline(False)

    async with page.expect_download() as expected:
        await page.get_by_role("button", name="Probeer opnieuw").click()

    assert (await expected.value).suggested_filename == FILENAME
    await expect(page.get_by_role("alert")).to_be_empty()


async def test_the_download_without_script(browser: Browser, site: Site, tmp_path: Path) -> None:
    """Without script a link gives the same file."""
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.url)
    await page.get_by_role("button", name="Begin het gesprek").click()
    await page.get_by_label("Uw antwoord").fill("hallo")
    await page.get_by_role("button", name="Verstuur").click()
    await expect(page.get_by_text("U zei: hallo")).to_be_visible()

    async with page.expect_download() as expected:
        await page.get_by_role("link", name=SAVE).click()
    download = await expected.value

    assert download.suggested_filename == FILENAME
    await download.save_as(tmp_path / FILENAME)
    await context.close()
    assert "U zei: hallo" in (tmp_path / FILENAME).read_text(encoding="utf-8")
