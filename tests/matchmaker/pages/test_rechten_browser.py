"""Who looked, and everything of one person, in a real Chromium: axe finds nothing, and no page is too wide."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from matchmaker.bootstrap import Matchmaker, Settings
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.overzicht.bevolking import bel, koppel, vragen
from tests.matchmaker.pages.browser import check, sign_in
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd

pytestmark = pytest.mark.browser


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """Of a demonstration: there a manager needs no second step."""
    return sqlite_settings.model_copy(update={"demo": True})


@pytest.fixture
async def inhoud(matchmaker: Matchmaker, clock: TestClock) -> None:
    """A manager, and a person who asked and offers, whose first request was kept long enough."""
    hanna, _ = await matchmaker.add_coordinator("hanna", "Hanna Verzonnen", PASSWORD, functie="beheerder")
    (old,) = await vragen(matchmaker, 1)
    await koppel(matchmaker, hanna, [old])
    await bel(matchmaker, hanna, old, inwoner="houdt_stand", helper="houdt_stand")
    clock.pass_by(days=360)
    await matchmaker.bijwerken()
    (new,) = await vragen(matchmaker, 1)
    await matchmaker.claim(new, hanna)
    await matchmaker.note(
        new, hanna, "Belt het liefst in de ochtend, want dan is zij het meest helder van geest."
    )
    await toegevoegd(matchmaker, hanna, naam="Truus Verzonnen", telefoon="+31600000001")


@pytest.mark.parametrize("width", [320, 1280])
async def test_accessible(page: Page, width: int) -> None:
    """From the day list with its announcement to the removal of a person."""
    await page.set_viewport_size({"width": width, "height": 900})
    await sign_in(page, "hanna", PASSWORD)
    await expect(page.get_by_role("heading", name="Wordt gewist")).to_be_visible()
    await check(page, "day with what goes")
    await page.get_by_text("Bekijk wat er weggaat").click()
    await page.get_by_role("link", name="Kijk of dit weg mag").click()
    await expect(page.get_by_text("Deze hulpvraag is lang genoeg bewaard.")).to_be_visible()
    await check(page, "a request that goes")
    await page.get_by_role("link", name="Inzage").click()
    await check(page, "who looked")
    await page.get_by_role("link", name="Gegevens van iemand").click()
    await check(page, "a person")
    await page.get_by_role("button", name="Zoeken").click()
    await check(page, "a person, nothing filled in")
    await page.get_by_label("Telefoon").fill("06 00000001")
    await page.get_by_role("button", name="Zoeken").click()
    await expect(page.get_by_role("checkbox", checked=True)).to_have_count(3)
    await check(page, "a person, found")
    async with page.expect_popup() as opened:
        await page.get_by_role("button", name="Alles op papier").click()
    paper = await opened.value
    await paper.set_viewport_size({"width": width, "height": 900})
    await expect(paper.get_by_text("Zo komt het op papier.")).to_be_visible()
    await check(paper, "everything on paper")
    await paper.close()
    await page.get_by_role("button", name="Alles wissen").click()
    await check(page, "sure?")
    await page.get_by_role("button", name="Ja, wis alles").click()
    await expect(page.get_by_role("status")).to_have_text("Alles van deze persoon is gewist.")
