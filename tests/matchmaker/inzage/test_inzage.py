from __future__ import annotations

import asyncio
import csv
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy.exc import DBAPIError

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotYours
from matchmaker.core.inzage.port import Blik, Inzage, Inzagefilter, Wijze
from matchmaker.inzage import Journaal
from matchmaker.keys import API, PAGES
from matchmaker.store.engine import open_engine
from matchmaker.uitvoer_inzage import KOPPEN, schrijf
from matchmaker.web import make_app
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.werkproces.verloop import ingediend, opgepakt

_OF_ANNA = {"Authorization": "Bearer token-anna"}


@pytest.fixture
async def hanna(matchmaker: Matchmaker) -> Coordinator:
    """A manager."""
    made, _ = await matchmaker.add_coordinator(
        "hanna", "Hanna Verzonnen", PASSWORD, token="token-hanna", functie="beheerder"
    )
    return made


async def looks(matchmaker: Matchmaker, **filters: Any) -> list[Inzage]:
    """Give what was noted, the earliest first."""
    found = await matchmaker.inzagen(Inzagefilter(**filters), None, 1_000, None)
    return list(reversed(found.regels))


def _short(found: list[Inzage]) -> list[tuple[str, str | None, str]]:
    return [(one.door, one.referentie, one.wijze) for one in found]


Browser = Callable[[str], AbstractAsyncContextManager[Visitor]]


@pytest.fixture
def browser(matchmaker: Matchmaker, settings: Settings, clock: TestClock, inhoud: None) -> Browser:
    """Let somebody sign in, on a process of their own."""

    @asynccontextmanager
    async def signed_in(name: str) -> AsyncIterator[Visitor]:
        async with TestServer(make_app(matchmaker, settings)) as server, TestClient(server) as client:
            yield await Visitor(client, clock).sign_in(name)

    return signed_in


async def test_page_print_and_api(
    browser: Browser, client: TestClient, matchmaker: Matchmaker, clock: TestClock
) -> None:
    """Each look at one request is a line, with who, when and what, whichever way it was read."""
    referentie = await ingediend(matchmaker)
    async with browser("bram") as bram:
        for path in ("", "/afdrukken", ""):
            clock.pass_by(minutes=1)
            await bram.open(f"{PAGES}/hulpvragen/{referentie}{path}")
    for path in ("", "/geschiedenis", "/suggesties"):
        await client.get(f"{API}/hulpvragen/{referentie.lower()}{path}", headers=_OF_ANNA)
    found = [one for one in await looks(matchmaker) if one.wijze != "lijst"]
    assert _short(found) == [
        ("Bram Verzonnen", referentie, "pagina"),
        ("Bram Verzonnen", referentie, "afdruk"),
        ("Bram Verzonnen", referentie, "pagina"),
        *[("Anna Verzonnen", referentie, "api")] * 3,
    ]
    assert (found[2].tijdstip - found[1].tijdstip).total_seconds() == 60


async def test_what_was_refused(browser: Browser, client: TestClient, matchmaker: Matchmaker) -> None:
    """Nobody has seen what they were refused, or what is not there; a form that is sent back shows the page."""
    referentie = await ingediend(matchmaker)
    await matchmaker.add_coordinator("beuk", "Beuk", PASSWORD, token="token-beuk", wijken=["Beukenhof"])
    await matchmaker.add_coordinator("linde", "Linde", PASSWORD, wijken=["Lindenkwartier"])
    await matchmaker.wijzig_coordinator("anna", None, ["Lindenkwartier"])
    await matchmaker.wijzig_coordinator("bram", "lezer", None)
    for name in ("beuk", "bram"):
        async with browser(name) as visitor:
            await visitor.open(f"{PAGES}/hulpvragen/{referentie}")
            assert visitor.answer.status == 403
    await client.get(f"{API}/hulpvragen/{referentie}", headers={"Authorization": "Bearer token-beuk"})
    await client.get(f"{API}/hulpvragen/KT-2222-2222-2222", headers=_OF_ANNA)
    await client.get(f"{API}/hulpvragen/{referentie}")
    assert await looks(matchmaker) == []
    async with browser("linde") as linde:
        await linde.open(f"{PAGES}/hulpvragen/{referentie}")
        await linde.send(f"{PAGES}/hulpvragen/{referentie}/notitie", tekst="")
        assert linde.answer.status == 400
    assert [one.wijze for one in await looks(matchmaker) if one.door == "Linde"].count("pagina") == 2


async def test_lists(
    browser: Browser, client: TestClient, matchmaker: Matchmaker, clock: TestClock, anna: Coordinator
) -> None:
    """Whom somebody had in a list is noted for each, once an hour, for the pages and for the API."""
    codes = {await ingediend(matchmaker, signalen=["geweld"]) for _ in range(3)}
    async with browser("anna") as visitor:  # comes to the day list first
        for path in ("", "?q=stofzuigen", "/vandaag", "/nazorg"):
            await visitor.open(f"{PAGES}{path}")
    for path in ("hulpvragen", "dagstart", "hulpvragen?limiet=2"):
        await client.get(f"{API}/{path}", headers=_OF_ANNA)
    found = await looks(matchmaker)
    assert [one.wijze for one in found] == ["lijst"] * 3 + ["api"] * 3
    assert {one.referentie for one in found[:3]} == {one.referentie for one in found[3:]} == codes
    clock.pass_by(minutes=61)
    await client.get(f"{API}/hulpvragen?limiet=2", headers=_OF_ANNA)
    assert len(await looks(matchmaker)) == 8
    await client.post(f"{API}/claims", headers=_OF_ANNA)
    assert len(await looks(matchmaker)) == 8 + (await _is_new(matchmaker, found))


async def _is_new(matchmaker: Matchmaker, found: list[Inzage]) -> int:
    """Say whether what was claimed was not in the last list of two."""
    last = [one.hulpvraag_id for one in (await looks(matchmaker))[6:8]]
    return 0 if min(one.hulpvraag_id for one in found) in last else 1


async def test_every_route_of_a_request_is_noted(
    browser: Browser, client: TestClient, matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """Whatever is read of one request leaves a line: a new route does so by itself."""
    referentie = await opgepakt(matchmaker, anna)
    await matchmaker.noteer_melding(referentie, anna, gemeld_op=matchmaker.vandaag())
    paths = {
        route.resource.canonical
        for route in make_app(matchmaker, settings).router.routes()
        if route.method == "GET" and route.resource and "{referentie}" in route.resource.canonical
    }
    single = {path for path in paths if path.count("{") == 1}
    assert len(single) > 8
    async with browser("anna") as visitor:
        for path in sorted(single):
            before = len(await looks(matchmaker))
            address = path.replace("{referentie}", referentie)
            if address.startswith(PAGES):
                answer = (await visitor.open(address)).answer
            else:
                answer = await client.get(address, headers=_OF_ANNA)
            assert (path, answer.status) == (path, 200)
            assert (path, len(await looks(matchmaker)) > before) == (path, True)


async def test_a_line_is_never_changed(matchmaker: Matchmaker, settings: Settings, anna: Coordinator) -> None:
    """The database itself refuses; and what is removed leaves the lines."""
    referentie = await ingediend(matchmaker)
    found = (await matchmaker.get(referentie)).hulpvraag
    await matchmaker.noteer_inzagen(
        [Blik(matchmaker.clock(), anna.id, anna.naam, Wijze.PAGINA, referentie=referentie)]
    )
    engine = open_engine(settings.store_url())
    with pytest.raises(DBAPIError, match="never changed"):
        async with engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE inzage SET door = 'niemand'")
    await engine.dispose()
    async with matchmaker.store.writing() as work:
        await work.bewaren.verwijder(found, matchmaker.clock())
    assert [(one.hulpvraag_id, one.referentie) for one in await looks(matchmaker)] == [(found.id, None)]


async def test_it_has_a_term(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """After 24 months a line is gone, and not before."""
    blik = Blik(clock.now, anna.id, anna.naam, Wijze.API, hulpvraag_id=7)
    await matchmaker.noteer_inzagen([blik])  # 2 March 2026
    for day, left in ((2, 1), (3, 0)):
        clock.now = clock.now.replace(year=2028, day=day)
        await matchmaker.bijwerken()
        assert (day, len(await looks(matchmaker))) == (day, left)


async def test_at_the_same_moment(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Forty looks at once become a few writes, and forty lines."""
    journal = Journaal(matchmaker, Wijze.API, Wijze.API)
    writes = 0
    write = matchmaker.noteer_inzagen

    class Counting:
        clock = matchmaker.clock

        async def noteer_inzagen(self, blikken: list[Blik]) -> None:
            nonlocal writes
            writes += 1
            await write(blikken)

    journal._matchmaker = Counting()  # type: ignore[assignment]
    one = Blik(matchmaker.clock(), anna.id, anna.naam, Wijze.API, hulpvraag_id=1)
    await asyncio.gather(*(journal.schrijf([one]) for _ in range(40)))
    assert (len(await looks(matchmaker)), writes <= 2) == (40, True)


async def test_what_cannot_be_noted_is_not_shown(
    client: TestClient, matchmaker: Matchmaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No look without a line: where it cannot be written the answer is an error; later it is noted after all."""
    referentie = await ingediend(matchmaker)
    good = Matchmaker.noteer_inzagen

    async def full(*_: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Matchmaker, "noteer_inzagen", full)
    answer = await client.get(f"{API}/hulpvragen/{referentie}", headers=_OF_ANNA)
    assert (answer.status, referentie in await answer.text()) == (500, False)
    monkeypatch.setattr(Matchmaker, "noteer_inzagen", good)
    assert (await client.get(f"{API}/hulpvragen/{referentie}", headers=_OF_ANNA)).status == 200
    assert len(await looks(matchmaker)) == 2


async def test_the_page_of_a_manager(
    browser: Browser, matchmaker: Matchmaker, anna: Coordinator, hanna: Coordinator, clock: TestClock
) -> None:
    """By request, person and day; more than fit go on another page; of what is gone the number is left."""
    one, two = await ingediend(matchmaker), await ingediend(matchmaker)
    for number in range(60):
        who = anna if number % 2 else hanna
        clock.pass_by(minutes=1)
        blik = Blik(clock.now, who.id, who.naam, Wijze.PAGINA, referentie=one if number < 55 else two)
        await matchmaker.noteer_inzagen([blik])
    gone = (await matchmaker.get(two)).hulpvraag
    async with browser("hanna") as visitor:
        await visitor.open(f"{PAGES}/inzage")
        assert visitor.text.count("<tr>") == 51
        assert "Volgende bladzijde" in visitor.text
        await visitor.open(f"{PAGES}/inzage?hulpvraag={two.lower()}")
        assert (visitor.text.count("<tr>"), one in visitor.text) == (6, False)
        await visitor.open(f"{PAGES}/inzage?hulpvraag={one}&wie={anna.id}")
        assert (visitor.text.count("<tr>"), "<td>Hanna" in visitor.text) == (28, False)
        for odd in ("hulpvraag=bestaatniet", "van=2026-03-03", "tot=2026-03-01"):
            await visitor.open(f"{PAGES}/inzage?{odd}")
            assert (odd, visitor.text.count("<tr>"), "Niets gevonden" in visitor.text) == (odd, 0, True)
        for odd in ("van=gisteren", "wie=%00", "voor=x", "tot=0001-01-01"):
            assert (await visitor.open(f"{PAGES}/inzage?{odd}")).answer.status == 200
        async with matchmaker.store.writing() as work:
            await work.bewaren.verwijder(gone, matchmaker.clock())
        await visitor.open(f"{PAGES}/inzage?hulpvraag={gone.id}")
        assert (visitor.text.count("is gewist"), two in visitor.text) == (5, False)
    async with browser("anna") as visitor:
        assert (await visitor.open(f"{PAGES}/inzage")).answer.status == 403
        assert "/inzage" not in (await visitor.open(f"{PAGES}/vandaag")).text


async def test_only_managers(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The use case itself refuses."""
    with pytest.raises(NotYours):
        await matchmaker.inzagen(Inzagefilter(), None, 1, anna)


async def test_as_a_file(matchmaker: Matchmaker, clock: TestClock, tmp_path: Path) -> None:
    """All lines, without codes, with nothing that a spreadsheet would run; never over what is there."""
    eve, _ = await matchmaker.add_coordinator("eve", "=1+1|cmd", PASSWORD)
    one, two = await ingediend(matchmaker), await ingediend(matchmaker)
    many = [Blik(clock.now, eve.id, eve.naam, Wijze.PAGINA, referentie=code) for code in (one, two, one)]
    await matchmaker.noteer_inzagen(many * 400)
    out, some = tmp_path / "inzage.csv", tmp_path / "een.csv"
    assert await schrijf(matchmaker, out, None, None, None) == 1_200
    assert await schrijf(matchmaker, some, one, None, matchmaker.vandaag()) == 800
    assert await schrijf(matchmaker, tmp_path / "geen.csv", "KT-2222-2222-2222", None, None) is None
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert tuple(rows[0]) == KOPPEN
    assert {row[3] for row in rows[1:]} == {"'=1+1|cmd"}
    assert len({row[0] for row in rows[1:]}) == 1_200
    assert one not in out.read_text()
    with pytest.raises(FileExistsError):
        await schrijf(matchmaker, out, None, None, None)


def test_a_look_shows_no_code(clock: TestClock) -> None:
    """The code stands in no log and no traceback."""
    blik = Blik(clock.now, 1, "Anna", Wijze.API, referentie="KT-2222-2222-2222")
    assert "2222" not in repr(blik)
