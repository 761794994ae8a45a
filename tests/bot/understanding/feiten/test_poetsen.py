"""A place to wash that is cleaned is not washing oneself."""

import numpy as np
import pytest

from bot.understanding.feiten.poetsen import verschuif
from bot.understanding.tekst import tokens

CODES = ("badkamer_schoonmaken", "wassen_douchen")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("de douche en de wc schoonmaken", True),
        ("wc poetsen en het bad", True),
        ("ik kan niet meer onder de douche", False),
        ("de wc schoonmaken, en onder de douche komen", False),
    ],
)
def test_a_verb_of_cleaning_in_the_same_clause_makes_it_cleaning(text, cleaned):
    """The chance of washing moves to the bathroom, and nothing else changes."""
    row = tokens(text)
    place = next(i for i, t in enumerate(row) if t.norm in {"douche", "bad"})
    chances = np.tile(np.array([0.2, 0.3, 0.5], np.float32), (len(row), 1))
    found = verschuif(chances, row, CODES)
    assert found[place].tolist() == pytest.approx([0.2, 0.8, 0.0] if cleaned else [0.2, 0.3, 0.5])
    others = [i for i in range(len(row)) if i != place]
    assert np.array_equal(found[others], chances[others])
