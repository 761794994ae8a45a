import random

from bot.understanding.feiten.verrijken import plak, ruis, tikfout, vervang_activiteit, vervang_wie
from bot.understanding.feiten.voorbeelden import Voorbeeld, voorbeeld

LINE = {
    "tekst": "Mijn nicht leest mij elke week de krant voor.",
    "vraag": "netwerk",
    "feiten": [
        {
            "soort": "hulp",
            "activiteit": "lezen",
            "wie": "familie",
            "frequentie": {"keer": 1, "periode": 1, "eenheid": "wk"},
            "citaat": "Mijn nicht leest mij elke week de krant voor",
            "delen": {"activiteit": "leest … de krant voor", "wie": "Mijn nicht", "frequentie": "elke week"},
        }
    ],
}


def _words(lesson: Voorbeeld, places: tuple[int, ...]) -> list[str]:
    return [lesson.rij[p].tekst for p in places]


def test_parts_become_tokens() -> None:
    """An interrupted part is found piece by piece."""
    lesson = voorbeeld(LINE)
    assert _words(lesson, lesson.doelen[0].plaats) == ["leest", "de", "krant", "voor"]
    assert _words(lesson, lesson.doelen[0].freq_plaats) == ["elke", "week"]


def test_noise_keeps_the_parts_in_place() -> None:
    """Without punctuation the parts still point at their words."""
    lesson = voorbeeld({**LINE, "tekst": "Ja, nou. " + LINE["tekst"]})
    noisy = ruis(lesson, random.Random(1), fouten=0)
    assert _words(noisy, noisy.doelen[0].wie_plaats) == ["mijn", "nicht"]
    assert not any(t.tekst in ",." for t in noisy.rij)


def test_a_typing_error_changes_little() -> None:
    """A word stays within one letter of its length."""
    rng = random.Random(3)
    assert all(abs(len(tikfout("stofzuigen", rng)) - 10) <= 1 for _ in range(50))


def test_another_helper_changes_the_code() -> None:
    """The other parts move along with the new words."""
    lesson = vervang_wie(voorbeeld(LINE), {"buur": [("de", "buurvrouw", "van", "boven")]}, random.Random(1))
    assert lesson.doelen[0].wie == "buur"
    assert _words(lesson, lesson.doelen[0].plaats) == ["leest", "de", "krant", "voor"]


def test_an_interrupted_activity_is_left_alone() -> None:
    """Only words that stand together are put otherwise."""
    lesson = voorbeeld(LINE)
    assert vervang_activiteit(lesson, {"lezen": [("voorlezen",)]}, random.Random(1)) is lesson


def test_two_in_one_keep_their_parts() -> None:
    """The facts of the second message point at its own words."""
    lesson = voorbeeld(LINE)
    both = plak(lesson, lesson)
    assert _words(both, both.doelen[1].wie_plaats) == ["Mijn", "nicht"]
    assert len(both.doelen) == 2
