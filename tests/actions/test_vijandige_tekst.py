"""No message keeps the action server, the queue or the gateway busy: our patterns and finders grow with the length."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.redos import LONGEST, ROOT, TOO_MUCH, attacks, growth, pattern_work
from webchat.settings import WebchatSettings


@pytest.mark.parametrize("package", ["actions", "webchat", "matchmaker"])
def test_no_text_keeps_a_pattern_busy(package: str) -> None:
    """Four times the text takes at most about four times as long, up to the longest message that can be allowed."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.redos", package], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    *slow, looked_at = map(json.loads, ended.stdout.splitlines())
    assert not slow, slow
    assert looked_at["patterns"] > 5 and looked_at["finders"] > 2, looked_at
    assert ended.returncode == 0, ended.stderr


def test_the_longest_message_is_tried() -> None:
    """What is tried is as long as the gateway can be set to take."""
    with pytest.raises(ValueError, match="max_tekens"):
        WebchatSettings(max_tekens=LONGEST + 1)
    assert WebchatSettings(max_tekens=LONGEST).max_tekens == LONGEST


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(\w+\s?)*x",
        r"\s+$",
        r"\s*\.?\s*-",
        r"[^@\s]+@nl",
        r"(?:E|L)*R",
        r"\b(?:is|zijn) er (?:ook |nog )*\w+\b[^.?!]*\?",
    ],
)
def test_a_slow_pattern_is_noticed(pattern: str) -> None:
    """Quadratic and worse: each is found by an attack that is made from the pattern itself or by a general one."""
    work = pattern_work(re.compile(pattern))
    assert any(growth(work, before, unit) > TOO_MUCH for before, unit in attacks(pattern, 0))


@pytest.mark.parametrize(
    "pattern", [r"\b\d{4} ?[A-Z]{2}\b", r"(?<!\s)\s+-\s+", r"\b(?:\w+ ){0,4}uur", r"[a-z]+|\d+"]
)
def test_a_quick_pattern_passes(pattern: str) -> None:
    """A counted repeat, or one that is not begun again at each place, is no fault."""
    work = pattern_work(re.compile(pattern))
    assert not [attack for attack in attacks(pattern, 0) if growth(work, *attack) > TOO_MUCH]
