from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.urgentie import _SIGNALEN
from matchmaker.core.vocabulary import codes
from tests.matchmaker.aanvragen import aanvraag
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
