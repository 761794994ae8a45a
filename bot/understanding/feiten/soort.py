"""Which kind of fact a mention is part of: a linear model, a second opinion beside the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.understanding.feiten.deelzin import deelzinnen
from bot.understanding.feiten.kenmerken import SLOT, Lijsten
from bot.understanding.feiten.net import Array
from bot.understanding.feiten.voorbeelden import Voorbeeld
from bot.understanding.tekst import Token, zinnen

_VENSTER = 8  # words on each side
_SCHIJF = SLOT | {",", ";", ":", "(", ")", "maar", "want", "dus", "omdat", "behalve", "alleen"}
_SCHRIJVER = frozenset({"ik", "'k", "k", "ikzelf", "ikke", "wij", "we"})
_ANDER = frozenset({"hij", "zij", "ze", "die", "ie", "dat", "iemand", "u", "je", "niemand"})


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
        self._model = LogisticRegression(C=1.0, tol=0.01, solver="liblinear", random_state=0)
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
        self._buurt(out, m, norms, begin, end)
        for name, group in (("c", sorted(clause)), ("s", same), ("t", range(len(norms)))):
            found = m.raak[list(group)].max(axis=0, initial=0) if len(group) else np.zeros(len(self._namen))
            for k in np.nonzero(found)[0]:
                if not self._namen[k].startswith("activiteiten"):
                    out[f"{name}:{self._namen[k]}"] = 1.0
                    out[f"{name}:{self._namen[k]} {m.vraag}"] = 0.5
            out[f"{name}:iemand"] = float(any(self._namen[k].startswith("wie") for k in np.nonzero(found)[0]))
        out["eerste"], out["laatste"] = float(begin == 0), float(end == len(norms))
        out["alleen"] = float(len(norms) <= end - begin + 1)
        return out

    def _buurt(self, out: dict[str, float], m: Vermeld, norms: Sequence[str], begin: int, end: int) -> None:
        """Add what stands between commas or contrasts ("ramen en bed zijn een probleem"): words, cues, doer."""
        low, high = begin, end
        while low > 0 and norms[low - 1] not in _SCHIJF:
            low -= 1
        while high < len(norms) and norms[high] not in _SCHIJF:
            high += 1
        out |= {f"g:{norms[i]}": 0.7 for i in range(low, high)}
        for side, places in (("l", range(begin - 1, low - 1, -1)), ("r", range(end, high))):
            cues = next((c for i in places if (c := self._wijzers(m.raak[i]))), "-")
            doer = next((d for i in places if (d := self._doener(m.raak[i], norms[i]))), "-")
            out |= {
                f"wijzer {side}:{cues}": 1.0,
                f"doener {side}:{doer}": 1.0,
                f"doener {side}:{doer} {m.vraag}": 0.5,
            }
        follows = norms[high] if high < len(norms) else "$"
        out[f"daarna:{follows}"] = 0.5

    def _wijzers(self, raak: Array) -> str:
        return "+".join(self._namen[k] for k in np.nonzero(raak)[0] if self._namen[k].startswith("soort"))

    def _doener(self, raak: Array, norm: str) -> str:
        if norm in _SCHRIJVER:
            return "ik"
        named = any(self._namen[k].startswith("wie") for k in np.nonzero(raak)[0])
        return "iemand" if named else norm if norm in _ANDER else ""
