from __future__ import annotations

import pytest

from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.conftest import Visitor


async def test_sign_in_and_out(visitor: Visitor) -> None:
    """Signing in leads to the day, signing out ends the session also for a kept cookie."""
    await visitor.sign_in("Anna")
    assert visitor.answer.url.path == "/coordinator/vandaag"
    assert "Anna Verzonnen" in visitor.text
    kept = visitor.client.session.cookie_jar.filter_cookies(visitor.answer.url)["kt_coordinator"].value
    await visitor.send("/coordinator/afmelden")
    assert "U bent afgemeld." in visitor.text
    visitor.client.session.cookie_jar.update_cookies({"kt_coordinator": kept})
    await visitor.open("/coordinator")
    assert visitor.answer.url.path == "/coordinator/aanmelden"


async def test_back_to_the_page_that_was_asked_for(visitor: Visitor) -> None:
    """After the sign-in comes the page that was asked for, with its filters."""
    await visitor.open("/coordinator?status=nieuw&q=tuin")
    assert visitor.answer.url.path == "/coordinator/aanmelden"
    fields = {"gebruikersnaam": "anna", "wachtwoord": PASSWORD, "naar": visitor.answer.url.query["naar"]}
    await visitor.send("/coordinator/aanmelden", **fields)
    assert visitor.answer.url.path_qs == "/coordinator?status=nieuw&q=tuin"


@pytest.mark.parametrize(
    "target",
    [
        "https://elders.example/",
        "//elders.example/coordinator",
        "/coordinator//elders.example",
        "/coordinator\\..\\x",
        "/coordinatorx",
        "javascript:alert(1)",
        "/coordinator\r\nSet-Cookie: a=b",
        "/coordinator/aanmelden",
    ],
)
async def test_never_to_another_site(visitor: Visitor, target: str) -> None:
    """A target that is no page of ours leads to the day."""
    await visitor.open("/coordinator/aanmelden")
    fields = {"gebruikersnaam": "anna", "wachtwoord": PASSWORD, "naar": target}
    await visitor.send("/coordinator/aanmelden", **fields)
    assert visitor.answer.url.path_qs == "/coordinator/vandaag"


@pytest.mark.parametrize(("name", "password"), [("anna", "fout wachtwoord"), ("niemand", PASSWORD), ("", "")])
async def test_what_is_wrong_is_not_said(visitor: Visitor, name: str, password: str) -> None:
    """A wrong password and an unknown name get the same words."""
    await visitor.sign_in(name, password)
    assert visitor.answer.status == 401
    assert "De naam of het wachtwoord klopt niet." in visitor.text
    assert password not in visitor.text or password == ""


async def test_waiting_after_wrong_passwords(visitor: Visitor, clock: TestClock) -> None:
    """After five wrong passwords the right one is refused too, until some time has passed."""
    for _ in range(5):
        await visitor.sign_in("anna", "fout wachtwoord")
    await visitor.sign_in("anna")
    assert visitor.answer.status == 401
    clock.pass_by(seconds=16)
    await visitor.sign_in("anna")
    assert visitor.answer.status == 200


async def test_session_cookie(visitor: Visitor) -> None:
    """The session's cookie is out of reach of scripts and other sites, and new with each sign-in."""
    await visitor.open("/coordinator/aanmelden")
    seen = set()
    for _ in range(2):
        await visitor.sign_in("anna")
        cookie = visitor.answer.history[0].cookies["kt_coordinator"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        seen.add(cookie.value)
    assert len(seen) == 2


async def test_session_runs_out(visitor: Visitor, clock: TestClock) -> None:
    """After the hours of a session one signs in again."""
    await visitor.sign_in("anna")
    clock.pass_by(hours=10, minutes=1)
    await visitor.open("/coordinator")
    assert visitor.answer.url.path == "/coordinator/aanmelden"


@pytest.mark.parametrize("token", ["", "fout", "é"])
async def test_form_of_another_page(visitor: Visitor, token: str) -> None:
    """A form without the token of its page does nothing."""
    await visitor.sign_in("anna")
    await visitor.send("/coordinator/afmelden", csrf=token)
    assert visitor.answer.status == 403
    assert "Dit is niet opgeslagen" in visitor.text
    await visitor.open("/coordinator")
    assert visitor.answer.url.path == "/coordinator"


async def test_form_with_the_token_of_another(visitor: Visitor, other: Visitor) -> None:
    """The token of somebody else's session is none."""
    await visitor.sign_in("anna")
    await other.sign_in("bram")
    visitor.text = other.text
    await visitor.send("/coordinator/afmelden")
    assert visitor.answer.status == 403


@pytest.mark.parametrize("path", ["/coordinator/aanmelden", "/coordinator", "/coordinator/niets"])
async def test_headers(visitor: Visitor, path: str) -> None:
    """Every page forbids scripts, framing, sniffing and storing."""
    await visitor.open(path)
    headers = visitor.answer.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert headers["Cache-Control"] == "no-store"
    assert "<script" not in visitor.text
    assert "style=" not in visitor.text
