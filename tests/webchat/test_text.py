"""Neutralising a typed text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from webchat.text import is_blank, neutralise

ANYTHING = st.text(alphabet=st.characters(exclude_categories=[]))  # surrogates and controls too


@given(ANYTHING)
def test_whatever_comes_in_can_be_stored(text: str) -> None:
    """The result is valid UTF-8 without controls but newline and tab, and JSON takes it."""
    result = neutralise(text)

    result.encode("utf-8")
    assert not any((ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 for c in result)
    assert json.loads(json.dumps(result)) == result


@given(ANYTHING)
def test_once_is_enough(text: str) -> None:
    """Neutralising a second time changes nothing."""
    assert neutralise(neutralise(text)) == neutralise(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Sm", "Sc"]), min_size=1))
def test_ordinary_words_stay(text: str) -> None:
    """Letters, digits and punctuation of any script come out as they went in, and are not blank."""
    assert neutralise(text) == text


def test_invisible_text_is_blank() -> None:
    """Spaces, joiners and unreadable marks alone are nothing to answer."""
    assert is_blank("") and is_blank(" \n\u200b\u2060\ufeff") and is_blank("\N{REPLACEMENT CHARACTER}")
    assert not is_blank("😀") and not is_blank(".")
