"""The example conversation, typed in a real browser, and the coordinator who finds it, claims it, and reads it."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.chain, pytest.mark.asyncio(loop_scope="session")]
ANTWOORDEN = (
    (Path(__file__).parents[1] / "conversations" / "keukentafel.txt").read_text(encoding="utf-8").splitlines()
)
PATIENCE = 30_000  # milliseconds, on a machine that does other things too


async def zeg(page: Page, tekst: str) -> None:
    """Type an answer, press Enter, wait until the bot has said something new."""
    log = page.get_by_role("log")
    before = await log.locator(".kt-regel__tekst").count()
    await page.get_by_label("Uw antwoord").fill(tekst)
    await page.get_by_label("Uw antwoord").press("Enter")
    await expect(log.locator(".kt-regel__tekst").nth(before + 1)).to_be_visible(timeout=PATIENCE)


async def kies(page: Page, naam: str) -> None:
    """Press an answer button when it is there."""
    await page.get_by_role("button", name=naam, exact=True).click(timeout=PATIENCE)


async def geef_door(page: Page) -> str:
    """Agree with the summary, skip what need not be told, send; return what the bot says with the code."""
    await kies(page, "Ja, dit klopt")
    await kies(page, "Ja, geef het door")
    for _ in ("postcode", "naam", "contact"):
        await kies(page, "Overslaan")
        await page.wait_for_timeout(500)
    await kies(page, "Versturen")
    said = page.get_by_role("log").get_by_text("Uw code is")
    await said.wait_for(timeout=PATIENCE)
    return await said.inner_text()


async def test_from_browser_to_queue(browser: Browser, stack: Stack) -> None:
    """A resident types, reads, agrees and gets a code; a coordinator signs in, finds the request and claims it."""
    context = await browser.new_context(viewport={"width": 900, "height": 900}, locale="nl-NL")
    page = await context.new_page()
    await page.goto(stack.url)
    await page.get_by_text("Voor wie bent u hier?").wait_for(timeout=PATIENCE)
    for antwoord in ANTWOORDEN:
        await zeg(page, antwoord)
    await expect(page.get_by_role("log")).to_contain_text("Dit heb ik van u gehoord", timeout=PATIENCE)
    referentie = (await geef_door(page)).split("Uw code is ")[1][:14]

    desk = await browser.new_context(locale="nl-NL")
    coordinator = await desk.new_page()
    await coordinator.goto(f"{stack.url}/coordinator")
    await coordinator.get_by_label("Gebruikersnaam").fill("anna")
    await coordinator.get_by_label("Wachtwoord").fill("keukentafel-anna")
    await coordinator.get_by_role("button", name="Aanmelden").click()
    await coordinator.goto(f"{stack.url}/coordinator/hulpvragen/{referentie}")
    await expect(coordinator.locator("main")).to_contain_text("bibliotheek")
    await expect(coordinator.locator("main")).to_contain_text("Mijn zoon doet mijn boodschappen")
    await coordinator.get_by_role("button", name="Oppakken").click()
    await expect(coordinator.locator("main")).to_contain_text("Anna")
    await context.close()
    await desk.close()
