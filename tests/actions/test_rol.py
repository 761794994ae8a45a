"""Whose conversation it is."""

import pytest

from actions.gesprek.rol import alleen_rol, van_start
from bot.understanding.begrip import Mantelzorg
from tests.actions.gesprekken import feit, zeg


def test_who_only_tells_what_is_hard_is_no_carer():
    """Something hard, and nobody cared for: it is about the writer, whatever the message resembles."""
    told = zeg("mijn heup is op", feit("lastig", "traplopen"), bedoeling="hulp_als_mantelzorger")
    assert van_start(told.begrip) == "inwoner"


def test_who_cares_for_somebody_is_a_carer():
    """Named as such, by whom, or by what is done."""
    for told in (
        zeg("ik zorg voor iemand", bedoeling="hulp_als_mantelzorger"),
        zeg(
            "zij kan niet lopen",
            feit("lastig", "lopen"),
            bedoeling="hulp_als_mantelzorger",
            mantelzorg=Mantelzorg("ouder"),
        ),
        zeg("ik was haar", feit("hulp", "wassen_douchen")),
    ):
        assert van_start(told.begrip) == "mantelzorger"


@pytest.mark.parametrize(
    ("tekst", "alone"),
    [
        ("voor mezelf", True),
        ("'t is voor mezelf hoor", True),
        ("Ik vul dit in voor mijn buurman.", True),
        ("rug kapot, zzp stukadoor", False),
    ],
)
def test_words_that_tell_more_than_the_role_are_not_lost(tekst, alone):
    """Who says in the same breath what is the matter is not asked as if nothing had been said."""
    assert alleen_rol(zeg(tekst, bedoeling="hulp_voor_mezelf").begrip, tekst) is alone
