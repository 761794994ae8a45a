"""The coordinators' work in a real Chromium: a day of the demonstration, by axe, by keyboard, narrow and zoomed in."""

from __future__ import annotations

import pytest
from playwright.async_api import Page

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.demo import load as demo
from tests.matchmaker.pages.browser import check, fits, sign_in, tab_to

pytestmark = pytest.mark.browser

ANNA, BRAM, CARLA = demo.COORDINATORS
OPEN_ALL = "for (const one of document.querySelectorAll('main details')) one.open = true"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Those of a demonstration: outside demo mode its accounts are refused."""
    return settings.model_copy(update={"demo": True})


@pytest.fixture
async def inhoud(matchmaker: Matchmaker) -> None:
    """The demonstration, and who reads figures."""
    await demo.load(matchmaker)
    await matchmaker.bijwerken()
    await matchmaker.add_coordinator("leo", "Leo Lezer", "keukentafel-leo", functie="lezer")


async def _codes(matchmaker: Matchmaker) -> dict[str, str]:
    """Map the first names of the demonstration to the pages of their requests."""
    found = (await matchmaker.queue(limit=100)).hulpvragen
    return {
        (one.contact.naam or "").split()[0]: f"/coordinator/hulpvragen/{one.referentie}"
        for one in found
        if one.contact
    }


# 640: what is left of a screen of 1280 that is zoomed in to 200 %.
@pytest.mark.parametrize("width", [320, 640, 1280])
async def test_accessible(page: Page, matchmaker: Matchmaker, width: int) -> None:
    """axe finds nothing on any page of the work with all that folds unfolded, and none is wider than the screen."""
    codes = await _codes(matchmaker)
    await page.set_viewport_size({"width": width, "height": 800})
    await sign_in(page, ANNA.gebruikersnaam, ANNA.wachtwoord)
    await check(page, "day")
    await page.goto("/coordinator/nazorg")
    await page.evaluate(OPEN_ALL)
    await check(page, "aftercare")
    await page.goto("/coordinator?mijn=1&snel=1")
    await check(page, "queue")
    people = {"Bertus": "asked", "Jo": "agreed", "Nel": "aftercare", "Fatma": "asked out", "Bep": "referred"}
    for name, what in people.items():
        await page.goto(codes[name])
        await page.evaluate(OPEN_ALL)
        await check(page, what)
    await page.goto(f"{codes['Jo']}/afdrukken")
    await check(page, "paper")
    await page.get_by_role("button", name="Afmelden").click()
    await sign_in(page, "leo", "keukentafel-leo")
    await check(page, "who reads figures")


async def test_a_proposal_by_keyboard(page: Page, matchmaker: Matchmaker) -> None:
    """With the keyboard alone: ask for the answer that is due, note the no with its reason, and ask somebody else."""
    await sign_in(page, ANNA.gebruikersnaam, ANNA.wachtwoord)
    await page.wait_for_url("**/vandaag")
    await tab_to(page, "Vraag het antwoord van een vrijwilliger")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/hulpvragen/*")
    await tab_to(page, "Zei nee (Piotr)")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.type("De tijd")
    await tab_to(page, "Nee opslaan")
    await page.keyboard.press("Enter")
    await page.get_by_text("Het antwoord is genoteerd.").wait_for()
    assert await page.get_by_text("Voorstel geweigerd (de tijd past niet)").is_visible()
    await tab_to(page, "Voorstellen aan Henri")
    await page.keyboard.press("Enter")
    await page.get_by_text("Het voorstel is gedaan.").wait_for()
    assert await page.get_by_role("button", name="Zei ja (Henri)").is_visible()


async def test_aftercare_by_keyboard(page: Page, matchmaker: Matchmaker) -> None:
    """With the keyboard alone both calls of the list get their outcome, after which nobody has to be phoned."""
    await sign_in(page, ANNA.gebruikersnaam, ANNA.wachtwoord)
    await page.wait_for_url("**/vandaag")
    for _ in range(2):
        await page.goto("/coordinator/nazorg")
        await tab_to(page, "Uitkomst noteren (Nel Voorbeeld")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await page.keyboard.type("Het bevalt goed.")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.get_by_text("De uitkomst is opgeslagen.").wait_for()
    assert await page.get_by_text("Nel Voorbeeld").count() == 0


async def test_between_colleagues(page: Page, matchmaker: Matchmaker) -> None:
    """A manager finds what waits with a colleague and hands it over; on paper nothing of the screen is left."""
    codes = await _codes(matchmaker)
    await sign_in(page, CARLA.gebruikersnaam, CARLA.wachtwoord)
    await page.goto("/coordinator/nazorg")
    assert await page.get_by_text("bij Anna de Demo").first.is_visible()
    await page.goto(codes["Fatma"])
    await page.get_by_text("Overdragen aan een collega").click()
    await page.get_by_label("Aan wie?").select_option(label=BRAM.naam)
    await page.get_by_role("button", name="Overdragen").click()
    await page.get_by_text("De hulpvraag is nu bij uw collega.").wait_for()
    await page.goto(codes["Fatma"])
    assert await page.get_by_text("bij Bram de Demo sinds").is_visible()
    await page.get_by_role("link", name="Afdrukken").click()
    await page.emulate_media(media="print")
    assert not await page.get_by_role("navigation").is_visible()
    assert not await page.get_by_text("Druk af met het menu").is_visible()
    assert await page.get_by_role("heading", name="Geschiedenis").is_visible()
    await fits(page, "paper")
