"""The page of a proposal in a real Chromium."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.aanvragen import feit
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES
from tests.matchmaker.pages.browser import browsing, check, fits, sign_in, tab_to
from tests.matchmaker.werkproces.verloop import met_kaart, opgepakt

pytestmark = pytest.mark.browser

LONG = [
    feit(
        "wens",
        code,
        "in eigen woorden",
        moment="maandag- en dinsdagochtend, donderdagmiddag en in het weekend",
    )
    for code in (
        "afspraak_begeleiden",
        "computer_telefoon",
        "post_formulieren",
        "praatje_bezoek",
        "ramen_lappen",
    )
]


async def _link(matchmaker: Matchmaker, door: Coordinator, dienst: str) -> str:
    referentie = await opgepakt(matchmaker, door, feiten=LONG)
    made = await matchmaker.stel_voor_aan_dienst(referentie, dienst, door)
    return f"/voorstel/{await matchmaker.voorstellink(made.id, door)}"


# 640: a screen of 1280 at 200 %. What axe looks at does not change with the width.
@pytest.mark.parametrize(("width", "look"), [(320, check), (640, fits)])
async def test_accessible(
    server: TestServer,
    matchmaker: Matchmaker,
    anna: Coordinator,
    width: int,
    look: Callable[[Page, str], Awaitable[None]],
) -> None:
    """axe finds nothing on the page, its faults, its thanks and its end, and none is wider than the screen."""
    await met_kaart(matchmaker)
    no, yes = [await _link(matchmaker, anna, dienst) for dienst in (MAATJES, EETTAFEL)]
    async with browsing(server, java_script_enabled=width == 320) as page:
        await page.set_viewport_size({"width": width, "height": 800})
        await page.goto(no)
        await look(page, "the question")
        await page.get_by_text("Nee, dit gaat niet").click()
        await look(page, "the reasons")
        await page.evaluate("document.querySelectorAll('[required]').forEach(one => one.required = false)")
        await page.get_by_role("button", name="Nee doorgeven").click()
        await page.get_by_text("Kies waarom het niet gaat.").wait_for()
        await look(page, "no reason chosen")
        await page.get_by_label("De tijd past niet").check()
        await page.get_by_label("Wilt u er iets bij zeggen?").fill("Wel in het najaar.")
        await page.get_by_role("button", name="Nee doorgeven").click()
        await page.get_by_text("Wij weten nu dat het niet gaat").wait_for()
        await look(page, "thanks for a no")
        await page.goto(no)
        await look(page, "a link that was used")
        await page.goto(yes)
        await page.get_by_role("button", name="Ja, dit kan ik doen").click()
        await page.get_by_text("Fijn dat u wilt helpen").wait_for()
        await look(page, "thanks for a yes")


# 320 is also a screen of 640 at 200 %.
@pytest.mark.parametrize("width", [320, 1280])
async def test_a_new_link(server: TestServer, matchmaker: Matchmaker, anna: Coordinator, width: int) -> None:
    """With the keyboard alone the holder draws a new link; axe finds nothing on its page, and it fits."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna, feiten=LONG)
    await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    async with browsing(server) as page:
        await page.set_viewport_size({"width": width, "height": 800})
        await sign_in(page, "anna", PASSWORD)
        await page.goto(f"/coordinator/hulpvragen/{referentie}")
        await tab_to(page, "Nieuwe link om te antwoorden")
        await page.keyboard.press("Enter")
        await check(page, "the form of a new link")
        await tab_to(page, "Toon een nieuwe link")
        await page.keyboard.press("Enter")
        await page.get_by_role("heading", name="De nieuwe link").wait_for()
        await check(page, "the new link")
        link = await page.get_by_label("Link om te antwoorden").input_value()
        await page.goto(link)
        await page.get_by_role("button", name="Ja, dit kan ik doen").wait_for()


async def test_keyboard_only(server: TestServer, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """With the keyboard alone one says no, and why."""
    await met_kaart(matchmaker)
    async with browsing(server) as page:
        await page.goto(await _link(matchmaker, anna, MAATJES))
        await tab_to(page, "Nee, dit gaat niet")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await page.keyboard.press("ArrowDown")
        await tab_to(page, "Nee doorgeven")
        await page.keyboard.press("Enter")
        await page.get_by_text("Wij weten nu dat het niet gaat").wait_for()
