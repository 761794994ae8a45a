"""The example conversation in the widget on the page of a municipality, with one answer said otherwise, to the code."""

import pytest
from playwright.async_api import Browser, expect

from tests.stack import Stack
from tests.web.test_acceptance import ANTWOORDEN, PATIENCE, geef_door, zeg

pytestmark = [pytest.mark.browser, pytest.mark.chain, pytest.mark.asyncio(loop_scope="session")]
WOORDEN = ["één vraag", *"twee drie vier vijf zes zeven acht negen tien elf twaalf".split()]


def _left(zin: str) -> int:
    """Return how many questions a line promises; none for "almost there"."""
    said = zin.removeprefix("Nog ongeveer ").removesuffix(" vragen")
    return WOORDEN.index(said) + 1 if said in WOORDEN else 0


async def test_a_conversation_in_the_widget(browser: Browser, stack: Stack) -> None:
    """What was said wrongly is corrected by "Dat bedoelde ik niet"; the questions that are left only grow fewer."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = await context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    await page.goto(f"{stack.url}/demo")
    await page.get_by_role("button", name="Praat met ons").click()
    await page.get_by_text("Voor wie bent u hier?").wait_for(timeout=PATIENCE)
    left = []
    for antwoord in ANTWOORDEN:
        await zeg(page, antwoord)
        left.append(_left(await page.locator("#voortgang").inner_text()))
        if antwoord.startswith("Mijn zoon doet mijn boodschappen"):
            await page.get_by_role("button", name="Dat bedoelde ik niet").click()
            field = page.get_by_label("Uw antwoord")
            await expect(field).to_have_value(f"Ik bedoel: {antwoord}")
            await zeg(page, f"Ik bedoel: {antwoord}".replace("Mijn zoon", "mijn schoondochter"))
            left.append(_left(await page.locator("#voortgang").inner_text()))
    assert left == sorted(left, reverse=True), left
    summary = page.get_by_role("log").get_by_text("Dit heb ik van u gehoord")
    await expect(summary.last).to_contain_text("schoondochter", timeout=PATIENCE)
    await geef_door(page)
    await page.get_by_role("button", name="Stop en wis").click()
    await page.get_by_role("button", name="Ja, stop en wis").click()
    await expect(page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_focused(timeout=PATIENCE)
    assert refused == []
    await context.close()
