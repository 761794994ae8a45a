"""Logistic regression over word and letter n-grams and spaCy features: what a careful week of work would give."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer

from bot.understanding import nlp
from bot.understanding.begrip import Feit
from bot.understanding.classificatie.classificatie import Oordeel
from bot.understanding.feiten import Extraction
from bot.understanding.feiten.deelzin import deelzinnen
from bot.understanding.feiten.voorbeelden import voorbeeld
from bot.understanding.lijsten import LOOKUPS, woorden
from bot.understanding.tekst import tokens

Line = Mapping[str, Any]
GRENS = 0.3  # of a clause's chance of an activity: the best on the voices that are trained on


class Kenmerken:
    """Word pairs, letter groups, and spaCy's lemmas, parts of speech and subjects, beside the question."""

    def __init__(self) -> None:
        self._nlp = nlp.load()
        self._woorden = TfidfVectorizer(
            ngram_range=(1, 2), token_pattern=r"\S+", min_df=2, sublinear_tf=True, dtype=np.float32
        )
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True, dtype=np.float32
        )
        self._zinsbouw = DictVectorizer(dtype=np.float32)

    def leer(self, texts: Sequence[str], questions: Sequence[str | None]) -> Any:
        """Fit on texts and give their rows."""
        return hstack(
            [
                self._woorden.fit_transform(texts),
                self._letters.fit_transform(texts),
                self._zinsbouw.fit_transform(self._parsed(texts, questions)),
            ]
        ).tocsr()

    def rijen(self, texts: Sequence[str], questions: Sequence[str | None]) -> Any:
        """Give the rows of texts."""
        return hstack(
            [
                self._woorden.transform(texts),
                self._letters.transform(texts),
                self._zinsbouw.transform(self._parsed(texts, questions)),
            ]
        ).tocsr()

    def _parsed(self, texts: Sequence[str], questions: Sequence[str | None]) -> list[dict[str, float]]:
        out = []
        for doc, question in zip(self._nlp.pipe(texts, batch_size=256), questions, strict=True):
            row = {f"vraag:{question}": 0.5}
            for token in doc:
                row[f"lemma:{token.lemma_.lower()}"] = 0.2
                row[f"pos:{token.pos_}"] = 0.1
                if token.dep_ in ("nsubj", "obj"):
                    row[f"{token.dep_}:{token.lemma_.lower()}"] = 0.2
            out.append(row)
        return out


class Bedoelingen:
    """Intents by one regression over the whole message; the safety codes are codes like any other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._kenmerken = Kenmerken()
        rows = self._kenmerken.leer([x["tekst"].lower() for x in lines], [x["vraag"] for x in lines])
        self._model = LogisticRegression(C=10, max_iter=100, solver="lbfgs", n_jobs=2)
        self._model.fit(rows, [x["bedoeling"] for x in lines])

    def oordelen(self, lines: Sequence[Line]) -> list[Oordeel]:
        """Judge lines."""
        rows = self._kenmerken.rijen([x["tekst"].lower() for x in lines], [x["vraag"] for x in lines])
        chances = self._model.predict_proba(rows)
        return [
            Oordeel(str(self._model.classes_[k]), float(row[k]), frozenset())
            for row, k in zip(chances, chances.argmax(axis=1), strict=True)
        ]


class Feiten:
    """Facts by clause: its activities, one kind, and the first person that a word list knows."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts: list[str] = []
        questions: list[str | None] = []
        named: list[set[str]] = []
        kinds: list[str | None] = []
        for line in lines:
            lesson = voorbeeld(line)
            for clause in deelzinnen(lesson.rij) if lesson.rij else []:
                goals = [d for d in lesson.doelen if set(d.plaats) & set(clause)]
                texts.append(" ".join(lesson.rij[i].norm for i in clause))
                questions.append(line["vraag"])
                named.append({d.activiteit for d in goals})
                kinds.append(goals[0].soort if goals else None)
        self._kenmerken = Kenmerken()
        rows = self._kenmerken.leer(texts, questions)
        self._codes = MultiLabelBinarizer()
        self._activiteit = OneVsRestClassifier(LogisticRegression(C=10, solver="liblinear"), n_jobs=2)
        self._activiteit.fit(rows, self._codes.fit_transform(named))
        told = [i for i, kind in enumerate(kinds) if kind]
        self._soort = LogisticRegression(C=10, max_iter=100, n_jobs=2)
        self._soort.fit(rows[told], [kinds[i] for i in told])
        self._wie = [
            (f" {word} ", path.stem)
            for path in sorted((LOOKUPS / "wie").glob("*.txt"))
            for word in woorden(path)
            if "…" not in word
        ]
        self._wie.sort(key=lambda pair: -len(pair[0]))

    def extract(self, text: str, vraag: str | None = None) -> Extraction:
        """Read one message, as `FactExtractor.extract` does."""
        row = tokens(text)
        clauses = [" ".join(row[i].norm for i in clause) for clause in deelzinnen(row)] if row else []
        if not clauses:
            return Extraction()
        rows = self._kenmerken.rijen(clauses, [vraag] * len(clauses))
        chances = self._activiteit.predict_proba(rows)
        found: dict[tuple[str, str, str | None], Feit] = {}
        for clause, chance, kind in zip(clauses, chances, self._soort.predict(rows), strict=True):
            who = self._helper(clause) if kind == "hulp" else None
            for k in np.nonzero(chance >= GRENS)[0]:
                code = str(self._codes.classes_[k])
                found[kind, code, who] = Feit(str(kind), code, who, None, clause, float(chance[k]))
        return Extraction(tuple(found.values()))

    def _helper(self, clause: str) -> str | None:
        padded = re.sub(r"\s+", " ", f" {clause} ")
        return next((code for word, code in self._wie if word in padded), None)
