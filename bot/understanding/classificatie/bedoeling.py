"""The intent of a message outside the safety stage."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.understanding.classificatie.ijking import Ijking
from bot.understanding.classificatie.kenmerken import Features
from bot.understanding.classificatie.lineair import Lineair
from bot.understanding.classificatie.oefenstof import Voorbeeld
from bot.understanding.classificatie.stemmen import unseen_scores

# Below this zekerheid the conversation asks back instead of acting ("bedoelt u …?"). At 0.5 the answer is as
# often right as wrong on unseen voices: `python -m bot.understanding.evaluate_bedoelingen --curve` prints the curve.
VRAAG_TERUG_ONDER = 0.5
_SAYS_SOMETHING = re.compile(r"[^\W_]")
WEIGHTS = {"w": 1.0, "c": 1.0, "q": 0.6, "l": 1.0}
COST = 1.0


class BedoelingClassifier:
    """One linear learner over all codes, with a calibrated zekerheid."""

    def __init__(self) -> None:
        """Start untrained."""
        self.learner = Lineair(WEIGHTS, COST)
        self.ijking = Ijking()

    def train(self, examples: Sequence[Voorbeeld]) -> BedoelingClassifier:
        """Train on the examples with an intent; calibrate on voices held out in turn."""
        known = [(e, e.bedoelingen) for e in examples if e.bedoelingen]
        features = [e.kenmerken for e, _ in known]
        labels = [{codes[0]} for _, codes in known]
        scores = unseen_scores(
            [e.stem for e, _ in known],
            lambda rows: Lineair(WEIGHTS, COST).fit([features[i] for i in rows], [labels[i] for i in rows]),
            lambda learner, rows: learner.scores_of([features[i] for i in rows]),
        )
        self.learner.fit(features, labels)
        best = [self.learner.labels[i] for i in scores.argmax(axis=1)]
        self.ijking.fit(scores, [code in codes for code, (_, codes) in zip(best, known, strict=True)])
        return self

    def __call__(self, text: str, groups: Mapping[str, Features]) -> tuple[str, float]:
        """Give the code and its zekerheid (0..1).

        A message without a letter or digit is never an answer: it is `buiten_bereik`.
        """
        if not _SAYS_SOMETHING.search(text):
            return "buiten_bereik", 0.9
        scores = self.learner.scores(groups)[None, :]
        return self.learner.labels[int(np.argmax(scores))], float(self.ijking.chances(scores)[0])

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
