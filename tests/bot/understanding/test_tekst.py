import pytest

from bot.understanding.tekst import normaal, tokens, zinnen


@pytest.mark.parametrize(
    ("written", "normal"),
    [("Één", "een"), ("m’n", "m'n"), ("heeeeel", "heel"), ("KOKEN", "koken"), ("2x", "2x")],
)
def test_normal_form(written: str, normal: str) -> None:
    """Case, accents, apostrophes and stretched letters make no difference."""
    assert normaal(written) == normal


@pytest.mark.parametrize(
    "text", ["Zo'n 2x p/w, m'n zus!", "", "  \n\t ", "😅😅 ja\x00nee", "a\ud800b", "…" * 50]
)
def test_tokens_point_into_the_message(text: str) -> None:
    """Every token stands in the message where its offsets say."""
    assert all(text[t.begin : t.eind] == t.tekst for t in tokens(text))


def test_numbers_stand_apart_from_letters() -> None:
    """ "2x" is a number and a word."""
    assert [t.tekst for t in tokens("2x p/w 17,5 uur")] == ["2", "x", "p", "/", "w", "17,5", "uur"]


def test_a_sentence_ends_with_its_punctuation() -> None:
    """The full stop belongs to the sentence before it."""
    assert zinnen(tokens("Ik kook. Zij niet")) == [0, 0, 0, 1, 1]
