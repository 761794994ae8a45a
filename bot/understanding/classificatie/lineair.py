"""A linear learner with one output per label: trained by scikit-learn, run and kept as plain arrays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import LinearSVC

from bot.understanding.classificatie.kenmerken import Features
from bot.understanding.classificatie.vectoren import Vectoriser

Messages = Sequence[Mapping[str, Features]]


class Lineair:
    """Support vector machines, one against the rest, over one vocabulary.

    A message may carry several labels or none. `scores` gives the signed distance for each label.
    """

    def __init__(self, weights: Mapping[str, float], cost: float, minimum: int = 2) -> None:
        """Take the weight of each group of features, the cost of an error, and the least count of a feature."""
        self.vectoriser = Vectoriser(weights, minimum)
        self.cost = cost
        self.labels: list[str] = []
        self.matrix: NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)
        self.bias: NDArray[np.float32] = np.zeros(0, dtype=np.float32)

    def fit(
        self, messages: Messages, labels: Sequence[set[str]], importance: Sequence[float] | None = None
    ) -> Lineair:
        """Train on messages with their sets of labels; `importance` weighs the messages."""
        self.labels = sorted(set().union(*labels))
        rows = self.vectoriser.fit(messages).transform(messages)
        columns, biases = [], []
        for label in self.labels:
            target = np.array([label in found for found in labels])
            machine = LinearSVC(C=self.cost, class_weight="balanced", tol=1e-3, random_state=1)
            machine.fit(rows, target, sample_weight=importance)
            columns.append(machine.coef_[0])
            biases.append(machine.intercept_[0])
        self.matrix = np.array(columns, dtype=np.float32).T.copy()
        self.bias = np.array(biases, dtype=np.float32)
        return self

    def scores(self, groups: Mapping[str, Features]) -> NDArray[np.float32]:
        """Give the score of each label, in the order of `labels`."""
        columns, values = self.vectoriser.row(groups)
        if not columns:
            return self.bias
        return np.asarray(np.array(values, dtype=np.float32) @ self.matrix[columns] + self.bias)

    def scores_of(self, messages: Messages) -> NDArray[np.float32]:
        """Give the scores of many messages, one row each."""
        return np.asarray(self.vectoriser.transform(messages) @ self.matrix + self.bias)

    def save(self, path: Path) -> None:
        """Write `<path>.npz` and `<path>.json`."""
        np.savez(
            path.with_suffix(".npz"),
            matrix=self.matrix.astype(np.float16),
            bias=self.bias,
            idf=self.vectoriser.idf,
        )
        state: dict[str, Any] = {
            "weights": self.vectoriser.weights,
            "minimum": self.vectoriser.minimum,
            "cost": self.cost,
            "labels": self.labels,
            "vocabulary": list(self.vectoriser.index),
        }
        path.with_suffix(".json").write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Lineair:
        """Read what `save` wrote."""
        state = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        learner = cls(state["weights"], state["cost"], state["minimum"])
        learner.labels = state["labels"]
        learner.vectoriser.index = {feature: i for i, feature in enumerate(state["vocabulary"])}
        with np.load(path.with_suffix(".npz")) as arrays:
            learner.matrix = arrays["matrix"].astype(np.float32)
            learner.bias = arrays["bias"]
            learner.vectoriser.idf = arrays["idf"]
        return learner
