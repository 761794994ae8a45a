from __future__ import annotations

import re

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.pages.conftest import Visitor

NEW = "een heel ander wachtwoord"


@pytest.fixture
async def carla(matchmaker: Matchmaker) -> Coordinator:
    """A manager."""
    return (await matchmaker.add_coordinator("carla", "Carla Verzonnen", PASSWORD, functie="beheerder"))[0]


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("fout wachtwoord", NEW, NEW, "Dit klopt niet."),
        (PASSWORD, "te kort", "te kort", "minstens 12 tekens"),
        (PASSWORD, NEW, "iets anders", "niet hetzelfde"),
    ],
)
async def test_password_that_is_not_changed(
    visitor: Visitor, old: str, new: str, again: str, words: str
) -> None:
    """What is wrong is said at its field; no password stands in the page."""
    await visitor.sign_in("anna")
    await visitor.open("/coordinator/account")
    await visitor.send("/coordinator/account/wachtwoord", oud=old, nieuw=new, nogmaals=again)
    assert visitor.answer.status == 401
    assert words in visitor.text
    assert 'aria-invalid="true"' in visitor.text
    assert old not in visitor.text
    await visitor.sign_in("anna")
    assert visitor.answer.status == 200


async def test_password(visitor: Visitor, other: Visitor) -> None:
    """A changed password ends the sessions elsewhere, not this one."""
    await visitor.sign_in("anna")
    await other.sign_in("anna")
    await visitor.open("/coordinator/account")
    assert "U bent op 2 plaatsen aangemeld" in visitor.text
    await visitor.send("/coordinator/account/wachtwoord", oud=PASSWORD, nieuw=NEW, nogmaals=NEW)
    assert "Uw wachtwoord is gewijzigd." in visitor.text
    await other.open("/coordinator")
    assert other.answer.url.path == "/coordinator/aanmelden"
    await other.sign_in("anna", NEW)
    assert other.answer.url.path == "/coordinator/vandaag"


async def test_sign_out_elsewhere(visitor: Visitor, other: Visitor) -> None:
    """One ends one's sessions on other computers."""
    await visitor.sign_in("anna")
    await other.sign_in("anna")
    await visitor.open("/coordinator/account")
    await visitor.send("/coordinator/account/sessies")
    assert "U bent alleen hier aangemeld." in visitor.text
    await other.open("/coordinator")
    assert other.answer.url.path == "/coordinator/aanmelden"


async def test_token(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A new machine token is shown once, after the password."""
    await visitor.sign_in("anna")
    await visitor.open("/coordinator/account")
    await visitor.send("/coordinator/account/sleutel", bewijs_sleutel="fout wachtwoord")
    assert visitor.answer.status == 401
    assert await matchmaker.by_token("token-anna") == anna
    await visitor.send("/coordinator/account/sleutel", bewijs_sleutel=PASSWORD)
    shown = re.search(r"kt_[\w-]{43}", visitor.text)
    assert shown
    assert await matchmaker.by_token(shown.group()) == anna


async def test_a_manager_takes_access_away(
    visitor: Visitor, other: Visitor, carla: Coordinator, matchmaker: Matchmaker
) -> None:
    """A manager sees who has access and what was done, and takes it away after saying so twice."""
    await other.sign_in("anna")
    await visitor.sign_in("carla")
    await visitor.open("/coordinator/medewerkers")
    assert "Anna Verzonnen" in visitor.text
    assert "Coördinator" in visitor.text
    assert "meldde zich aan (wachtwoord)" in visitor.text
    await visitor.open("/coordinator/medewerkers/anna")
    await visitor.send("/coordinator/medewerkers/anna/verwijderen", aan="bram")
    assert visitor.answer.status == 409
    assert "Kruis eerst aan" in visitor.text
    await visitor.send("/coordinator/medewerkers/anna/verwijderen", aan="bram", zeker="ja")
    assert "Deze medewerker heeft geen toegang meer." in visitor.text
    assert "heeft geen toegang meer, door carla" in visitor.text
    await other.open("/coordinator")
    assert other.answer.url.path == "/coordinator/aanmelden"
    await visitor.open("/coordinator/medewerkers/anna")
    assert visitor.answer.status == 404


async def test_not_oneself(visitor: Visitor, carla: Coordinator) -> None:
    """A manager finds no way out for themselves here, and none when the form is sent anyhow."""
    await visitor.sign_in("carla")
    await visitor.open("/coordinator/medewerkers/carla")
    assert "Dit bent u zelf." in visitor.text
    assert "verwijderen" not in visitor.text
    for step in ("verwijderen", "tweede-stap-weg"):
        await visitor.send(f"/coordinator/medewerkers/carla/{step}", zeker="ja")
        assert visitor.answer.status == 409


async def test_ends_sessions_of_another(visitor: Visitor, other: Visitor, carla: Coordinator) -> None:
    """A manager signs somebody out everywhere."""
    await other.sign_in("anna")
    await visitor.sign_in("carla")
    await visitor.open("/coordinator/medewerkers/anna")
    await visitor.send("/coordinator/medewerkers/anna/sessies")
    assert "overal afgemeld" in visitor.text
    await other.open("/coordinator")
    assert other.answer.url.path == "/coordinator/aanmelden"
