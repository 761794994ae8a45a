"""Calibration: from the scores of a learner to a chance that its answer is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Scores = NDArray[np.float32]


def margin_features(scores: Scores) -> NDArray[np.float64]:
    """Give for each row: the best score, its lead on the second, and the mass of the softmax at the best."""
    ordered = np.sort(scores, axis=1)
    best, second = ordered[:, -1], ordered[:, -2]
    mass = 1 / np.exp(3 * (scores - best[:, None])).sum(axis=1)
    return np.column_stack([np.ones(len(scores)), best, best - second, mass]).astype(np.float64)


class Ijking:
    """A logistic curve over the margin of the best label, fitted on scores of voices that were not trained on."""

    def __init__(self, curve: Sequence[float] = (0.0, 0.0, 0.0, 1.0)) -> None:
        """Take the four coefficients for `margin_features`."""
        self.curve = np.array(curve, dtype=np.float64)

    def fit(self, scores: Scores, right: Sequence[bool]) -> Ijking:
        """Fit the curve on rows of scores and whether the best label was right."""
        rows, target = margin_features(scores), np.array(right, dtype=np.float64)

        def loss(curve: NDArray[np.float64]) -> Any:
            z = rows @ curve
            return np.mean(np.logaddexp(0, z) - target * z) + 1e-4 * (curve[1:] ** 2).sum()

        self.curve = minimize(loss, self.curve, method="L-BFGS-B").x
        return self

    def chances(self, scores: Scores) -> NDArray[np.float64]:
        """Give for each row the chance (0..1) that its best label is right."""
        return np.asarray(1 / (1 + np.exp(-(margin_features(scores) @ self.curve))))
