"""The safety stage: is anybody in danger, or at breaking point, now?

A learner per safety code, apart from the intents, with a threshold of its own, chosen on voices that were not trained
on. The order in which codes win when two fit is that of `docs/annotatie.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.classificatie.lineair import Lineair, Scores
from bot.understanding.classificatie.stemmen import unseen_scores

CODES = ("crisis_zelfdoding", "crisis_geweld", "medisch_spoed", "overbelast_noodkreet")
# A missed crisis weighs far more than a false alarm: each threshold lets through this share of the messages that are
# written to look like an alarm and are none.
FALSE_ALARMS = 0.01
_CLEARLY = 0.6  # a code this far above its threshold wins from an earlier one that just passes


def threshold(scores: Scores, harmless: NDArray[np.bool_], share: float) -> float:
    """Give the score above which `share` of the harmless messages stand."""
    return float(np.quantile(scores[harmless], 1 - share))


class SafetyStage:
    """Learners and thresholds for the four safety codes."""

    def __init__(self, cost: float = 1.0) -> None:
        """Start untrained."""
        self.learner = Lineair(cost)
        self.thresholds: list[float] = []

    def train(
        self,
        rows: Any,
        codes: Sequence[tuple[str, ...]],
        voices: Sequence[str],
        look_alikes: Sequence[bool],
    ) -> SafetyStage:
        """Train on messages and their codes; `look_alikes` are the messages that thresholds are set on."""
        labels = [set(found) & set(CODES) for found in codes]
        scores = unseen_scores(rows, labels, voices, self.learner.cost)
        self.learner.fit(rows, labels)
        harmless = np.array([not found for found in labels])
        judged = harmless & np.array(look_alikes) if any(look_alikes) else harmless
        self.thresholds = [threshold(scores[:, k], judged, FALSE_ALARMS) for k in range(scores.shape[1])]
        return self

    def scores(self, columns: Sequence[int], values: Sequence[float]) -> dict[str, float]:
        """Give for each code how far a message stands above (or, negative, below) its threshold."""
        found = self.learner.scores(columns, values)
        return {c: float(s) - t for c, s, t in zip(self.learner.labels, found, self.thresholds, strict=True)}

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


def alarm(scores: dict[str, float]) -> str | None:
    """Give the safety code that the scores of a message (or the highest of its parts) amount to, or None."""
    fitting = [code for code in CODES if scores.get(code, -1.0) > 0]
    if not fitting:
        return None
    strongest = max(fitting, key=lambda code: scores[code])
    return strongest if scores[strongest] > scores[fitting[0]] + _CLEARLY else fitting[0]
