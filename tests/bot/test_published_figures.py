"""The trained model still understands what `docs/begrijpen/cijfers.json` says it does."""

import json

import pytest

from bot.understanding.archief import opened
from bot.understanding.cijfers import gedaald
from bot.understanding.corpus import ROOT
from bot.understanding.evaluate_opzij import meet, opzij
from bot.understanding.understanding import Understanding

MODEL = ROOT / "models" / "keukentafel.tar.gz"
PUBLISHED = ROOT / "docs" / "begrijpen" / "cijfers.json"


def test_a_figure_that_falls_by_more_than_the_margin_is_named():
    """A lower figure, and one that is gone, are both told; a small fall is not."""
    published = {"a": 0.80, "b": 0.80, "c": 0.80}
    assert gedaald(published, {"a": 0.79, "b": 0.77}) == [
        "b: 0.77 where 0.8 is published",
        "c: None where 0.8 is published",
    ]


@pytest.mark.skipif(not MODEL.exists(), reason="make test trains the model first")
def test_no_figure_falls_under_the_published_one():
    """On the voices kept aside, no figure lies more than two points under the published one."""
    with opened(MODEL) as folder:
        understanding = Understanding.load(folder)
    assert gedaald(json.loads(PUBLISHED.read_text(encoding="utf-8")), meet(understanding, opzij())) == []
