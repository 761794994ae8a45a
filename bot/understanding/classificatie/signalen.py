"""The signals of a message: what a coordinator should notice although it is not asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.classificatie.kenmerken import Features
from bot.understanding.classificatie.lineair import Lineair
from bot.understanding.classificatie.oefenstof import Voorbeeld
from bot.understanding.classificatie.stemmen import unseen_scores

WEIGHTS = {"w": 1.0, "c": 1.0, "l": 1.5}
COST = 1.0


class Signalen:
    """A learner per signal, with the threshold that gives the best F1 on voices not trained on."""

    def __init__(self) -> None:
        """Start untrained."""
        self.learner = Lineair(WEIGHTS, COST)
        self.thresholds: dict[str, float] = {}

    def train(self, examples: Sequence[Voorbeeld]) -> Signalen:
        """Train on the examples of which the signals are known."""
        known = [(e, set(e.signalen)) for e in examples if e.signalen is not None]
        features = [e.kenmerken for e, _ in known]
        labels = [codes for _, codes in known]
        scores = unseen_scores(
            [e.stem for e, _ in known],
            lambda rows: Lineair(WEIGHTS, COST).fit([features[i] for i in rows], [labels[i] for i in rows]),
            lambda learner, rows: learner.scores_of([features[i] for i in rows]),
        )
        self.learner.fit(features, labels)
        for column, code in enumerate(self.learner.labels):
            positive = np.array([code in found for found in labels])
            self.thresholds[code] = best_threshold(scores[:, column], positive)
        return self

    def __call__(self, groups: Mapping[str, Features]) -> set[str]:
        """Give the signals of a message."""
        scores = self.learner.scores(groups)
        return {c for c, s in zip(self.learner.labels, scores, strict=True) if s > self.thresholds[c]}

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


def best_threshold(scores: Any, positive: Any) -> float:
    """Give the threshold with the highest F1 of `scores > threshold` against `positive`."""
    order = np.argsort(-scores)
    hits = np.cumsum(positive[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + positive.sum())
    at = int(np.argmax(f1))
    following = scores[order[at + 1]] if at + 1 < len(order) else scores[order[at]] - 1
    return float((scores[order[at]] + following) / 2)
