from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap
from matchmaker.core.coordinator import Functie
from matchmaker.core.errors import InvalidRequest, NotSignedIn, SignInFailed
from matchmaker.core.overzicht import periode
from matchmaker.core.ports import Filters
from matchmaker.demo import load as demo
from matchmaker.demo import verleden
from tests.matchmaker.conftest import TestClock


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """SQLite, as a demonstration has it."""
    return sqlite_settings.model_copy(update={"demo": True})


async def test_loads_once(matchmaker: Matchmaker, clock: TestClock) -> None:
    """The demonstration has requests in many statuses and wijken; loading it again changes nothing."""
    await demo.load(matchmaker)
    first = (await matchmaker.queue(limit=100)).hulpvragen
    clock.pass_by(hours=3)
    anna = await matchmaker.by_token(demo.COORDINATORS[0].token)
    new = next(one for one in first if one.status == "nieuw")
    await matchmaker.claim(new.referentie, anna)
    await demo.load(matchmaker)
    second = (await matchmaker.queue(limit=100)).hulpvragen
    assert len(first) == len(second) >= 10
    assert Counter(one.status for one in first)["nieuw"] == Counter(one.status for one in second)["nieuw"] + 1
    assert len({one.status for one in first}) >= 6
    assert {one.rol for one in first} == {"inwoner", "mantelzorger", "namens_ander", "aanbieder"}
    assert len({one.wijk for one in first}) >= 4


@pytest.mark.parametrize("days", range(7))
async def test_a_day_of_work(matchmaker: Matchmaker, clock: TestClock, days: int) -> None:
    """On whatever day of the week it is loaded, there is somebody to phone, an answer to ask for, and danger."""
    clock.pass_by(days=days)
    await demo.load(matchmaker)
    day = await matchmaker.dagstart(await matchmaker.by_token(demo.COORDINATORS[0].token))
    parts = (day.opvolgingen, day.aangenomen, day.verlopend, day.urgent)
    assert [bool(part) for part in parts] == [True] * 4
    assert matchmaker.urgency(day.urgent[0]).niveau == 3


async def test_all_coordinators_sign_in(matchmaker: Matchmaker) -> None:
    """The coordinators of the announcement, one of them a manager, can sign in with what it says."""
    await demo.load(matchmaker)
    words = demo.announcement()
    for one in demo.COORDINATORS:
        assert one.wachtwoord in words
        assert one.token in words
        session = await matchmaker.sign_in(one.gebruikersnaam, one.wachtwoord)
        assert session.coordinator == await matchmaker.by_token(one.token)
        assert session.coordinator.functie == one.functie
    assert {one.functie for one in demo.COORDINATORS} == {Functie.COORDINATOR, Functie.BEHEERDER}


async def test_no_password_without_a_demonstration(matchmaker: Matchmaker) -> None:
    """Where the demonstration was not loaded nobody can sign in with its passwords."""
    for one in demo.COORDINATORS:
        with pytest.raises(SignInFailed):
            await matchmaker.sign_in(one.gebruikersnaam, one.wachtwoord)


async def test_refused_outside_demo_mode(
    matchmaker: Matchmaker, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a real installation the accounts of a demonstration open nothing: no password, no token, no session of before.

    The start names them, and a real person who happens to bear such a name comes in.
    """
    await demo.load(matchmaker)
    anna, bram, carla = demo.COORDINATORS
    session = await matchmaker.sign_in(bram.gebruikersnaam, bram.wachtwoord)
    await matchmaker.zet_wachtwoord("anna", "een lang wachtwoord van haarzelf")
    token, _ = await matchmaker.nieuw_token("anna")
    capsys.readouterr()
    real = await bootstrap(settings.model_copy(update={"demo": False}), clock=matchmaker.clock)
    said = capsys.readouterr().out
    assert "demonstration_accounts_refused" in said
    assert "['bram', 'carla']" in said
    for one in (anna, bram, carla):
        with pytest.raises(SignInFailed):
            await real.sign_in(one.gebruikersnaam, one.wachtwoord)
        with pytest.raises(NotSignedIn):
            await real.by_token(one.token)
    with pytest.raises(NotSignedIn):
        await real.by_session(session.secret)
    assert (await real.sign_in("anna", "een lang wachtwoord van haarzelf")).coordinator.naam == anna.naam
    assert (await real.by_token(token)).naam == anna.naam
    with pytest.raises(InvalidRequest):
        await real.zet_wachtwoord("anna", anna.wachtwoord)
    await real.close()


async def test_suggestions_for_what_is_asked(matchmaker: Matchmaker) -> None:
    """Most requests of the demonstration have an organisation that fits."""
    await demo.load(matchmaker)
    new = (await matchmaker.queue(Filters(status=("nieuw",)))).hulpvragen
    found = [await matchmaker.suggestions(one.referentie) for one in new]
    assert sum(bool(one) for one in found) >= len(new) - 2


def test_stories_are_believable() -> None:
    """Each story is told in the person's words: no fact without a quote, and numbers that nobody has."""
    for story in json.loads((demo.HERE / "hulpvragen.json").read_text("utf-8")):
        aanvraag = story["aanvraag"]
        assert aanvraag["feiten"]
        assert all(len(fact["citaat"].split()) >= 2 for fact in aanvraag["feiten"])
        contact = aanvraag["contact"] or {}
        assert re.fullmatch(r"\+3160000\d{4}", contact.get("telefoon") or "+31600000000")
        assert (contact.get("email") or "x.example").endswith(".example")


async def test_past_year(matchmaker: Matchmaker, clock: TestClock) -> None:
    """The past year fills every table of the overview, is the same for everybody, and is loaded once."""
    await demo.load_all(matchmaker)
    anna = await matchmaker.by_token(demo.COORDINATORS[0].token)
    year = periode.lees({}, matchmaker.vandaag())
    first = await matchmaker.overzicht(year, anna)
    for table in first.tabellen.values():
        assert sum(bool(cell) for row in table.rijen for cell in row.cellen) >= 3, table.naam
    assert first.mediaan
    clock.pass_by(hours=1)
    await demo.load_all(matchmaker)
    assert (await matchmaker.overzicht(year, anna)).tabellen == first.tabellen
    resting = await matchmaker.bijwerken()
    assert (resting.gewaarschuwd, resting.mislukt) == (1, 0)  # only of the dozen that are told whole


async def test_past_year_is_not_mailed(matchmaker: Matchmaker, clock: TestClock) -> None:
    """Nobody gets mail of what is long over."""
    await demo.load(replace(matchmaker, post=False))
    bram = await matchmaker.by_token(demo.COORDINATORS[1].token)
    await verleden.load(replace(matchmaker, post=True), bram)
    async with matchmaker.store.reading() as work:
        assert await work.post.te_oud(clock() + timedelta(days=1), clock()) == []


async def test_past_year_is_invented() -> None:
    """Nobody of the past year has a name or a number at which somebody can be reached."""
    drawn = random.Random(1)
    for number in range(50):
        told = verleden._aanvraag(drawn, number, TestClock().now, waits=number % 2 == 0)
        assert told["contact"]["naam"] == f"Verzonnen inwoner {number + 1}"
        assert told["contact"]["telefoon"] is told["contact"]["email"] is None
        assert told["situatie"].startswith("Verzonnen")
