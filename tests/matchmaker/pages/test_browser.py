"""The pages in a real Chromium: looks at what only a browser can see."""

from __future__ import annotations

import pytest
from playwright.async_api import Page

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.demo import load as demo
from tests.matchmaker.pages.browser import check, sign_in, tab_to

pytestmark = pytest.mark.browser

ANNA, BRAM, CARLA = demo.COORDINATORS


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Those of a demonstration: outside demo mode its accounts are refused."""
    return settings.model_copy(update={"demo": True})


@pytest.fixture
async def inhoud(matchmaker: Matchmaker) -> None:
    """The demonstration."""
    await demo.load(matchmaker)


async def test_keyboard_only(page: Page) -> None:
    """With the keyboard alone one signs in, opens the first of the day, claims it and moves it on."""
    await page.goto("/coordinator")
    for _ in range(3):
        await page.keyboard.press("Tab")
    await page.keyboard.type(ANNA.gebruikersnaam)
    await page.keyboard.press("Tab")
    await page.keyboard.type(ANNA.wachtwoord)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/coordinator/vandaag")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # the link to the content
    await tab_to(page, "Pak op en bel")  # the first of the day: somebody in danger
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/hulpvragen/*")
    await tab_to(page, "Oppakken")
    await page.keyboard.press("Enter")
    await page.get_by_text("U hebt deze hulpvraag opgepakt.").wait_for()
    await tab_to(page, "Er is nog iets niet duidelijk")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.type("De persoon")  # a select is chosen from by typing
    await page.keyboard.press("Tab")
    await page.keyboard.type("Even gebeld.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.get_by_text("De stap is opgeslagen.").wait_for()
    assert await page.get_by_text("Even gebeld.").is_visible()
    assert await page.get_by_text(
        "Verder gezet: wordt uitgevraagd (de persoon was niet te bereiken)"
    ).is_visible()


@pytest.mark.parametrize("width", [320, 1280])
async def test_accessible(page: Page, width: int) -> None:
    """axe finds nothing on any page, and no page is wider than a narrow screen."""
    await page.set_viewport_size({"width": width, "height": 800})
    await page.goto("/coordinator")
    await check(page, "sign in")
    await sign_in(page, "anna", "fout wachtwoord")
    await check(page, "sign in, wrong")
    await sign_in(page, BRAM.gebruikersnaam, BRAM.wachtwoord)
    await check(page, "day")
    await page.goto("/coordinator")
    await check(page, "queue")
    await page.get_by_role("link", name="Truus Voorbeeld").click()
    await check(page, "new request")
    await page.get_by_role("button", name="Oppakken").click()
    await page.get_by_text("De persoon wil geen hulp meer").click()
    await check(page, "own request")
    await page.goto("/coordinator?q=bestaatniet")
    await check(page, "nothing found")
    await page.goto("/coordinator/niets")
    await check(page, "no such page")
