"""What has to be looked at, links for organisations, and the page that such a link opens."""

from __future__ import annotations

import re

import pytest
from aiohttp.test_utils import TestClient, TestServer

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.web import make_app
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, LOGEERHUIS, MAATJES, NAAM_VAN_IEMAND, linderwoude
from tests.matchmaker.pages.conftest import Visitor

KAART = "/coordinator/sociale-kaart"
KEEP = f"{KAART}/bijhouden"
_LINK = re.compile(r"/sociale-kaart/bevestigen/[\w-]{43}")


@pytest.fixture
async def anna_in(visitor: Visitor, matchmaker: Matchmaker) -> Visitor:
    """Anna, signed in; the directory has something in it."""
    await matchmaker.importeer(linderwoude())
    return await visitor.sign_in("anna")


@pytest.fixture
async def link(matchmaker: Matchmaker) -> str:
    """The address of a link to confirm the eettafel."""
    await matchmaker.importeer(linderwoude())
    return f"/sociale-kaart/bevestigen/{await matchmaker.bevestigingslink(EETTAFEL)}"


async def test_what_nobody_confirmed(anna_in: Visitor) -> None:
    """The list has what was not confirmed for six months, never confirmed first, and what was taken out."""
    await anna_in.open(KEEP)
    text = anna_in.text
    assert text.index("Logeerhuis Rust") < text.index("nog nooit bevestigd") < text.index("Eettafel De Linde")
    assert "laatst bevestigd op 15 januari 2025" in text
    assert "Maatjes in de wijk" not in text
    assert text.index("Uit de sociale kaart gehaald") < text.index("Oude Zaal")


async def test_confirm_from_the_list(anna_in: Visitor) -> None:
    """What is confirmed leaves the list."""
    await anna_in.open(KEEP)
    for service_id in (EETTAFEL, LOGEERHUIS):
        await anna_in.send(f"{KEEP}/bevestigen", dienst=service_id)
        assert "U hebt bevestigd" in anna_in.text
    assert "Alles is het afgelopen half jaar bevestigd." in anna_in.text


async def test_it_comes_back_after_six_months(
    visitor: Visitor, matchmaker: Matchmaker, clock: TestClock
) -> None:
    """What was confirmed long ago is asked after again."""
    await matchmaker.importeer(linderwoude())
    clock.pass_by(days=200)
    await visitor.sign_in("anna")
    await visitor.open(KEEP)
    assert "Maatjes in de wijk" in visitor.text


async def test_links(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """Each service gets its own link, shown once with a text to mail; the log says who made it."""
    await anna_in.open(KEEP)
    await anna_in.send(f"{KAART}/links", dienst=[EETTAFEL, LOGEERHUIS])
    found = set(_LINK.findall(anna_in.text))
    assert len(found) == 2
    assert "mailto:eettafel@welzijn.example?subject=Klopt%20dit%20nog%3F" in anna_in.text
    names = {(await matchmaker.aanbod_van_link(address.rsplit("/", 1)[1])).naam for address in found}
    assert names == {"Eettafel De Linde", "Logeerhuis Rust"}
    await anna_in.open(f"{KAART}/diensten/{EETTAFEL}")
    assert "Link gemaakt om te bevestigen</strong> door Anna Verzonnen" in anna_in.text
    assert not _LINK.search(anna_in.text)


async def test_links_to_the_site_that_is_configured(
    matchmaker: Matchmaker, settings: Settings, inhoud: None
) -> None:
    """A link for outside is on the municipality's own site, by whatever address the page itself was asked for."""
    await matchmaker.importeer(linderwoude())
    elsewhere = settings.model_copy(update={"adres": "https://hulp.linderwoude.example"})
    async with TestClient(TestServer(make_app(matchmaker, elsewhere))) as client:
        anna = await Visitor(client).sign_in("anna")
        await anna.open(KEEP)
        await anna.send(f"{KAART}/links", dienst=[EETTAFEL])
    assert "https://hulp.linderwoude.example/sociale-kaart/bevestigen/" in anna.text
    assert "http://127.0.0.1" not in anna.text


@pytest.mark.parametrize("dienst", [[], ["niets"], [MAATJES, "niets"]])
async def test_links_for_nothing(anna_in: Visitor, dienst: list[str]) -> None:
    """Without a service that is there, no page of links comes."""
    await anna_in.open(KEEP)
    await anna_in.send(f"{KAART}/links", dienst=dienst)
    assert anna_in.answer.status == 404


async def test_the_organisation_reads_its_entry(visitor: Visitor, link: str) -> None:
    """Whoever has the link reads what stands there, without signing in and without using the link up."""
    for _ in range(3):
        await visitor.open(link)
        assert visitor.answer.status == 200
        for words in ("Klopt dit nog?", "Eettafel De Linde", "elke dinsdag", "€ 7,50", "Lindelaan 1"):
            assert words in visitor.text
    assert NAAM_VAN_IEMAND not in visitor.text
    assert "/coordinator" not in visitor.text.replace("/coordinator/static/", "")


async def test_it_is_right(visitor: Visitor, matchmaker: Matchmaker, link: str) -> None:
    """One button confirms; the link is used up then, and says so in friendly words."""
    await visitor.open(link)
    await visitor.send(link)
    assert "Dank u wel" in visitor.text
    assert link not in str(visitor.answer.url)
    confirmed = await matchmaker.aanbod(EETTAFEL)
    assert confirmed.assured_date == matchmaker.vandaag()
    for again in (
        visitor.open(link),
        visitor.send(link),
        visitor.send(f"{link}/klopt-niet", tekst="toch niet"),
    ):
        await again
        assert visitor.answer.status in (403, 410)
    await visitor.open(link)
    assert "U hebt al geantwoord" in visitor.text


async def test_it_is_not_right(
    visitor: Visitor, other: Visitor, matchmaker: Matchmaker, clock: TestClock, link: str
) -> None:
    """What does not stand right reaches the coordinators, and stays there until somebody looked at it."""
    await visitor.open(link)
    await visitor.send(f"{link}/klopt-niet", tekst="Wij eten nu op donderdag.\n<b>En</b> om 18 uur.")
    assert "Wij hebben het doorgegeven." in visitor.text
    assert (await matchmaker.aanbod(EETTAFEL)).assured_date != matchmaker.vandaag()
    await other.sign_in("bram")
    for page in (KEEP, f"{KAART}/diensten/{EETTAFEL}"):
        await other.open(page)
        assert "Wij eten nu op donderdag." in other.text
    assert "De organisatie zegt dat dit niet klopt." in other.text
    assert "&lt;b&gt;" in await (await other.client.get(KEEP)).text()
    clock.pass_by(hours=1)
    await other.send(f"{KAART}/diensten/{EETTAFEL}/bevestigen")
    assert "De organisatie zegt dat dit niet klopt." not in other.text
    assert "Volgens de organisatie klopt dit niet" in other.text
    await other.open(KEEP)
    assert "Wij eten nu op donderdag." not in other.text


@pytest.mark.parametrize("text", ["", "  \n", "a" * 2001])
async def test_nothing_said(visitor: Visitor, matchmaker: Matchmaker, link: str, text: str) -> None:
    """A report without words, or with far too many, is asked again; the words stay and the link stays good."""
    await visitor.open(link)
    await visitor.send(f"{link}/klopt-niet", tekst=text)
    assert visitor.answer.status == 400
    assert 'id="fout-tekst"' in visitor.text
    assert f"{text.strip()}</textarea>" in visitor.text
    assert await matchmaker.meldingen() == ()
    await visitor.send(link)
    assert "Dank u wel" in visitor.text


async def test_too_late(visitor: Visitor, matchmaker: Matchmaker, clock: TestClock, link: str) -> None:
    """After thirty days, with a slip in the address, or for what was taken out, the page says what can be done."""
    await visitor.open("/sociale-kaart/bevestigen/fout")
    assert (visitor.answer.status, "Deze link werkt niet meer" in visitor.text) == (410, True)
    await matchmaker.haal_uit(EETTAFEL, "Anna Verzonnen")
    await visitor.open(link)
    assert visitor.answer.status == 410
    await matchmaker.wijzig(EETTAFEL, {"status": "active"}, "Anna Verzonnen")
    clock.pass_by(days=30, minutes=1)
    await visitor.open(link)
    assert visitor.answer.status == 410
    assert "sociale-kaart@linderwoude.example" in visitor.text


async def test_a_form_of_another_site(visitor: Visitor, matchmaker: Matchmaker, link: str) -> None:
    """A form without the token of its page does nothing, and the link stays good."""
    await visitor.open(link)
    await visitor.send(link, csrf="fout")
    assert visitor.answer.status == 403
    assert "wachtrij" not in visitor.text
    assert (await matchmaker.aanbod_van_link(link.rsplit("/", 1)[1])).naam == "Eettafel De Linde"


@pytest.mark.parametrize("path", ["", "/bevestigd", "/gemeld"])
async def test_headers(visitor: Visitor, link: str, path: str) -> None:
    """The address of a link goes to no other site, and the page is not kept."""
    await visitor.open(f"/sociale-kaart{path}" if path else link)
    assert visitor.answer.status == 200
    headers = visitor.answer.headers
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert '<meta name="robots" content="noindex">' in visitor.text
