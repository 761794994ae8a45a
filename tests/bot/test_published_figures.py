"""The trained model still understands what `docs/begrijpen/cijfers.json` says it does."""

import json

from bot.understanding.archief import opened
from bot.understanding.cijfers import gedaald
from bot.understanding.corpus import ROOT
from bot.understanding.evaluate_opzij import meet, opzij
from bot.understanding.understanding import Understanding

MODEL = ROOT / "models" / "keukentafel.tar.gz"
PUBLISHED = ROOT / "docs" / "begrijpen" / "cijfers.json"


def test_no_figure_falls_under_the_published_one():
    """On the voices kept aside, no figure lies more than two points under the published one."""
    with opened(MODEL) as folder:
        understanding = Understanding.load(folder)
    assert gedaald(json.loads(PUBLISHED.read_text(encoding="utf-8")), meet(understanding, opzij())) == []
