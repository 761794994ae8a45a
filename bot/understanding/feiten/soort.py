"""Which kind of fact a mention is part of: a linear model, a second opinion beside the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.understanding.feiten.deelzin import deelzinnen
from bot.understanding.feiten.kenmerken import Lijsten
from bot.understanding.feiten.net import Array
from bot.understanding.feiten.voorbeelden import Voorbeeld
from bot.understanding.tekst import Token, zinnen

_VENSTER = 8  # words on each side


@dataclass
class Vermeld:
    """A mention in its message: what the kind is judged by."""

    rij: Sequence[Token]
    raak: Array  # [T, lists] the word lists' hits
    plaats: Sequence[int]
    activiteit: str
    vraag: str | None


class Soorten:
    """Logistic regression on the words around a mention, its clause and sentence, the cue lists and the question."""

    def __init__(self, namen: Sequence[str]) -> None:
        self._columns = DictVectorizer(dtype=np.float32)
        self._model = LogisticRegression(C=1.0, solver="liblinear", random_state=0)
        self._namen = list(namen)
        self._order: list[int] = []

    @classmethod
    def leer(cls, lessons: Sequence[Voorbeeld], lijsten: Lijsten, soorten: Sequence[str]) -> Soorten:
        """Learn from the facts of examples."""
        self = cls(lijsten.namen)
        rows: list[dict[str, float]] = []
        kinds: list[str] = []
        for lesson in lessons:
            hits = lijsten.treffers([t.norm for t in lesson.rij])
            for goal in lesson.doelen:
                rows.append(
                    self._kenmerken(Vermeld(lesson.rij, hits, goal.plaats, goal.activiteit, lesson.vraag))
                )
                kinds.append(goal.soort)
        self._model.fit(self._columns.fit_transform(rows), kinds)
        known = list(self._model.classes_)
        self._order = [known.index(s) if s in known else -1 for s in soorten]
        return self

    def kansen(self, mention: Vermeld) -> Array:
        """Give the chances of the kinds, in the order of `leer`."""
        found = self._model.predict_proba(self._columns.transform([self._kenmerken(mention)]))[0]
        return np.array([found[k] if k >= 0 else 0.0 for k in self._order], np.float32)

    def _kenmerken(self, m: Vermeld) -> dict[str, float]:
        norms = [t.norm for t in m.rij]
        begin, end = min(m.plaats), max(m.plaats) + 1
        sentence = zinnen(list(m.rij))
        out = {f"vraag:{m.vraag}": 1.0, f"act:{m.activiteit}": 1.0, f"act:{m.activiteit} {m.vraag}": 0.5}
        for name, places in (
            ("l", range(begin - 1, max(begin - 1 - _VENSTER, -1), -1)),
            ("r", range(end, min(end + _VENSTER, len(norms)))),
        ):
            for distance, i in enumerate(places, start=1):
                out[f"{name}:{norms[i]}"] = 1.0
                out[f"b:{norms[i]}"] = 0.7
                if distance <= 3:
                    out[f"{name}{distance}:{norms[i]}"] = 0.7
        for i in m.plaats:
            out[f"m:{norms[i]}"] = 0.7
        clause = {i for c in deelzinnen(m.rij) if set(c) & set(m.plaats) for i in c}
        for i in sorted(clause):
            out[f"c:{norms[i]}"] = 1.0
            out[f"c:{norms[i]} {m.vraag}"] = 0.5
            if i + 1 in clause:
                out[f"c2:{norms[i]} {norms[i + 1]}"] = 0.7
        same = [i for i in range(len(norms)) if sentence[i] == sentence[begin]]
        for name, group in (("c", sorted(clause)), ("s", same), ("t", range(len(norms)))):
            found = m.raak[list(group)].max(axis=0, initial=0) if len(group) else np.zeros(len(self._namen))
            for k in np.nonzero(found)[0]:
                if not self._namen[k].startswith("activiteiten"):
                    out[f"{name}:{self._namen[k]}"] = 1.0
                    out[f"{name}:{self._namen[k]} {m.vraag}"] = 0.5
            out[f"{name}:iemand"] = float(
                any(self._namen[k].startswith("wie") for k in np.nonzero(found)[0])
            )
        out["eerste"], out["laatste"] = float(begin == 0), float(end == len(norms))
        out["alleen"] = float(len(norms) <= end - begin + 1)
        return out
