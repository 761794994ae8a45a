"""Ablation: the same reading without one of its parts.

Facts: the part is switched off in the trained model. Intents: trained anew without the group of features.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from bot.understanding.classificatie import classificatie
from bot.understanding.classificatie.classificatie import Classificatie
from bot.understanding.classificatie.spelling import Spelling
from bot.understanding.corpus import ROOT
from bot.understanding.feiten import FactExtractor
from bot.understanding.feiten.kenmerken import Lijsten

Line = Mapping[str, Any]
LOOKUPS = ROOT / "data" / "lookups"
GROEPEN = {
    "w": "words",
    "c": "letter groups",
    "q": "the question",
    "l": "word lists",
}


class _Leeg(Lijsten):
    """Word lists that know nothing."""

    def treffers(self, norms: Sequence[str]) -> Any:
        """Give no hit."""
        return np.zeros((len(norms), len(self.namen)), dtype=np.float32)


def _net(e: Any) -> None:
    e._deelzinnen.meng = lambda chances, *rest: chances


def _deelzin(e: Any) -> None:
    e.deel = 1.0


def _meningen(e: Any) -> None:
    e._meningen.deel = 0.0


def _alleen_lineair(e: Any) -> None:
    e._meningen.deel = 1.0


def _lijsten(e: Any) -> None:
    known = e._kijker.lijsten
    e._kijker.lijsten = _Leeg(known.namen, known.wordings, known.gaten)


def _spelling(e: Any) -> None:
    e._kijker.spelling = Spelling({})


class _ZonderVraag:
    """Reads each message as if no question had been asked."""

    def __init__(self, inner: FactExtractor) -> None:
        self._inner = inner

    def extract(self, text: str, vraag: str | None = None) -> Any:
        """Read one message."""
        return self._inner.extract(text, None)


UIT: dict[str, Callable[[Any], None]] = {
    "without the clause model (network alone finds the mentions)": _net,
    "clause model alone weighs (network only says where)": _deelzin,
    "without the linear models of kind, helper and time": _meningen,
    "linear models alone say kind, helper and time": _alleen_lineair,
    "without word lists": _lijsten,
    "without repair of slips": _spelling,
}


def feiten(extractor: FactExtractor) -> Iterator[tuple[str, Any]]:
    """Give the extractor without each of its parts, with what is off."""
    for what, switch_off in UIT.items():
        other = copy.deepcopy(extractor)
        switch_off(other)
        yield what, other
    yield "without the question", _ZonderVraag(extractor)


def bedoelingen(lines: Sequence[Line]) -> Iterator[tuple[str, Classificatie]]:
    """Train the intents and the safety stage without each group of features."""
    whole = dict(classificatie.WEIGHTS)
    try:
        for group, what in GROEPEN.items():
            classificatie.WEIGHTS = {k: v for k, v in whole.items() if k != group}
            yield f"without {what}", Classificatie.train(lines, LOOKUPS)
    finally:
        classificatie.WEIGHTS = whole
