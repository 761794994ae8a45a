"""Hours a week, put right after what was read."""

import pytest

from actions.gesprek.antwoord import luister
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.uren import lees
from bot.understanding.begrip import Mantelzorg
from tests.actions.gesprekken import zeg


@pytest.mark.parametrize(
    ("tekst", "gelezen", "uren"),
    [
        ("20 uur voor mijn man en 10 voor mijn moeder", 20, 30),
        ("twintig uur voor mijn man en tien uur per week voor mijn moeder", None, 30),
        ("2 uur per dag voor mijn man en 10 uur per week voor ma", 2, 24),
        ("20 uur voor mijn man", 20, 20),
        ("door de week 2 uur per dag en in het weekend 5 uur per dag ofzo", 35, 20),
        ("denk 3 uur per dag door de week en in het weekend 5 uur per dag", 21, 25),
        ("in het weekend 6 uur", 6, 6),
        ("ze is 82 en heeft dementie", 82, None),  # an age
        ("Reken 14 uur per week. Al anderhalf jaar, ze is nu 82.", 82, 14),
        ("'n uur of 25 in de wekke, al dree joar", 3, 25),
        ("al drie jaar", 3, None),
        ("een uurtje per dag, ze is 91", 7, 7),
        ("12 uur, en ze is 82", 12, 12),
        ("ongeveer 15", 15, 15),
        ("100 uur voor mijn man en 100 uur voor mijn moeder", 100, 100),  # more than a week has
    ],
)
def test_hours_are_those_of_all_who_are_cared_for(tekst, gelezen, uren):
    """Two persons are summed; what is an age is left out."""
    assert lees(tekst, gelezen) == uren


def test_the_sum_stands_in_the_conversation():
    """Where the hours were asked, what was read of one person is not the whole."""
    asked = Gesprek(rol="mantelzorger", vraag="zorg_uren", gesteld=("start", "situatie", "zorg_uren"))
    told = luister(
        asked, zeg("20 uur voor mijn man en 10 voor mijn moeder", mantelzorg=Mantelzorg(uren_per_week=20))
    )
    assert told.gesprek.mantelzorg.uren_per_week == 30
    age = luister(asked, zeg("voor mijn moeder, ze is 82", mantelzorg=Mantelzorg(uren_per_week=82)))
    assert age.gesprek.mantelzorg.uren_per_week is None


def test_hours_of_a_whole_week_and_a_whole_weekend_are_added():
    """Only hours a day are multiplied."""
    assert lees("Door de week 20 uur en in het weekend 8 uur", None) == 28
    assert lees("Door de week 2 uur per dag en in het weekend 5 uur", None) == 20
