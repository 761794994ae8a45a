"""The intent of a message: which of the contract's codes, and how sure that is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.understanding.classificatie.ijking import Ijking
from bot.understanding.classificatie.lineair import Lineair, Scores
from bot.understanding.classificatie.stemmen import unseen_scores

# Below this zekerheid the conversation asks back instead of acting ("bedoelt u …?").
# `python -m bot.understanding.evaluate_bedoelingen --cv 5` prints how many messages that are, and how many of those
# above it are right.
VRAAG_TERUG_ONDER = 0.5
_SAYS_SOMETHING = re.compile(r"[^\W_]")


class BedoelingClassifier:
    """One linear learner over all codes, with a calibrated zekerheid."""

    def __init__(self, cost: float = 1.0) -> None:
        """Start untrained."""
        self.learner = Lineair(cost)
        self.ijking = Ijking()

    def train(
        self, rows: Any, codes: Sequence[tuple[str, ...]], voices: Sequence[str]
    ) -> BedoelingClassifier:
        """Train on messages and their codes (the right one first, then equally right ones).

        The zekerheid is calibrated on voices that are held out in turn.
        """
        labels = [{found[0]} for found in codes]
        scores = unseen_scores(rows, labels, voices, self.learner.cost)
        self.learner.fit(rows, labels)
        best = [self.learner.labels[i] for i in scores.argmax(axis=1)]
        self.ijking.fit(scores, [code in found for code, found in zip(best, codes, strict=True)])
        return self

    def __call__(self, text: str, columns: Sequence[int], values: Sequence[float]) -> tuple[str, float]:
        """Give the code and its zekerheid (0..1) of one message.

        A message without a letter or digit is never an answer: it is `buiten_bereik`.
        """
        if not _SAYS_SOMETHING.search(text):
            return "buiten_bereik", 0.9
        scores: Scores = self.learner.scores(columns, values)
        return self.learner.labels[int(scores.argmax())], float(self.ijking.chances(scores[None, :])[0])

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
