"""Danger in other languages, in one word, and in the middle of a sentence without points."""

import pytest

from bot.understanding.classificatie.vreemd import gevaar_in_vreemde_taal
from bot.understanding.classificatie.woorden import clauses


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I want to kill myself", "crisis_zelfdoding"),
        ("Ich kann nicht mehr. Ich will sterben.", "crisis_zelfdoding"),
        ("j'ai envie de mourir", "crisis_zelfdoding"),
        ("Ölmek istiyorum", "crisis_zelfdoding"),
        ("chcę się zabić", "crisis_zelfdoding"),
        ("хочу померти", "crisis_zelfdoding"),
        ("أريد أن أموت", "crisis_zelfdoding"),
        ("kocam beni dövüyor", "crisis_geweld"),
        ("Er schlägt mich", "crisis_geweld"),
        ("my father fell and is not breathing", "medisch_spoed"),
        ("I need help with cleaning", None),
        ("ik ga dood van de kou", None),
    ],
)
def test_outright_danger_is_heard_in_seven_languages(text, code):
    """Accents and capitals do not matter."""
    assert gevaar_in_vreemde_taal(text) == code


def test_a_long_sentence_falls_apart_at_its_joints():
    """Who types without points is still heard clause by clause; a short sentence stays whole."""
    text = "gisteren was er weer voetbal op tv en ik wil eigenlijk niet meer leven en verder gaat het wel"
    assert "ik wil eigenlijk niet meer leven" in clauses(text)
    assert clauses("ik kook en ik was") == []
