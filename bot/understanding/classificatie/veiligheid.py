"""The safety stage: is anybody in danger, or at breaking point, now?

A learner per safety code, apart from the intents, with a threshold of its own, chosen on voices that were not trained
on. The order in which codes win when two fit is that of `docs/annotatie.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.understanding.classificatie.lessen import Lessen
from bot.understanding.classificatie.lineair import Lineair, Scores
from bot.understanding.classificatie.stemmen import unseen_scores

CODES = ("crisis_zelfdoding", "crisis_geweld", "medisch_spoed", "overbelast_noodkreet")
# Each threshold lets through this share of ordinary messages. A missed crisis weighs far more than a false alarm; but
# who tells of a dog and is answered about suicide does not tell on, and a conversation has many messages.
FALSE_ALARMS = {
    "crisis_zelfdoding": 0.005,
    "crisis_geweld": 0.0035,
    "medisch_spoed": 0.0035,
    "overbelast_noodkreet": 0.003,
}
LOOK_ALIKES = 0.05  # the most that is let through of what is written to look like an alarm and is none
# What is let slip between other things is not outweighed by them; a sentence by itself must stand this far above the
# threshold of a message.
SENTENCE_MARGIN = 0.5
_MARGIN = 1.5  # weight of the intents' opinion beside the stage's own
_CLEARLY = 0.6  # a code this far above its threshold wins from an earlier one that just passes


class SafetyStage:
    """Learners and thresholds for the four safety codes.

    The score of a code is that of its learner plus the intents' opinion: how far they place the code above the best
    harmless one.
    """

    def __init__(self, cost: float = 1.0) -> None:
        """Start untrained."""
        self.learner = Lineair(cost)
        self.thresholds: Scores = np.zeros(0, dtype=np.float32)

    def train(self, lessen: Lessen) -> SafetyStage:
        """Train on messages and their codes, and on single sentences of messages that are harmless."""
        labels = [set(found) & set(CODES) for found in lessen.codes]
        scores = (
            unseen_scores(lessen.rijen, labels, lessen.stemmen, self.learner.cost) + _MARGIN * lessen.marges
        )
        self.learner.fit(lessen.rijen, labels)
        # A message is judged by its most alarming sentence too: so is what a threshold lets through.
        whole = np.array(lessen.geheel)
        part = whole != np.arange(len(whole))
        np.maximum.at(scores, whole[part], scores[part] - SENTENCE_MARGIN)
        harmless = np.array([not found for found in labels]) & ~part
        alike = harmless & np.array(lessen.lijkt_erop)
        plain = harmless & ~alike

        def least(k: int, code: str) -> float:
            """The lowest threshold that keeps to both shares."""
            shares = ((plain, FALSE_ALARMS[code]), (alike, LOOK_ALIKES))
            return max(float(np.quantile(scores[m, k], 1 - share)) for m, share in shares if m.any())

        self.thresholds = np.array(
            [least(k, code) for k, code in enumerate(self.learner.labels)], dtype=np.float32
        )
        return self

    def scores(self, columns: Sequence[int], values: Sequence[float], margins: Scores) -> dict[str, float]:
        """Give for each code how far a message stands above (or, negative, below) its threshold."""
        found = self.learner.scores(columns, values) + _MARGIN * margins - self.thresholds
        return dict(zip(self.learner.labels, map(float, found), strict=True))

    def save(self, folder: Path) -> None:
        """Write learners and thresholds to `folder`."""
        self.learner.save(folder / "veiligheid")
        (folder / "veiligheid_drempels.json").write_text(
            json.dumps(self.thresholds.tolist()), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> SafetyStage:
        """Read what `save` wrote."""
        stage = cls()
        stage.learner = Lineair.load(folder / "veiligheid")
        found = json.loads((folder / "veiligheid_drempels.json").read_text(encoding="utf-8"))
        stage.thresholds = np.array(found, dtype=np.float32)
        return stage


def alarm(scores: dict[str, float]) -> str | None:
    """Give the safety code that the scores of a message (or the highest of its parts) amount to, or None."""
    fitting = [code for code in CODES if scores.get(code, -1.0) > 0]
    if not fitting:
        return None
    strongest = max(fitting, key=lambda code: scores[code])
    return strongest if scores[strongest] > scores[fitting[0]] + _CLEARLY else fitting[0]
