"""The people around somebody: asked once, gently, and only where it makes sense."""

from dataclasses import replace

import pytest

from actions.gesprek import netwerk
from actions.gesprek.gesprek import Feit, Gesprek
from bot.understanding.begrip import Begrip
from tests.actions.gesprekken import begin, stap, zeg


@pytest.mark.parametrize(
    "tekst",
    [
        "die wil ik niet lastigvallen",
        "ik vraag het ze niet graag, nee dat vraag ik niet",
        "ik wil mijn kinderen niet tot last zijn",
        "dat durf ik niet te vragen",
        "ze hebben het zelf al zwaar, ik ga ze er niet mee belasten",
    ],
)
def test_being_shy_to_ask_is_heard_in_any_words(tekst):
    """Whatever was asked, these words say liever_niet_vragen."""
    assert netwerk.uit_woorden(tekst) == "liever_niet_vragen"


@pytest.mark.parametrize(
    "tekst", ["mijn zoon helpt graag", "vraag het mijn zoon maar", "dat weet ik niet", "koken"]
)
def test_other_words_do_not(tekst):
    """An ordinary answer leaves it open."""
    assert netwerk.uit_woorden(tekst) is None


@pytest.mark.parametrize(
    ("bedoeling", "tekst", "said"),
    [
        ("bevestigen", "ja hoor", "ja"),
        ("ontkennen", "nee", "nee"),
        ("vertellen", "mijn zus woont ver weg", "nee"),
        ("vertellen", "liever niet eigenlijk", "liever_niet_vragen"),
        ("liever_niet_vragen", "/liever_niet_vragen", "liever_niet_vragen"),
        ("weet_niet", "tja", "onbekend"),
    ],
)
def test_any_answer_is_right(bedoeling, tekst, said):
    """Each answer is taken at once."""
    assert netwerk.lees(Begrip(bedoeling, 0.9), tekst) == said


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("ik heb twee dochters en een zoon", True),
        ("de buren zijn aardig", True),
        ("mijn dochter woont ver weg", False),
        ("niemand, ik ben alleen", False),
        ("nee", False),
    ],
)
def test_it_is_asked_only_where_people_were_named_without_help_or_reason(told, asked):
    """Who has nobody, or said why not, is not asked."""
    gesprek = Gesprek(rol="inwoner", verteld=(("netwerk", told),))
    assert netwerk.te_vragen(gesprek) is asked
    assert not netwerk.te_vragen(replace(gesprek, feiten=(Feit("hulp", "koken", "…", wie="zoon"),)))


def test_who_would_rather_not_ask_is_not_asked_again():
    """Said at `netwerk`, it is noted, and the next question is another."""
    gesprek = replace(
        begin(), rol="inwoner", vraag="netwerk", gesteld=("start", "situatie", "zelf", "lastig", "netwerk")
    )
    after = stap(gesprek, zeg("ik heb een zoon maar die wil ik niet lastigvallen")).gesprek
    assert after.netwerk == "liever_niet_vragen"
    assert after.vraag == "wens"
