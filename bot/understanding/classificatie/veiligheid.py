"""The safety stage: is anybody in danger, or at breaking point, now?

A learner per safety code, apart from the intents, with a threshold of its own, chosen on voices that were not trained
on. The order in which codes win when two fit is that of `docs/annotatie.md`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.classificatie.kenmerken import Features
from bot.understanding.classificatie.lineair import Lineair
from bot.understanding.classificatie.oefenstof import Voorbeeld
from bot.understanding.classificatie.stemmen import unseen_scores

CODES = ("crisis_zelfdoding", "crisis_geweld", "medisch_spoed", "overbelast_noodkreet")
WEIGHTS = {"w": 1.0, "c": 1.0, "q": 0.3, "l": 1.0}
COST = 1.0
# A missed crisis weighs far more than a false alarm: the threshold lets through this share of harmless messages.
FALSE_ALARMS = {
    "crisis_zelfdoding": 0.01,
    "crisis_geweld": 0.01,
    "medisch_spoed": 0.01,
    "overbelast_noodkreet": 0.01,
}


def threshold(scores: NDArray[np.float32], positive: NDArray[np.bool_], share: float) -> float:
    """Give the score above which `share` of the messages that are not positive stand."""
    return float(np.quantile(scores[~positive], 1 - share))


class SafetyStage:
    """Learners and thresholds for the four safety codes."""

    def __init__(self) -> None:
        """Start untrained."""
        self.learner = Lineair(WEIGHTS, COST)
        self.thresholds: dict[str, float] = {}

    def train(self, examples: Sequence[Voorbeeld]) -> SafetyStage:
        """Train on the examples with an intent."""
        known = [(e, set(e.bedoelingen) & set(CODES)) for e in examples if e.bedoelingen]
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
            self.thresholds[code] = threshold(scores[:, column], positive, FALSE_ALARMS[code])
        return self

    def scores(self, groups: Mapping[str, Features]) -> dict[str, float]:
        """Give for each code how far the message stands above (or, negative, below) its threshold."""
        found = self.learner.scores(groups)
        return {c: float(s) - self.thresholds[c] for c, s in zip(self.learner.labels, found, strict=True)}

    def __call__(self, groups: Mapping[str, Features]) -> str | None:
        """Give the safety code of a message, or None."""
        scores = self.scores(groups)
        return next((code for code in CODES if scores[code] > 0), None)

    def save(self, folder: Path) -> None:
        """Write learners and thresholds to `folder`."""
        self.learner.save(folder / "veiligheid")
        (folder / "veiligheid_drempels.json").write_text(json.dumps(self.thresholds), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> SafetyStage:
        """Read what `save` wrote."""
        stage = cls()
        stage.learner = Lineair.load(folder / "veiligheid")
        stage.thresholds = json.loads((folder / "veiligheid_drempels.json").read_text(encoding="utf-8"))
        return stage
