"""Words of a wish count as a wish."""

import numpy as np
import pytest

from bot.understanding.feiten.wensen import met_wens
from bot.understanding.tekst import tokens

SOORTEN = ("zelf", "lastig", "hulp", "wens", "aanbod")
HULP = np.array([0.0, 0.0, 0.8, 0.2, 0.0], np.float32)


@pytest.mark.parametrize(
    ("tekst", "woord", "vraag", "soort"),
    [
        ("ik wil graag dat er iemand komt stofzuigen", "stofzuigen", "netwerk", "wens"),
        ("daarom wil ik hulp bij het koken", "koken", "lastig", "wens"),
        ("mijn dochter kookt. ik zou graag eens zwemmen", "kookt", "netwerk", "hulp"),
        ("mijn dochter komt stofzuigen", "stofzuigen", "netwerk", "hulp"),
        ("ik wil graag voor iemand koken", "koken", "aanbod", "hulp"),
    ],
)
def test_a_wish_in_words(tekst, woord, vraag, soort):
    """In the same sentence, before the mention, and not where an offer was asked for."""
    row = tokens(tekst)
    place = [i for i, t in enumerate(row) if t.norm == woord]
    assert SOORTEN[int(met_wens(HULP, SOORTEN, row, place, vraag).argmax())] == soort
