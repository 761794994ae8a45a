"""Correcting in words what is no fact."""

from dataclasses import replace

import pytest

from actions.gesprek.correctie import corrigeer, weghaalknoppen, weghalen
from actions.gesprek.gesprek import Feit, Gesprek, Mantelzorg

GESPREK = Gesprek(
    rol="mantelzorger",
    vrijwilliger_welkom="nee",
    mantelzorg=Mantelzorg(uren_per_week=14, belasting=1, respijt_vorm="aan_huis", volhoudtijd="week"),
    feiten=(Feit("zelf", "was_doen", "de was doet mijn buurvrouw"),),
)


@pytest.mark.parametrize(
    ("tekst", "waarden"),
    [
        ("zwaarte moet 9, niet 1", {"belasting": 9}),
        ("score 9", {"belasting": 9}),
        ("het is 30 uur per week", {"uren_per_week": 30}),
        ("klopt nie ik heb geen 14 gezegd", {"uren_per_week": None}),
        ("nee, niet aan huis", {"respijt_vorm": None}),
        ("niet aan huis maar logeren", {"respijt_vorm": "logeren"}),
        ("ik hou het nog wel een jaar vol", {"volhoudtijd": "jaar"}),
    ],
)
def test_a_value_is_corrected_by_its_name(tekst, waarden):
    """Only that value changes."""
    changed = corrigeer(GESPREK, tekst)
    assert changed.mantelzorg == replace(GESPREK.mantelzorg, **waarden)
    assert changed.feiten == GESPREK.feiten


def test_a_volunteer_can_be_welcome_after_all():
    """«een vrijwilliger mag wel» takes back the no."""
    assert corrigeer(GESPREK, "een vrijwilliger mag wel").vrijwilliger_welkom == "ja"
    assert (
        corrigeer(replace(GESPREK, vrijwilliger_welkom="ja"), "geen vrijwilliger").vrijwilliger_welkom
        == "nee"
    )


def test_who_says_that_it_is_not_so_and_how_it_is_keeps_the_new():
    """«klopt niet, die doet Annie» takes nothing away but what was wrong."""
    read = (Feit("hulp", "was_doen", "die doet annie", wie="buur"),)
    changed = corrigeer(GESPREK, "dat van de was klopt niet die doet annie", read)
    assert changed.feiten == read


def test_each_value_has_a_button_that_takes_it_out():
    """As the facts have."""
    titles = [title for title, _ in weghaalknoppen(GESPREK)]
    assert "Weg: Hoe zwaar het is, van 0 tot 10" in titles and "Weg: Een vrijwilliger" in titles
    assert weghalen(GESPREK, "waarde|belasting").mantelzorg.belasting is None
    assert weghalen(GESPREK, "waarde|vrijwilliger").vrijwilliger_welkom == "onbekend"
