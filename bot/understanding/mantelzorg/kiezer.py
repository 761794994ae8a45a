"""Choosing one of several candidates, or none: a linear model over named features."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True)
class Kandidaat(Generic[Value]):
    """A value that might be meant, and what speaks for or against it."""

    waarde: Value
    kenmerken: dict[str, float]


class Kiezer(Generic[Value]):
    """Learns which candidate people mean; gives the likeliest value above a threshold."""

    def __init__(self, c: float = 1.0, grens: float = 0.4) -> None:
        self._columns = DictVectorizer()
        self._model = LogisticRegression(C=c, solver="liblinear", random_state=0)
        self._learnt = False
        self.grens = grens

    def leer(self, cases: Sequence[tuple[Sequence[Kandidaat[Value]], Value | None]]) -> Kiezer[Value]:
        """Learn from messages: their candidates, and the value that was meant (None for nothing).

        Where all candidates are right, or all wrong, there is nothing to learn and none is chosen.
        """
        rows = [c.kenmerken for candidates, _ in cases for c in candidates]
        right = [c.waarde == gold for candidates, gold in cases for c in candidates]
        self._learnt = len(set(right)) == 2
        if not self._learnt:
            return self
        self._model.fit(self._columns.fit_transform(rows), right)
        return self

    def kies(self, candidates: Sequence[Kandidaat[Value]]) -> Value | None:
        """Give the value that is meant, or None."""
        if not candidates or not self._learnt:
            return None
        chances = self._model.predict_proba(self._columns.transform([c.kenmerken for c in candidates]))[:, 1]
        best = int(chances.argmax())
        return candidates[best].waarde if chances[best] >= self.grens else None
