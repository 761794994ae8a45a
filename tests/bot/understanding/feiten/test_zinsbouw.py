"""The parse, read for who does what."""

from bot.understanding.feiten.zinsbouw import ontleed
from bot.understanding.tekst import tokens

ZIN = tokens("Mijn zoon doet de boodschappen.")


def test_a_subject_hangs_on_the_verb_of_the_doing():
    """In a clean sentence the helper is the subject, on the same verb as what is done."""
    parse = ontleed(ZIN)
    assert parse.onderwerp([4]) == 1
    assert parse.verband([1], [4]) == "nsubj zelfde"


def test_odd_tokens_are_parsed():
    """Whatever stands there: empty, one sign, a lone surrogate, thousands of words."""
    for text in ("", "?", "\ud800", "\u2028 x", "woord " * 400):
        row = tokens(text)
        assert len(ontleed(row).hoofd) == len(row)
