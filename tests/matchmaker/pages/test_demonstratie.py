"""Demo mode says so on every page, and only then."""

from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.pages.test_rollen import TABEL, Veld, veld

__all__ = ["veld"]

LOUD = "De wachtwoorden kent iedereen"


@pytest.fixture(params=[True, False])
def settings(request: pytest.FixtureRequest, sqlite_settings: Settings) -> Settings:
    """With demo mode, and without."""
    return sqlite_settings.model_copy(update={"demo": request.param})


@pytest.fixture
def inhoud(veld: Veld) -> None:
    """What there is to see."""


async def test_every_page(visitor: Visitor, matchmaker: Matchmaker, settings: Settings, veld: Veld) -> None:
    """Each page that can be read, for who works here and for who got a link, and each that says what is wrong."""
    seen = {}
    for signed_in in (False, True):
        if signed_in:
            await visitor.sign_in("beheerder")
        for route in TABEL:
            method, path = route.split(" ", 1)
            if method == "GET":
                await visitor.open(await veld.adres(path))
                if visitor.answer.content_type == "text/html":
                    seen[route, signed_in] = LOUD in visitor.text
        await visitor.open("/coordinator/niets")
        seen["niets", signed_in] = LOUD in visitor.text
    assert len(seen) > 40
    assert set(seen.values()) == {settings.demo}, [
        where for where, loud in seen.items() if loud != settings.demo
    ]
