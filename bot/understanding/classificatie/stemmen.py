"""Folds by voice: a person's messages are all trained on or all judged, never both."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from bot.understanding.classificatie.lineair import Lineair, Scores


def folds(voices: Sequence[str], count: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    """Give (training positions, judged positions) `count` times; a voice's fold depends on its name alone."""
    fold_of = [zlib.crc32(voice.encode()) % count for voice in voices]
    for fold in range(count):
        yield (
            [i for i, f in enumerate(fold_of) if f != fold],
            [i for i, f in enumerate(fold_of) if f == fold],
        )


def unseen_scores(
    rows: Any,
    labels: Sequence[set[str]],
    voices: Sequence[str],
    cost: float,
    teaches: Sequence[bool] | None = None,
    count: int = 3,
) -> Scores:
    """Score each message with a learner that never saw its voice.

    Args:
        rows: sparse matrix, one row a message.
        labels: the labels of each message.
        voices: the voice of each message.
        cost: of the learner.
        teaches: which messages may be trained on; all when None. All are scored.
        count: number of folds.

    Returns:
        One row a message, one column a label, in alphabetical order of the labels.
    """
    names = sorted(set().union(*labels))
    found = np.full((len(voices), len(names)), -1.0, dtype=np.float32)
    for training, judged in folds(voices, count):
        training = [i for i in training if teaches is None or teaches[i]]
        if not training or not judged:
            continue
        learner = Lineair(cost).fit(rows[training], [labels[i] for i in training])
        found[np.ix_(judged, [names.index(label) for label in learner.labels])] = learner.scores_of(
            rows[judged]
        )
    return found
