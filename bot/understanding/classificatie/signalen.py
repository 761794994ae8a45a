"""The signals of a message: what a coordinator should notice although it is not asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.classificatie.lineair import Lineair, Scores
from bot.understanding.classificatie.stemmen import unseen_scores

# A signal that is not there costs a coordinator's trust, one that is missed stands in the person's own words: being
# right counts twice as much as finding all.
BETA = 0.5


def best_threshold(scores: Scores, positive: NDArray[np.bool_]) -> float:
    """Give the threshold with the highest F(`BETA`) of `scores > threshold` against `positive`."""
    order = np.argsort(-scores)
    hits = np.cumsum(positive[order])
    f = (1 + BETA**2) * hits / (np.arange(1, len(order) + 1) + BETA**2 * positive.sum())
    at = int(np.argmax(f))
    following = scores[order[at + 1]] if at + 1 < len(order) else scores[order[at]] - 1
    return float((scores[order[at]] + following) / 2)


class Signalen:
    """A learner per signal, with the threshold that gives the best F0.5 on voices not trained on."""

    def __init__(self, cost: float = 1.0) -> None:
        """Start untrained."""
        self.learner = Lineair(cost)
        self.thresholds: list[float] = []

    def train(self, rows: Any, signals: Sequence[frozenset[str]], voices: Sequence[str]) -> Signalen:
        """Train on messages and the signals of each."""
        labels = [set(found) for found in signals]
        scores = unseen_scores(rows, labels, voices, self.learner.cost)
        self.learner.fit(rows, labels)
        self.thresholds = [
            best_threshold(scores[:, k], np.array([code in found for found in labels]))
            for k, code in enumerate(self.learner.labels)
        ]
        return self

    def __call__(self, columns: Sequence[int], values: Sequence[float]) -> set[str]:
        """Give the signals of one message."""
        scores = self.learner.scores(columns, values)
        return {c for c, s, t in zip(self.learner.labels, scores, self.thresholds, strict=True) if s > t}

    def save(self, folder: Path) -> None:
        """Write learners and thresholds to `folder`."""
        self.learner.save(folder / "signalen")
        (folder / "signalen_drempels.json").write_text(json.dumps(self.thresholds), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Signalen:
        """Read what `save` wrote."""
        found = cls()
        found.learner = Lineair.load(folder / "signalen")
        found.thresholds = json.loads((folder / "signalen_drempels.json").read_text(encoding="utf-8"))
        return found
