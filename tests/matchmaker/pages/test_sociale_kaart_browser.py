"""The pages of the directory in a real Chromium."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from matchmaker.bootstrap import Matchmaker
from matchmaker.hsds.tabular import to_zip
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES, linderwoude
from tests.matchmaker.pages.browser import browsing, check, fits, sign_in, tab_to

pytestmark = pytest.mark.browser

KAART = "/coordinator/sociale-kaart"


@pytest.fixture(autouse=True)
async def directory(matchmaker: Matchmaker) -> None:
    """The directory has something in it, with words as long as people make them."""
    package = dict(linderwoude())
    long = {"id": "lang", "organization_id": "org-rust", "status": "active"}
    long |= {"name": "Mantelzorgondersteuningsbijeenkomsten", "email": f"{'langadres' * 5}@welzijn.example"}
    long |= {"url": f"https://welzijn.example/{'pad/' * 30}"}
    package["service"] = [*package["service"], long]
    await matchmaker.importeer(package)


@pytest.fixture
async def without_script(server: TestServer) -> AsyncIterator[Page]:
    """A page of a browser that runs no script."""
    async with browsing(server, java_script_enabled=False) as made:
        yield made


# 640: a screen of 1280 at 200 %. What axe looks at does not change with the width.
@pytest.mark.parametrize(("width", "look"), [(320, check), (640, fits)])
async def test_accessible(
    page: Page,
    matchmaker: Matchmaker,
    tmp_path: Path,
    width: int,
    look: Callable[[Page, str], Awaitable[None]],
) -> None:
    """axe finds nothing on any page of the directory, and none is wider than the screen."""
    await page.set_viewport_size({"width": width, "height": 800})
    token = await matchmaker.bevestigingslink(EETTAFEL)
    await page.goto(f"/sociale-kaart/bevestigen/{token}")
    await page.get_by_text("Nee, er klopt iets niet").click()
    await look(page, "the organisation's page")
    await page.get_by_role("button", name="Doorgeven").click()
    await look(page, "the organisation's page, nothing said")
    await page.get_by_label("Wat klopt er niet").fill("Op donderdag.")
    await page.get_by_role("button", name="Doorgeven").click()
    await look(page, "thanks")
    await page.goto(f"/sociale-kaart/bevestigen/{token}")
    await look(page, "a link that was used")
    await sign_in(page, "anna", PASSWORD)
    await page.get_by_role("link", name="Sociale kaart").click()
    await look(page, "search")
    await page.goto(f"{KAART}?postcode=abc&max_km=x&search=eten&taal=ar")
    await look(page, "search with faults")
    await page.goto(f"{KAART}?search=bestaatniet")
    await look(page, "nothing found")
    for service in (MAATJES, EETTAFEL, "lang", "dienst-uit"):
        await page.goto(f"{KAART}/diensten/{service}")
        await look(page, service)
    await page.goto(f"{KAART}/diensten/{MAATJES}/wijzigen")
    for part in ("Activiteiten", "Voor wie"):
        await page.locator("summary", has_text=part).click()
    await look(page, "edit")
    await page.locator("#email").fill("geen adres")
    await page.get_by_role("button", name="Opslaan").click()
    await look(page, "edit with faults")
    await page.goto(f"{KAART}/diensten/{EETTAFEL}/wijzigen")
    await page.get_by_label("Van, regel 2").fill("rond het eten")
    await page.get_by_role("button", name="Opslaan").click()
    await page.get_by_text("Regel 2: kies een dag.").wait_for()
    await look(page, "edit with faults in the hours")
    await page.goto(f"{KAART}/bijhouden")
    await look(page, "what has to be looked at")
    await page.get_by_role("button", name="maken voor").first.click()
    await look(page, "links")
    await page.goto(f"{KAART}/inlezen")
    await look(page, "import")
    await _choose(page, tmp_path, {"services.csv": "id,name\r\n1,Zonder organisatie\r\n"})
    await look(page, "faults of a file")
    await matchmaker.wijzig(MAATJES, {"kosten": "Eerst een lange tekst over wat het kost."}, "Anna Verzonnen")
    await _choose(page, tmp_path, {})
    await page.locator("summary").first.click()
    await look(page, "what would change")


async def test_keyboard_only(page: Page) -> None:
    """With the keyboard alone one searches, opens an offer, confirms it and edits it."""
    await sign_in(page, "anna", PASSWORD)
    await page.goto(KAART)
    await page.get_by_label("Waar zoekt u naar?").focus()
    await page.keyboard.type("wandeling")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**search=wandeling**")
    await tab_to(page, "Maatjes in de wijk")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/diensten/*")
    await tab_to(page, "Klopt nog")
    await page.keyboard.press("Enter")
    await page.get_by_text("U hebt bevestigd dat dit nog klopt.").wait_for()
    await tab_to(page, "Wijzigen")
    await page.keyboard.press("Enter")
    await page.get_by_role("heading", name="Aanbod wijzigen").wait_for()
    await tab_to(page, "Voor wie")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await tab_to(page, "Opslaan")
    await page.keyboard.press("Enter")
    await page.get_by_text("De wijziging is opgeslagen.").wait_for()
    assert await page.get_by_text("Voor wie: ouderen").is_visible()


async def test_faults_lead_to_their_field(page: Page) -> None:
    """The list above the form leads to the field, and the field says what is wrong."""
    await sign_in(page, "anna", PASSWORD)
    await page.goto(f"{KAART}/diensten/{MAATJES}/wijzigen")
    await page.locator("#email").fill("geen adres")
    await page.get_by_role("button", name="Opslaan").click()
    await page.get_by_role("alert").get_by_role("link", name="E-mail").click()
    assert await page.evaluate("document.activeElement.id || location.hash.slice(1)") == "email"
    described = await page.locator("#email").evaluate(
        "e => document.getElementById(e.getAttribute('aria-describedby').trim()).textContent"
    )
    assert "geen e-mailadres" in described


async def test_without_script(without_script: Page, matchmaker: Matchmaker, tmp_path: Path) -> None:
    """Everything works without script: searching, editing, reading in, and the organisation's answer."""
    page = without_script
    await sign_in(page, "anna", PASSWORD)
    await page.goto(f"{KAART}/diensten/{MAATJES}/wijzigen")
    await page.locator("#kosten").fill("Een kleinigheid")
    await page.get_by_label("Dag", exact=True).select_option("MO-FR")
    await page.get_by_label("Van", exact=True).fill("9")
    await page.get_by_role("button", name="Opslaan").click()
    await page.get_by_text("De wijziging is opgeslagen.").wait_for()
    assert await page.get_by_text(
        "elke maandag, dinsdag, woensdag, donderdag en vrijdag, vanaf 9.00 uur"
    ).is_visible()
    await page.locator("summary").click()
    await page.get_by_label("Dit aanbod is er niet meer").check()
    await page.get_by_role("button", name="Uithalen").click()
    await page.get_by_label("Dit aanbod is er weer").check()
    await page.get_by_role("button", name="Terugzetten").click()
    await page.get_by_text("Dit aanbod staat weer in de sociale kaart.").wait_for()
    await page.goto(f"{KAART}/inlezen")
    await _choose(page, tmp_path, {})
    await page.get_by_label("Ik heb gezien dat er 1 dienst weggaat").check()
    await page.get_by_role("button", name="Inlezen").click()
    await page.get_by_text("De sociale kaart is ingelezen.").wait_for()
    await page.goto(f"/sociale-kaart/bevestigen/{await matchmaker.bevestigingslink(EETTAFEL)}")
    await page.get_by_role("button", name="Dit klopt nog").click()
    await page.get_by_role("heading", name="Dank u wel").wait_for()


async def _choose(page: Page, folder: Path, files: dict[str, str]) -> None:
    """Choose a file and send it: the directory as it is in the tests, or other files in a zip."""
    path = folder / "kaart.zip"
    path.write_bytes(_packed(files) if files else to_zip(linderwoude()))
    await page.get_by_label("Zipbestand met CSV's").set_input_files(path)
    await page.get_by_role("button", name="Bekijken wat er verandert").click()


def _packed(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return stream.getvalue()
