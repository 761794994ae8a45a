from bot.understanding.begrip import Feit, Frequentie, Mantelzorg
from bot.understanding.evaluate import Telling, Uitslag, met_ruis, vouwen
from bot.understanding.feiten import Extraction

GOLD = {
    "id": "x1", "stem": "a", "vraag": "netwerk", "tekst": "Mijn zoon kookt elke dag.", "tags": [],
    "feiten": [{"soort": "hulp", "activiteit": "koken", "wie": "zoon",
                "frequentie": {"keer": 1, "periode": 1, "eenheid": "d"}}],
}  # fmt: skip


def test_f1_counts_over_all_messages() -> None:
    """Two right, one too many, one missed: F1 is 2/3."""
    count = Telling()
    count.add({1, 2, 3}, {1, 2, 4})
    assert abs(count.f1 - 2 / 3) < 1e-9


def test_frequency_counts_apart() -> None:
    """A fact with the wrong frequency is right without and wrong with it."""
    score = Uitslag()
    score.add(GOLD, Extraction((Feit("hulp", "koken", "zoon", Frequentie(1, 1, "wk"), "kookt"),)))
    assert (score.feit.f1, score.met_frequentie.f1) == (1.0, 0.0)


def test_carer_fields_are_right_only_together() -> None:
    """One wrong field makes the message wrong; messages without any are not counted."""
    score = Uitslag()
    score.add(
        {**GOLD, "mantelzorg": {"belasting": 7}},
        Extraction(mantelzorg=Mantelzorg(belasting=7, uren_per_week=2)),
    )
    score.add(GOLD, Extraction())
    assert (score.mantelzorg_goed, score.mantelzorg) == (0, 1)


def test_a_voice_is_never_on_both_sides() -> None:
    """Folds are split by voice."""
    lines = [{**GOLD, "stem": f"s{n % 20}"} for n in range(100)]
    for train, test in vouwen(lines, 5):
        assert not {x["stem"] for x in train} & {x["stem"] for x in test}


def test_noise_is_lower_case_without_punctuation() -> None:
    """The same line gets the same noise every time."""
    assert met_ruis(GOLD) == met_ruis(GOLD) == met_ruis(GOLD).lower()
    assert "." not in met_ruis(GOLD)
