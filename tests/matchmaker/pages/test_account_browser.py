"""The second step and the account in a real Chromium."""

from __future__ import annotations

import pyotp
import pytest
from playwright.async_api import Page
from pydantic import SecretStr

from matchmaker.bootstrap import Matchmaker, Settings
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.browser import check, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """With the sign-in of an organisation, where nobody answers."""
    return Settings(
        var=sqlite_settings.var,
        adres="https://hulp.linderwoude.example",
        oidc_issuer="http://127.0.0.1:9",
        oidc_client_id="keukentafel",
        oidc_client_secret=SecretStr("geheim"),
        oidc_naam="Gemeente Linderwoude",
    )


@pytest.fixture
async def inhoud(matchmaker: Matchmaker) -> None:
    """A manager and a coordinator."""
    await matchmaker.add_coordinator("carla", "Carla Verzonnen", PASSWORD, functie="beheerder")
    await matchmaker.add_coordinator("anna", "Anna Verzonnen", PASSWORD, wijken=["Lindenkwartier"])


async def scanned(page: Page) -> pyotp.TOTP:
    """Read the secret of the page into an app."""
    return pyotp.TOTP((await page.locator("#geheim").inner_text()).replace(" ", ""))


@pytest.mark.parametrize("width", [320, 1280])
async def test_second_step(page: Page, clock: TestClock, width: int) -> None:
    """A manager sets it up, keeps the codes, signs out and in again; axe finds nothing on the way."""
    await page.set_viewport_size({"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await sign_in(page, "carla", PASSWORD)
    await page.wait_for_url("**/aanmelden/instellen**")
    await check(page, "setting up")
    drawn = await page.locator("svg.kt-qr").bounding_box()
    assert drawn
    assert drawn["width"] >= 150  # large enough for a camera
    app = await scanned(page)
    await page.get_by_label("Vul de code in").fill("000000")
    await page.get_by_role("button", name="Klaar").click()
    await page.get_by_text("Deze code klopt niet.").wait_for()
    await check(page, "setting up, wrong")
    await page.get_by_label("Vul de code in").fill(app.at(clock.now))
    await page.get_by_role("button", name="Klaar").click()
    await page.get_by_text("Bewaar uw herstelcodes").wait_for()
    await check(page, "recovery codes")
    await page.get_by_role("link", name="Ik heb ze bewaard").click()
    await page.wait_for_url("**/vandaag")
    await page.get_by_role("button", name="Afmelden").click()
    await page.get_by_text("U bent afgemeld.").wait_for()
    clock.pass_by(minutes=1)
    await sign_in(page, "carla", PASSWORD)
    await page.wait_for_url("**/aanmelden/code**")
    await check(page, "code")
    await page.get_by_label("Code").fill(app.at(clock.now))
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="Carla Verzonnen").click()
    await page.get_by_text("De tweede stap staat aan.").wait_for()
    await check(page, "account")
    own = page.url.split("/coordinator")[0]
    assert [url for url in asked if not url.startswith(own)] == []


@pytest.mark.parametrize("width", [320, 1280])
async def test_accounts(page: Page, clock: TestClock, width: int) -> None:
    """axe finds nothing on one's own account, on the list of who has access and on the page of one of them."""
    await page.set_viewport_size({"width": width, "height": 900})
    await sign_in(page, "anna", PASSWORD)
    await page.get_by_role("link", name="Anna Verzonnen").click()
    await page.get_by_label("Wachtwoord dat u nu hebt").fill("fout wachtwoord")
    await page.get_by_label("Nieuw wachtwoord").fill("een heel ander wachtwoord")
    await page.get_by_label("Nog een keer").fill("een heel ander wachtwoord")
    await page.get_by_role("button", name="Wachtwoord wijzigen").click()
    await page.get_by_text("Dit klopt niet.").wait_for()
    await check(page, "account, wrong")
    await page.get_by_text("Nieuwe sleutel maken").click()
    await page.get_by_label("Uw wachtwoord").last.fill(PASSWORD)
    await page.get_by_role("button", name="Sleutel maken").click()
    await page.get_by_text("Uw nieuwe sleutel").wait_for()
    await check(page, "token")
    await page.get_by_role("button", name="Afmelden").click()
    await sign_in(page, "carla", PASSWORD)
    await page.get_by_label("Vul de code in").fill((await scanned(page)).at(clock.now))
    await page.get_by_role("button", name="Klaar").click()
    await page.get_by_role("link", name="Ik heb ze bewaard").click()
    await page.goto("/coordinator/medewerkers")
    await check(page, "who has access")
    await page.get_by_role("link", name="Anna Verzonnen").click()
    await check(page, "one of them")
    await page.get_by_label("Ja, Anna Verzonnen mag er niet meer in").check()
    await page.get_by_role("button", name="Toegang wegnemen").click()
    await page.get_by_text("Deze medewerker heeft geen toegang meer.").wait_for()


@pytest.mark.parametrize("width", [320, 1280])
async def test_organisation(page: Page, width: int) -> None:
    """The way to the organisation stands first; where it is closed that is said, and the password is still there."""
    await page.set_viewport_size({"width": width, "height": 900})
    await page.goto("/coordinator/aanmelden")
    await check(page, "sign-in")
    await page.get_by_role("link", name="Aanmelden via Gemeente Linderwoude").click()
    await page.get_by_text("Uw organisatie is nu niet te bereiken.").wait_for()
    await check(page, "organisation away")
    await sign_in(page, "anna", PASSWORD)
    await page.wait_for_url("**/vandaag")
