"""The overview in a real Chromium."""

from __future__ import annotations

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Page

from matchmaker.bootstrap import Settings, bootstrap
from matchmaker.demo import load as demo
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.browser import check, fits, sign_in, tab_to

pytestmark = pytest.mark.browser

PAGE = "/coordinator/overzicht"
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def gevuld(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration and its past year, and a reader of figures, to copy."""
    folder = tmp_path_factory.mktemp("jaar")
    shutil.copy(migrated_sqlite, folder)
    asyncio.run(_load(Settings(var=folder, demo=True)))
    return folder


async def _load(settings: Settings) -> None:
    made = await bootstrap(settings, clock=lambda: NOW)
    await demo.load_all(made)
    await made.add_coordinator("lotte", "Lotte Leest", PASSWORD, functie="lezer")
    await made.close()


@pytest.fixture
def settings(gevuld: Path, tmp_path: Path) -> Settings:
    """A copy of that."""
    shutil.copytree(gevuld, tmp_path, dirs_exist_ok=True)
    return Settings(var=tmp_path, demo=True)


@pytest.fixture
def inhoud(clock: TestClock) -> None:
    """Who is in that copy already, at the moment at which it was made."""
    clock.now = NOW


async def test_accessible(page: Page) -> None:
    """axe finds nothing, with every table open, and the page is no wider than a narrow or an enlarged screen."""
    await sign_in(page, "lotte", PASSWORD)
    await page.wait_for_url(f"**{PAGE}")
    assert await page.get_by_role("img", name="Staafdiagram").count() == 10
    for width, zoom in ((1280, 1), (320, 1), (1280, 2)):
        # A screen that is enlarged twice has half the width.
        await page.set_viewport_size({"width": width // zoom, "height": 800})
        await page.goto(PAGE)
        await check(page, f"closed, {width}, {zoom} times")
        for summary in await page.locator("summary").all():
            await summary.click()
        await check(page, f"open, {width}, {zoom} times")
    await page.goto(f"{PAGE}?periode=week")
    await check(page, "no such period")


async def test_charts_can_be_read(page: Page) -> None:
    """On a narrow screen no name or number of a chart is cut off, covered by another or smaller than 14 pixels."""
    await page.set_viewport_size({"width": 320, "height": 800})
    await sign_in(page, "lotte", PASSWORD)
    for asked in ("jaar", "kwartaal", "maand"):
        await page.goto(f"{PAGE}?periode={asked}")
        faults = await page.evaluate(
            """() => [...document.querySelectorAll('svg.kt-chart')].flatMap((chart) => {
                const room = chart.closest('article').getBoundingClientRect();
                const texts = [...chart.querySelectorAll('text')].filter((one) => one.getClientRects().length);
                const boxes = texts.map((one) => ({ words: one.textContent, ...one.getBoundingClientRect().toJSON() }));
                const small = texts.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 14);
                const outside = boxes.filter((one) => one.left < room.left || one.right > room.right);
                const covered = boxes.filter((one, at) => boxes.slice(at + 1).some((two) =>
                    one.left < two.right - 1 && two.left < one.right - 1
                    && one.top < two.bottom - 6 && two.top < one.bottom - 6));
                return [small.map((one) => one.textContent), outside, covered].flat();
            })"""
        )
        assert faults == [], asked
        await fits(page, asked)


async def test_keyboard_only(page: Page) -> None:
    """With the keyboard alone one chooses a period, opens a table and fetches its file."""
    await sign_in(page, "lotte", PASSWORD)
    await tab_to(page, "Laatste kwartaal")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**periode=kwartaal")
    await page.get_by_role("heading", name="Augustus 2026 tot en met oktober 2026").wait_for()
    await tab_to(page, "Andere periode")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.type("maart 2026")
    await page.keyboard.press("Tab")
    await page.keyboard.type("mei 2026")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**van=2026-03&tot=2026-05")
    await tab_to(page, "Tabel: Hulpvragen per wijk")
    await page.keyboard.press("Enter")
    assert await page.get_by_role("table", name="Hulpvragen per wijk").is_visible()
    await tab_to(page, "Download als CSV: Hulpvragen per wijk")
    async with page.expect_download() as download:
        await page.keyboard.press("Enter")
    assert (await download.value).suggested_filename == "overzicht-wijken-2026-03-2026-05.csv"
