"""Which activities a clause names: a linear model, a second opinion beside the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier

from bot.understanding.feiten.kenmerken import SLOT, Kenmerken, Lijsten
from bot.understanding.feiten.net import Array
from bot.understanding.feiten.voorbeelden import Voorbeeld
from bot.understanding.tekst import Token

_WOORD = r"\S+"
_GRENS = SLOT | {",", ";", ":", "/", "+", "en", "maar", "want", "dus", "of"}


def deelzinnen(rij: Sequence[Token]) -> list[list[int]]:
    """Cut a message into clauses, as token numbers; at punctuation and at words that join. At least one."""
    out: list[list[int]] = [[]]
    for i, token in enumerate(rij):
        if token.norm in _GRENS:
            out.append([])
        else:
            out[-1].append(i)
    return [c for c in out if c] or [list(range(len(rij)))]


@dataclass
class Deelzinnen:
    """One-vs-rest logistic regression on the words, letter groups and word-list hits of a clause.

    Alone it finds activities as well as the network does, with other errors: averaged they gain 4 points F1.
    """

    woorden: TfidfVectorizer
    letters: TfidfVectorizer
    lijst: DictVectorizer
    gewicht: Array  # [features, activities]
    nul: Array  # [activities]
    namen: list[str]  # of the word lists

    @classmethod
    def leer(
        cls, lessons: Sequence[Voorbeeld], lijsten: Lijsten, activiteiten: Sequence[str], alpha: float = 5e-6
    ) -> Deelzinnen:
        """Learn from examples; an activity that never occurs is never found."""
        self = cls(
            TfidfVectorizer(
                ngram_range=(1, 2), token_pattern=_WOORD, min_df=2, sublinear_tf=True, dtype=np.float32
            ),
            TfidfVectorizer(
                analyzer="char_wb", ngram_range=(3, 4), min_df=3, sublinear_tf=True, dtype=np.float32
            ),
            DictVectorizer(dtype=np.float32),
            np.zeros((0, 0), np.float32),
            np.full(len(activiteiten), -20, np.float32),
            lijsten.namen,
        )
        texts: list[str] = []
        hits: list[dict[str, float]] = []
        named: list[set[str]] = []
        for lesson in lessons:
            found = lijsten.treffers([t.norm for t in lesson.rij])
            for clause in deelzinnen(lesson.rij):
                texts.append(" ".join(lesson.rij[i].norm for i in clause))
                hits.append(self._hits(found, clause, lesson.vraag))
                named.append({d.activiteit for d in lesson.doelen if set(d.plaats) & set(clause)})
        features = self._stack(
            self.woorden.fit_transform(texts),
            self.letters.fit_transform(texts),
            self.lijst.fit_transform(hits),
        )
        self.gewicht = np.zeros((features.shape[1], len(activiteiten)), np.float32)
        for k, activity in enumerate(activiteiten):
            right = np.array([activity in n for n in named])
            if right.any() and not right.all():
                # Stochastic steps: as good as an exact solver here, in a third of the time.
                model = SGDClassifier(loss="log_loss", alpha=alpha, max_iter=8, tol=None, random_state=0)
                model.fit(features, right)
                self.gewicht[:, k], self.nul[k] = model.coef_[0], model.intercept_[0]
        return self

    def _hits(self, found: Array, clause: Sequence[int], vraag: str | None) -> dict[str, float]:
        out = {self.namen[k]: 1.0 for i in clause for k in np.nonzero(found[i])[0]}
        return {k: v for k, v in out.items() if k.startswith("activiteiten")} | {f"vraag:{vraag}": 0.5}

    @staticmethod
    def _stack(words: csr_matrix, letters: csr_matrix, hits: csr_matrix) -> csr_matrix:
        return hstack([words, letters, hits * np.float32(0.7)]).tocsr()

    def kansen(
        self, rij: Sequence[Token], view: Kenmerken, vraag: str | None
    ) -> list[tuple[list[int], Array]]:
        """Give each clause of a message with the chances of the activities."""
        clauses = deelzinnen(rij)
        texts = [" ".join(rij[i].norm for i in clause) for clause in clauses]
        hits = [self._hits(view.lijst, clause, vraag) for clause in clauses]
        features = self._stack(
            self.woorden.transform(texts), self.letters.transform(texts), self.lijst.transform(hits)
        )
        chances: Array = 1 / (1 + np.exp(-(features @ self.gewicht + self.nul)))
        return list(zip(clauses, chances, strict=True))

    def meng(
        self, activiteit: Array, rij: Sequence[Token], view: Kenmerken, vraag: str | None, deel: float
    ) -> Array:
        """Mix the clause's chances into those of its tokens, most where the network sees the mention.

        Args:
            activiteit: [T, 1 + activities], column 0 for none.
            deel: the share of the clause model.
        """
        out = activiteit.copy()
        for clause, chance in self.kansen(rij, view, vraag):
            seen = activiteit[clause, 1:]
            profile = seen / np.maximum(seen.max(axis=0, keepdims=True), 1e-9)
            out[clause, 1:] = (1 - deel) * seen + deel * chance[None, :] * profile
        return out
