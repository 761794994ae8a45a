"""The pages of the volunteers in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.async_api import Page

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.pages.browser import check, sign_in
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd

pytestmark = pytest.mark.browser

LIST = "/coordinator/vrijwilligers"


@pytest.mark.parametrize("width", [320, 1280])
async def test_accessible(page: Page, matchmaker: Matchmaker, anna: Coordinator, width: int) -> None:
    """axe finds nothing on any page of the volunteers, and none is wider than the screen."""
    await page.set_viewport_size({"width": width, "height": 800})
    one = await toegevoegd(matchmaker, anna, lopend=1, naam="Wilhelmina van Zonneveld-Verzonnen")
    not_yet = await toegevoegd(matchmaker, anna, naam="Bo Verzonnen", vog=None)
    made = await matchmaker.submit(aanvraag(), "1")
    await sign_in(page, "anna", PASSWORD)
    await page.get_by_role("link", name="Vrijwilligers", exact=True).click()
    await check(page, "list")
    await page.goto(f"{LIST}?q=niemand")
    await check(page, "nobody found")
    await page.goto(f"{LIST}/vraag-en-aanbod")
    await check(page, "demand and supply")
    for person in (one, not_yet):
        await page.goto(f"{LIST}/{person.id}")
        await page.get_by_text("Wil geen vrijwilliger meer zijn").click()
        await check(page, "one")
    await page.goto(f"{LIST}/{one.id}/wijzigen")
    for part in ("Wat wil deze persoon doen?", "Talen"):
        await page.locator("summary", has_text=part).click()
    await check(page, "edit")
    await page.goto(f"/coordinator/hulpvragen/{made.referentie}")
    await page.get_by_role("button", name="Oppakken").click()
    await check(page, "request")


async def test_from_form_to_match(page: Page, matchmaker: Matchmaker) -> None:
    """A person adds a volunteer by the labels of the form, corrects a fault, and matches them with a request."""
    made = await matchmaker.submit(aanvraag(), "1")
    await sign_in(page, "anna", PASSWORD)
    await page.goto(f"{LIST}/toevoegen")
    await page.get_by_label("Naam").fill("Gerda Verzonnen")
    await page.get_by_label("stofzuigen").check()
    await page.get_by_label("dinsdagochtend").check()
    await page.get_by_label("Hoe vaak hoogstens?").fill("1")
    await page.get_by_label("Kennismaking op").fill("2026-02-02")
    await page.get_by_label("Datum van de VOG").fill("2026-01-15")
    await page.get_by_label("Deze persoon vindt dit goed").check()
    await page.get_by_role("button", name="Opslaan").click()
    await check(page, "form with faults")
    await page.get_by_role("alert").get_by_role("link", name="Telefoon").click()
    await page.keyboard.type("085 000 0901")
    await page.get_by_role("button", name="Opslaan").click()
    await page.get_by_text("De vrijwilliger staat erin.").wait_for()
    await page.goto(f"/coordinator/hulpvragen/{made.referentie}")
    await page.get_by_role("button", name="Oppakken").click()
    await page.get_by_role("button", name="Voorstellen aan Gerda Verzonnen").click()
    await page.get_by_role("button", name="Zei ja (Gerda Verzonnen)").click()
    await page.get_by_role("button", name="Kennismaking gedaan: koppelen").click()
    await page.get_by_text("Helpt nu: Gerda Verzonnen").wait_for()
