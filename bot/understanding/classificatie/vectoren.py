"""From features to numbers: a vocabulary with idf weights per group, and sparse rows."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.understanding.classificatie.kenmerken import Features


class Vectoriser:
    """Vocabulary over groups of features; each group tf-idf weighted, scaled to its weight.

    A feature is kept when it stands in at least `minimum` messages. Plain numbers and lists only, so that it can be
    saved as JSON and arrays.
    """

    def __init__(self, weights: Mapping[str, float], minimum: int = 2) -> None:
        """Take the weight of each group; groups that are not named are left out."""
        self.weights = dict(weights)
        self.minimum = minimum
        self.index: dict[str, int] = {}
        self.idf: NDArray[np.float32] = np.zeros(0, dtype=np.float32)

    def fit(self, messages: Sequence[Mapping[str, Features]]) -> Vectoriser:
        """Learn the vocabulary and the idf weights."""
        counts: Counter[str] = Counter()
        for groups in messages:
            for name in self.weights:
                counts.update(groups[name].keys())
        kept = sorted(f for f, n in counts.items() if n >= self.minimum)
        self.index = {f: i for i, f in enumerate(kept)}
        total = len(messages)
        self.idf = np.array([1 + math.log((1 + total) / (1 + counts[f])) for f in kept], dtype=np.float32)
        return self

    def row(self, groups: Mapping[str, Features]) -> tuple[list[int], list[float]]:
        """Give the columns and values of one message."""
        columns: list[int] = []
        values: list[float] = []
        for name, weight in self.weights.items():
            start = len(values)
            square = 0.0
            for feature, count in groups[name].items():
                column = self.index.get(feature)
                if column is not None:
                    value = (1 + math.log(count) if count > 1 else count) * float(self.idf[column])
                    columns.append(column)
                    values.append(value)
                    square += value * value
            if square:
                scale = weight / math.sqrt(square)
                for i in range(start, len(values)):
                    values[i] *= scale
        return columns, values

    def transform(self, messages: Iterable[Mapping[str, Features]]) -> Any:
        """Give a sparse matrix, one row for each message."""
        data: list[float] = []
        indices: list[int] = []
        pointers = [0]
        for groups in messages:
            columns, values = self.row(groups)
            indices += columns
            data += values
            pointers.append(len(indices))
        return csr_matrix(
            (
                np.array(data, dtype=np.float64),
                np.array(indices, dtype=np.int32),
                np.array(pointers, np.int32),
            ),
            shape=(len(pointers) - 1, len(self.index)),
        )

    def save(self, path: Path) -> None:
        """Write `<path>.npy` and `<path>.json`."""
        np.save(path.with_suffix(".npy"), self.idf)
        state = {"weights": self.weights, "minimum": self.minimum, "vocabulary": list(self.index)}
        path.with_suffix(".json").write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Vectoriser:
        """Read what `save` wrote."""
        state = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found = cls(state["weights"], state["minimum"])
        found.index = {feature: i for i, feature in enumerate(state["vocabulary"])}
        found.idf = np.load(path.with_suffix(".npy"))
        return found
