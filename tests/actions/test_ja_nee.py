"""A yes and a no, with the care that the question asks for."""

import pytest

from actions.gesprek.ja_nee import lees, lees_toestemming
from bot.understanding.begrip import Begrip


@pytest.mark.parametrize(
    ("bedoeling", "zekerheid", "tekst", "said"),
    [
        ("bevestigen", 0.95, "ja graag", "ja"),
        ("bevestigen", 0.6, "jahjk", "onbekend"),
        ("ontkennen", 0.95, "nee liever niet", "nee"),
        ("ontkennen", 0.95, "Ja dan, maar mijn naam krijgt u niet", "onbekend"),
        ("vertellen", 0.95, "mijn dochter zei van wel", "onbekend"),
    ],
)
def test_consent(bedoeling, zekerheid, tekst, said):
    """Unmistakable, or asked again."""
    assert lees_toestemming(Begrip(bedoeling, zekerheid), tekst) == said


@pytest.mark.parametrize(
    ("tekst", "said"),
    [("tja, de vorige rook naar sigaren", "misschien"), ("mwah", "misschien"), ("ja fijn", "ja")],
)
def test_a_lukewarm_answer_is_no_yes(tekst, said):
    """Whatever it was taken for."""
    assert lees(Begrip("bevestigen", 0.95), True, tekst) == said
