"""Whose conversation it is."""

from actions.gesprek.rol import van_start
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
