"""No message keeps understanding busy: our patterns and finders grow with the length."""

import json
import subprocess
import sys

import pytest

from bot.understanding.archief import newest, opened
from bot.understanding.understanding import Understanding
from tests.redos import ROOT, growth


def test_no_text_keeps_a_pattern_or_a_finder_busy():
    """Four times the text takes at most about four times as long, for all that `bot.understanding` compiles."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.redos", "bot.understanding"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
    )
    *slow, looked_at = map(json.loads, ended.stdout.splitlines())
    assert not slow, slow
    assert looked_at["patterns"] > 80 and looked_at["finders"] > 10, looked_at


# Under the 16 of a quadratic growth, with room for what long messages do besides: each of their sentences is weighed.
WHOLE = 14
UNITS = [
    "a",
    "a ",
    "niet ",
    "mijn moeder en ",
    "2 uur per dag ",
    "06-",
    "x@a .nl ",
    ", ",
    "-",
    "ik kan niet koken. ",
    "mijn moeder kookt. ",
]


@pytest.fixture(scope="module")
def understanding():
    """What was trained."""
    with opened(newest()) as folder:
        yield Understanding.load(folder)


@pytest.mark.parametrize("unit", UNITS)
def test_no_message_keeps_the_whole_of_understanding_busy(understanding, unit):
    """Up to the longest message that is taken by default, all parts together."""
    understanding.understand("eerst laden")
    for vraag in (None, "contact"):
        times = growth(lambda text, vraag=vraag: understanding.understand(text, vraag), "", unit, 4000)
        assert times <= WHOLE
