"""Folds by voice: a person's messages are all trained on or all judged, never both."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


def folds(voices: Sequence[str], count: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    """Give (training positions, judged positions) `count` times; a voice's fold depends on its name alone."""
    fold_of = [zlib.crc32(voice.encode()) % count for voice in voices]
    for fold in range(count):
        yield (
            [i for i, f in enumerate(fold_of) if f != fold],
            [i for i, f in enumerate(fold_of) if f == fold],
        )


def unseen_scores(
    voices: Sequence[str],
    train: Callable[[list[int]], T],
    score: Callable[[T, list[int]], NDArray[np.float32]],
    count: int = 5,
) -> NDArray[np.float32]:
    """Score each message with a learner that never saw its voice: rows in the order of `voices`."""
    found: NDArray[np.float32] | None = None
    for training, judged in folds(voices, count):
        if not judged:
            continue
        scores = score(train(training), judged)
        if found is None:
            found = np.zeros((len(voices), scores.shape[1]), dtype=np.float32)
        found[judged] = scores
    if found is None:
        raise ValueError("no messages to score")
    return found
