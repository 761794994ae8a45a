"""The intent of a message: which of the contract's codes, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.classificatie.ijking import Ijking
from bot.understanding.classificatie.lineair import Lineair, Scores
from bot.understanding.classificatie.oefenstof import SIGNAAL_VAN
from bot.understanding.classificatie.stemmen import unseen_scores

# Below this zekerheid the conversation asks back instead of acting ("bedoelt u …?").
# `python -m bot.understanding.evaluate_bedoelingen --cv 5` prints how many messages that are, and how many of those
# above it are right.
VRAAG_TERUG_ONDER = 0.5


class BedoelingClassifier:
    """One linear learner over all codes, with a calibrated zekerheid.

    The safety codes are learnt along, as rivals; whether one of them is meant is for the safety stage to say, which
    weighs how far each stands above (or below) the best other code.
    """

    def __init__(self, cost: float = 1.0) -> None:
        """Start untrained."""
        self.learner = Lineair(cost)
        self.ijking = Ijking()

    def train(
        self, rows: Any, codes: Sequence[tuple[str, ...]], voices: Sequence[str], teaches: Sequence[bool]
    ) -> Scores:
        """Train on messages and their codes (the right one first, then equally right ones).

        Args:
            rows: sparse matrix, one row a message.
            codes: the codes of each message.
            voices: the voice of each message.
            teaches: which messages are trained on; the others are only scored.

        Returns:
            The scores of all messages by learners that did not see their voice; on these the zekerheid is calibrated.
        """
        labels = [{found[0]} for found in codes]
        scores = unseen_scores(rows, labels, voices, self.learner.cost, teaches)
        taught = [i for i, wanted in enumerate(teaches) if wanted]
        self.learner.fit(rows[taught], [labels[i] for i in taught])
        others = self._others()
        judged = [i for i in taught if codes[i][0] not in SIGNAAL_VAN]
        best = [self.learner.labels[others[k]] for k in scores[np.ix_(judged, others)].argmax(axis=1)]
        right = [code in codes[i] for code, i in zip(best, judged, strict=True)]
        self.ijking.fit(scores[np.ix_(judged, others)], right)
        return scores

    def _others(self) -> list[int]:
        return [i for i, code in enumerate(self.learner.labels) if code not in SIGNAAL_VAN]

    def margins(self, scores: Scores) -> Scores:
        """Give how far each safety code (columns in alphabetical order) stands above the best other code."""
        safety = [i for i, code in enumerate(self.learner.labels) if code in SIGNAAL_VAN]
        return np.asarray(scores[:, safety] - scores[:, self._others()].max(axis=1, keepdims=True))

    def best(self, scores: Scores) -> tuple[str, float]:
        """Give the best code outside the safety codes and its zekerheid (0..1), of one row of scores."""
        others = self._others()
        found = scores[others]
        return self.learner.labels[others[int(found.argmax())]], float(self.ijking.chances(found[None, :])[0])

    def save(self, folder: Path) -> None:
        """Write the learner and its curve to `folder`."""
        self.learner.save(folder / "bedoeling")
        (folder / "bedoeling_ijking.json").write_text(json.dumps(list(self.ijking.curve)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> BedoelingClassifier:
        """Read what `save` wrote."""
        classifier = cls()
        classifier.learner = Lineair.load(folder / "bedoeling")
        classifier.ijking = Ijking(json.loads((folder / "bedoeling_ijking.json").read_text(encoding="utf-8")))
        return classifier
