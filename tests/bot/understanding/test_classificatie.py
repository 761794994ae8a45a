"""The steps of classifying: folding, spelling, word lists, features, outright danger, noise."""

import random
from pathlib import Path

import pytest

from bot.understanding.classificatie.expliciet import TOPIC, outright
from bot.understanding.classificatie.ijking import Ijking
from bot.understanding.classificatie.ruis import bare, with_typos
from bot.understanding.classificatie.spelling import Spelling, one_slip
from bot.understanding.classificatie.stemmen import folds
from bot.understanding.classificatie.veiligheid import alarm
from bot.understanding.classificatie.woorden import fold, sentences, tokens
from bot.understanding.classificatie.woordenlijsten import Woordenlijsten
from bot.understanding.understanding import LOOKUPS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("M’n zóón doet 't", ["mn", "zoon", "doet", "t"]),
        ("Neeeeeee!!", ["nee", "!!"]),
        ("06-12 ja?", ["06", "12", "ja", "?"]),
        ("a\ud800b\x00c", ["a", "b", "c"]),
        ("👍", ["👍"]),
        ("", []),
    ],
)
def test_folding_makes_spellings_meet(text: str, words: list[str]) -> None:
    """Case, accents, apostrophes, drawn-out letters and odd characters are folded away."""
    assert tokens(fold(text)) == words


def test_long_texts_are_read_at_both_ends() -> None:
    """A text of 10 kB keeps its beginning and its end."""
    words = tokens(fold("begin " + "x " * 5000 + "slot"))
    assert words[0] == "begin" and words[-1] == "slot" and len(words) < 2000


def test_sentences() -> None:
    """A message is cut at sentence ends and new lines."""
    assert sentences("Een. Twee? drie\nvier") == ["Een.", "Twee?", "drie", "vier"]


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("zoon", "zon", True),
        ("zoon", "zooon", True),
        ("zoon", "zpon", True),
        ("zoon", "zono", True),
        ("zoon", "zoon", False),
        ("zoon", "maan", False),
        ("zoon", "nozo", False),
    ],
)
def test_one_slip(a: str, b: str, slip: bool) -> None:
    """One letter more, less or other, or two neighbours swapped, is one slip."""
    assert one_slip(a, b) is slip


def test_spelling_reads_errors_and_leaves_known_words() -> None:
    """An unknown word becomes the most frequent known word one slip away; known, short and odd words stay."""
    spelling = Spelling({"dochter": 5, "dokter": 9, "docter": 1, "was": 3})
    assert spelling(["dochtr", "dokteer", "docter", "wsa", "xyzzy"]) == [
        "dochter",
        "dokter",
        "docter",
        "wsa",
        "xyzzy",
    ]


def test_word_lists_know_endings_gaps_and_alternatives() -> None:
    """`*` stands for any ending, `_` for up to three words, `|` for either word, `#` starts a comment."""
    lists = Woordenlijsten({"a": ["betaal*  # geld", "ik _ gevallen", "mijn|m'n zoon"], "b": ["# niets"]})
    assert list(lists.find(["hoeveel", "betaalt", "men"])) == [(1, 2, "a")]
    assert list(lists.find(["ik", "ben", "net", "gevallen"])) == [(0, 4, "a")]
    assert list(lists.find(["ik", "ben", "nu", "net", "weer", "gevallen"])) == []
    assert list(lists.find(["mn", "zoon"])) == [(0, 2, "a")]


def test_every_list_of_the_project_can_be_read() -> None:
    """No list that the classifiers use is empty."""
    lists = Woordenlijsten.read(LOOKUPS, ("begrippen", "signalen", "veiligheid", TOPIC))
    assert lists.names
    assert all(any(line.split("#")[0].strip() for line in lines) for lines in lists.lists.values())


OUTRIGHT = [
    ("ik wil dood", "crisis_zelfdoding"),
    ("Ja. Maar ik wil niet meer leven.", "crisis_zelfdoding"),
    ("ik ga er een eind aan maken", "crisis_zelfdoding"),
    ("hij zegt dat hij dood wil", "crisis_zelfdoding"),
    ("Vroeger wilde ik er een eind aan maken, nu niet meer", None),
    ("laten we er een eind aan maken voor vandaag", None),
    ("mijn man slaat me", "crisis_geweld"),
    ("in mijn land politie heeft mij geslagen", None),
    ("hij ademt niet meer", "medisch_spoed"),
    ("vorig jaar had ik pijn op de borst", None),
    ("ik trek het niet meer", "overbelast_noodkreet"),
    ("vuurwerk trek ik niet", None),
    ("ik wil niet dood", None),
]


@pytest.mark.parametrize(("text", "code"), OUTRIGHT)
def test_outright_wordings(text: str, code: str | None) -> None:
    """Outright wordings give their code; the past, jokes and denials take them back."""
    assert outright(text, Woordenlijsten.read(LOOKUPS, (TOPIC,))) == code


def test_the_order_of_alarms() -> None:
    """The first code of the guideline's order wins, unless a later one is far clearer; nothing above 0 is no alarm."""
    codes = ("crisis_zelfdoding", "crisis_geweld", "medisch_spoed", "overbelast_noodkreet")
    assert alarm(dict(zip(codes, (0.1, 0.2, -1.0, 0.3), strict=True))) == "crisis_zelfdoding"
    assert alarm(dict(zip(codes, (0.1, 0.2, -1.0, 1.3), strict=True))) == "overbelast_noodkreet"
    assert alarm(dict.fromkeys(codes, -0.1)) is None


def test_folds_keep_voices_together() -> None:
    """No voice stands on both sides of a fold, and every line is judged once."""
    voices = [f"stem-{i % 7}" for i in range(40)]
    judged: list[int] = []
    for training, held_out in folds(voices, 3):
        assert not {voices[i] for i in training} & {voices[i] for i in held_out}
        judged += held_out
    assert sorted(judged) == list(range(40))


def test_noise_keeps_the_number_of_words() -> None:
    """Typing errors change words, not their number; bare text has no capitals and no punctuation."""
    text = "Mijn zoon doet de boodschappen. Daarna drinkt hij koffie!"
    noisy = with_typos(text, random.Random(1))
    assert noisy != text and len(noisy.split()) == len(text.split())
    assert bare(text) == "mijn zoon doet de boodschappen daarna drinkt hij koffie"


def test_calibration_gives_chances() -> None:
    """Clear margins get a higher chance than close calls."""
    import numpy as np

    clear, close = [[1.0, -1.0, -1.0]] * 50, [[0.1, 0.05, -1.0]] * 50
    scores = np.array(clear + close, dtype=np.float32)
    ijking = Ijking().fit(scores, [True] * 50 + [True, False] * 25)
    chances = ijking.chances(scores)
    assert chances[0] > 0.9 > 0.6 > chances[-1] > 0.4


def test_lookups_folder_is_the_projects() -> None:
    """The word lists stand in the project's data folder."""
    assert Path(LOOKUPS).parts[-2:] == ("data", "lookups")
