from __future__ import annotations

from datetime import date

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.aanvraag import read
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Filters
from matchmaker.core.snel import snel_te_regelen
from matchmaker.core.urgentie import _SIGNALEN
from matchmaker.core.vocabulary import codes
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import TestClock


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """One database is enough: nothing here depends on it."""
    return sqlite_settings


def test_every_signal_counts() -> None:
    """Each signal of the vocabulary has its level and its words."""
    assert set(_SIGNALEN) == set(codes("signalen"))


@pytest.mark.parametrize(
    ("changes", "niveau", "first"),
    [
        ({"signalen": ["rouw", "zelfdoding"]}, 3, "noemt gedachten aan de dood of zelfdoding"),
        ({"signalen": ["overbelast"]}, 2, "houdt het niet meer vol"),
        ({"mantelzorg": {"belasting": 8}}, 2, "mantelzorger geeft de zorg een 8 voor zwaarte (van 10)"),
        ({"mantelzorg": {"belasting": 7}}, 0, "binnengekomen in de afgelopen 24 uur"),
        ({"signalen": ["eenzaam"]}, 1, "voelt zich eenzaam"),
        ({}, 0, "binnengekomen in de afgelopen 24 uur"),
    ],
)
async def test_level_and_first_reason(
    matchmaker: Matchmaker, changes: dict[str, object], niveau: int, first: str
) -> None:
    """The level follows from the heaviest thing that was said, which is also the first reason."""
    made = await matchmaker.submit(aanvraag(**changes), "1")
    urgency = matchmaker.urgency(made)
    assert (urgency.niveau, urgency.redenen[0]) == (niveau, first)


@pytest.mark.parametrize(
    ("signals", "days", "words"),
    [
        ([], 1, "1 dag geleden binnengekomen"),
        ([], 15, "15 dagen geleden binnengekomen, langer dan 14 dagen"),
        (["overbelast"], 8, "8 dagen geleden binnengekomen, langer dan 7 dagen"),
        (["geweld"], 1, "1 dag geleden binnengekomen, had dezelfde dag gebeld moeten worden"),
    ],
)
async def test_age_in_words(
    matchmaker: Matchmaker, clock: TestClock, signals: list[str], days: int, words: str
) -> None:
    """The last reason is how long it waits, and that it waits too long."""
    made = await matchmaker.submit(aanvraag(signalen=signals), "1")
    clock.pass_by(days=days, hours=1)
    assert matchmaker.urgency(made).redenen[-1] == words


async def test_nothing_is_overdue_once_somebody_holds_it(
    matchmaker: Matchmaker, clock: TestClock, anna: Coordinator
) -> None:
    """A request that is held says its age, not that it waits too long."""
    made = await matchmaker.submit(aanvraag(), "1")
    dossier = await matchmaker.claim(made.referentie, anna)
    clock.pass_by(days=20)
    assert matchmaker.urgency(dossier.hulpvraag).redenen[-1] == "20 dagen geleden binnengekomen"


async def test_no_urgency_once_help_has_come(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """What is matched stands with the ordinary ones, what needs help again is as urgent as before."""
    made = await matchmaker.submit(aanvraag(signalen=["overbelast"]), "1")
    levels = []
    for status in ("in_behandeling", "voorgesteld", "gekoppeld", "in_behandeling", "doorverwezen"):
        dossier = await matchmaker.set_status(made.referentie, status, anna)
        levels.append(matchmaker.urgency(dossier.hulpvraag).niveau)
    assert levels == [2, 2, 0, 2, -1]


async def test_a_report_becomes_urgent(matchmaker: Matchmaker, clock: TestClock, anna: Coordinator) -> None:
    """A report says its terms; two working days before one ends it counts as urgent, until it is kept."""
    made = await matchmaker.submit(aanvraag(), "1")
    monday = date(2026, 3, 2)
    dossier = await matchmaker.noteer_melding(made.referentie, anna, gemeld_op=monday)
    urgency = matchmaker.urgency(dossier.hulpvraag)
    words = "Wmo-melding van 2 maart: de bevestiging is verstuurd uiterlijk 9 maart, nog 5 werkdagen"
    assert (urgency.niveau, words in urgency.redenen) == (0, True)
    clock.pass_by(days=3)
    assert matchmaker.urgency(dossier.hulpvraag).niveau == 2
    kept = await matchmaker.noteer_melding(
        made.referentie, anna, gemeld_op=monday, bevestigd_op=date(2026, 3, 5)
    )
    urgency = matchmaker.urgency(kept.hulpvraag)
    assert urgency.niveau == 0
    assert any("het onderzoek is klaar uiterlijk 13 april" in words for words in urgency.redenen)
    clock.pass_by(days=60)
    assert any("dat is voorbij" in words for words in matchmaker.urgency(kept.hulpvraag).redenen)


async def test_never_before_somebody_in_danger(
    matchmaker: Matchmaker, clock: TestClock, anna: Coordinator
) -> None:
    """A term of the law that has passed does not push away who speaks of violence."""
    late = await matchmaker.submit(aanvraag(), "1")
    await matchmaker.noteer_melding(late.referentie, anna, gemeld_op=date(2026, 3, 2))
    clock.pass_by(days=60)
    danger = await matchmaker.submit(aanvraag(signalen=["geweld"]), "2")
    await matchmaker.bijwerken()
    order = [one.referentie for one in (await matchmaker.queue()).hulpvragen]
    assert order == [danger.referentie, late.referentie]


async def test_a_simple_job_says_so(matchmaker: Matchmaker) -> None:
    """What can be arranged quickly is marked, is found by that, and names what it is."""
    wish = feit("wens", "boodschappen", "wie haalt er een boodschap voor mij")
    quick = await matchmaker.submit(aanvraag(feiten=[wish]), "1")
    await matchmaker.submit(aanvraag(), "2")
    assert "snel te regelen: boodschappen doen" in matchmaker.urgency(quick).redenen
    assert (await matchmaker.queue(Filters(snel=True))).hulpvragen == (quick,)


@pytest.mark.parametrize(
    ("changes", "simple"),
    [
        ({}, True),
        ({"signalen": ["andere_taal"]}, True),
        ({"feiten": [feit("wens", "tuin", "x"), feit("wens", "klusjes", "y")]}, True),
        ({"feiten": [feit("wens", code, "x") for code in ("tuin", "klusjes", "huisdier")]}, False),
        ({"feiten": [feit("wens", "tuin", "x"), feit("wens", "wassen_douchen", "y")]}, False),
        ({"feiten": [feit("lastig", "tuin", "x")]}, False),
        ({"signalen": ["eenzaam"]}, False),
        ({"mantelzorg": {"belasting": 3}}, False),
        ({"trede": "maatwerkvoorziening"}, False),
        ({"vrijwilliger_welkom": "nee"}, False),
        ({"rol": "aanbieder"}, False),
    ],
)
def test_what_is_simple(changes: dict[str, object], simple: bool) -> None:
    """One or two neighbour jobs with nothing heavy behind them are simple, anything else is not."""
    asked = {"feiten": [feit("wens", "tuin", "de heg moet gesnoeid")]} | changes
    assert snel_te_regelen(read(aanvraag(**asked))) is simple
