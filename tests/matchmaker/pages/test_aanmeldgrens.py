"""Sign-ins of one address."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from matchmaker.bootstrap import Settings
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.pages.conftest import Visitor

SIGN_IN = "/coordinator/aanmelden"


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """Few sign-ins, and one proxy of our own."""
    return sqlite_settings.model_copy(update={"limiet_aanmelden": "3/hour", "proxies": "127.0.0.1"})


async def attempt(visitor: Visitor, address: str, name: str = "niemand", password: str = "x" * 12) -> int:
    """Try to sign in from an address, as the proxy tells it; gives the status."""
    await visitor.open(SIGN_IN)
    fields = {"gebruikersnaam": name, "wachtwoord": password, "csrf": visitor._token(), "naar": ""}
    answer = await visitor.client.post(
        SIGN_IN, data=fields, headers={"X-Forwarded-For": address}, allow_redirects=False
    )
    visitor.text = await answer.text()
    visitor.answer = answer
    return answer.status


async def test_one_address(visitor: Visitor) -> None:
    """Above the limit an address waits, whatever names it tries, and is told so kindly; others do not wait."""
    tried = [await attempt(visitor, "198.51.100.7", name) for name in ("anna", "bram", "x", "y")]
    assert tried == [401, 401, 401, 429]
    assert "Wacht even." in visitor.text
    assert int(visitor.answer.headers["Retry-After"]) >= 1
    assert await attempt(visitor, "198.51.100.7", "anna", PASSWORD) == 429
    assert await attempt(visitor, "198.51.100.8", "anna", PASSWORD) == 303


async def test_what_is_made_up_does_not_count(visitor: Visitor) -> None:
    """What stands to the left of the proxy's own word can be made up: it gives no new tries."""
    tried = [await attempt(visitor, f"203.0.113.{number}, 198.51.100.7") for number in range(4)]
    assert tried == [401, 401, 401, 429]


async def test_who_was_here_before_comes_in(visitor: Visitor, other: Visitor) -> None:
    """A colleague on the same network who guesses, or forgot their password, keeps nobody out who was here before."""
    assert await attempt(visitor, "198.51.100.7", "anna", PASSWORD) == 303
    for _ in range(4):
        await attempt(other, "198.51.100.7", "bram")
    assert other.answer.status == 429
    await visitor.open("/coordinator/account")
    await visitor.send("/coordinator/afmelden")
    assert await attempt(visitor, "198.51.100.7", "bram", PASSWORD) == 429
    assert await attempt(visitor, "198.51.100.7", "anna", PASSWORD) == 303


async def test_cookie_of_a_known_browser(visitor: Visitor) -> None:
    """It is out of reach of scripts and other sites, is new at each sign-in, and opens nothing by itself."""
    seen = set()
    for _ in range(2):
        await attempt(visitor, "198.51.100.7", "anna", PASSWORD)
        cookie = visitor.answer.cookies["kt_toestel"]
        assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "7776000")
        seen.add(cookie.value)
    assert len(seen) == 2
    visitor.client.session.cookie_jar.clear(lambda one: one.key == "kt_coordinator")
    await visitor.open("/coordinator")
    assert visitor.answer.url.path == SIGN_IN


@pytest.mark.parametrize(
    "wrong", [{"limiet_aanmelden": "veel"}, {"proxies": "nergens"}, {"limiet_opslag": "x"}]
)
def test_settings_are_checked(wrong: dict[str, str]) -> None:
    """What cannot be read is refused at the start."""
    with pytest.raises(ValidationError):
        Settings(**wrong)
