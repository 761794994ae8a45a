from __future__ import annotations

import re

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.aanmelden.factor import TUSSEN_POGINGEN
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.conftest import Visitor

SET_UP = "/coordinator/aanmelden/instellen"
CODE = "/coordinator/aanmelden/code"


@pytest.fixture
async def carla(matchmaker: Matchmaker) -> Coordinator:
    """A manager."""
    return (await matchmaker.add_coordinator("carla", "Carla Verzonnen", PASSWORD, functie="beheerder"))[0]


async def test_first_sign_in_of_a_manager(visitor: Visitor, carla: Coordinator, clock: TestClock) -> None:
    """A manager is led to set it up, gets recovery codes once, and comes where they were going."""
    await visitor.open("/coordinator?status=nieuw")
    naar = visitor.answer.url.query["naar"]
    fields = {"gebruikersnaam": "carla", "wachtwoord": PASSWORD, "naar": naar}
    await visitor.send("/coordinator/aanmelden", **fields)
    assert visitor.answer.url.path == SET_UP
    assert "verplicht" in visitor.text
    visitor.scan()
    await visitor.send(SET_UP, code="000000", naar=naar)
    assert visitor.answer.status == 401
    assert "Deze code klopt niet." in visitor.text
    await visitor.send(SET_UP, code=visitor.code(), naar=naar)
    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", visitor.text)
    assert len(codes) == 10
    assert visitor.answer.headers["Cache-Control"] == "no-store"
    assert 'href="/coordinator?status=nieuw"' in visitor.text
    await visitor.open("/coordinator?status=nieuw")
    assert visitor.answer.url.path == "/coordinator"
    for code in codes:
        assert code not in visitor.text


async def test_the_drawing_is_ours(visitor: Visitor, carla: Coordinator) -> None:
    """The QR code is drawn within the page: no address of an image, no style, nothing of somebody else."""
    await visitor.password("carla")
    drawing = re.search(r"<svg.*?</svg>", visitor.text, re.DOTALL)
    assert drawing
    assert "http" not in drawing.group().replace("http://www.w3.org/2000/svg", "")
    assert "style" not in drawing.group()
    assert "aria-hidden" in drawing.group()


async def test_next_sign_in(visitor: Visitor, other: Visitor, carla: Coordinator, clock: TestClock) -> None:
    """After that the password leads to a code, and the code to where one was going."""
    await visitor.sign_in("carla")
    clock.pass_by(minutes=1)
    await other.open("/coordinator/nazorg")
    naar = other.answer.url.query["naar"]
    await other.send("/coordinator/aanmelden", gebruikersnaam="carla", wachtwoord=PASSWORD, naar=naar)
    assert other.answer.url.path == CODE
    await other.send(CODE, code=visitor.code(), naar=naar)
    assert other.answer.url.path == "/coordinator/nazorg"


@pytest.mark.parametrize("path", ["/coordinator", "/coordinator/account", "/api/matchmaker/v1/hulpvragen"])
async def test_between_opens_no_page(
    visitor: Visitor, other: Visitor, carla: Coordinator, clock: TestClock, path: str
) -> None:
    """With the password alone no page and no API opens, whatever name the cookie has."""
    await visitor.sign_in("carla")
    await other.password("carla")
    jar = other.client.session.cookie_jar
    step = jar.filter_cookies(other.answer.url)["kt_tussenstap"].value
    jar.update_cookies({"kt_coordinator": step}, other.answer.url)
    await other.open(path)
    assert other.answer.status == 401 or other.answer.url.path == "/coordinator/aanmelden"


async def test_cookie_between(visitor: Visitor, carla: Coordinator) -> None:
    """The cookie between is out of reach of scripts and other sites, lives ten minutes, and goes with the session."""
    await visitor.password("carla")
    cookie = visitor.answer.history[0].cookies["kt_tussenstap"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "600")
    visitor.scan()
    await visitor.send(SET_UP, code=visitor.code(), naar="")
    assert visitor.answer.cookies["kt_tussenstap"]["max-age"] == "0"
    assert visitor.answer.cookies["kt_coordinator"]["httponly"]


async def test_too_many_codes(visitor: Visitor, other: Visitor, carla: Coordinator, clock: TestClock) -> None:
    """After five wrong codes one begins again with the password."""
    await visitor.sign_in("carla")
    await other.password("carla")
    for _ in range(TUSSEN_POGINGEN):
        await other.send(CODE, code="000000")
        assert other.answer.status == 401
    await other.send(CODE, code="000000")
    assert other.answer.url.path_qs == "/coordinator/aanmelden?melding=opnieuw"
    assert "Begin opnieuw met uw wachtwoord." in other.text


async def test_form_of_another_browser(visitor: Visitor, other: Visitor, carla: Coordinator) -> None:
    """A code that another page sends along does nothing."""
    await visitor.password("carla")
    await other.open("/coordinator/aanmelden")
    visitor.scan()
    visitor.text = other.text
    await visitor.send(SET_UP, code=visitor.code())
    assert visitor.answer.status == 403


async def test_by_choice(visitor: Visitor, clock: TestClock) -> None:
    """A coordinator sets it up on their own page with their password, and can do without again with a code."""
    await visitor.sign_in("anna")
    await visitor.open("/coordinator/account")
    await visitor.send("/coordinator/account/tweede-stap", bewijs="fout wachtwoord")
    assert visitor.answer.status == 401
    assert "Dit klopt niet." in visitor.text
    await visitor.send("/coordinator/account/tweede-stap", bewijs=PASSWORD)
    visitor.scan()
    await visitor.send("/coordinator/account/tweede-stap/klaar", code="000000")
    assert "Deze code klopt niet." in visitor.text
    await visitor.send("/coordinator/account/tweede-stap/klaar", code=visitor.code())
    assert "Bewaar uw herstelcodes" in visitor.text
    await visitor.open("/coordinator/account")
    assert "U hebt nog 10 herstelcodes." in visitor.text
    clock.pass_by(minutes=1)
    await visitor.send("/coordinator/account/herstelcodes", code=visitor.code())
    assert "Bewaar uw herstelcodes" in visitor.text
    await visitor.open("/coordinator/account")
    clock.pass_by(minutes=1)
    await visitor.send("/coordinator/account/tweede-stap/uit", uit=visitor.code())
    assert "U meldt zich weer aan met alleen uw wachtwoord." in visitor.text


async def test_what_another_sets_up(visitor: Visitor, other: Visitor) -> None:
    """Somebody's setting up in another's session leads nowhere."""
    await visitor.sign_in("anna")
    await visitor.open("/coordinator/account")
    await visitor.send("/coordinator/account/tweede-stap", bewijs=PASSWORD)
    step = visitor.client.session.cookie_jar.filter_cookies(visitor.answer.url)["kt_tussenstap"].value
    await other.sign_in("bram")
    other.client.session.cookie_jar.update_cookies({"kt_tussenstap": step}, other.answer.url)
    await other.open("/coordinator/account/tweede-stap")
    assert other.answer.url.path == "/coordinator/account"


async def test_an_earlier_session_of_the_browser_ends(visitor: Visitor) -> None:
    """Who signs in anew in a browser leaves no session behind."""
    await visitor.sign_in("anna")
    jar = visitor.client.session.cookie_jar
    before = jar.filter_cookies(visitor.answer.url)["kt_coordinator"].value
    await visitor.sign_in("bram")
    jar.update_cookies({"kt_coordinator": before}, visitor.answer.url)
    await visitor.open("/coordinator")
    assert visitor.answer.url.path == "/coordinator/aanmelden"
