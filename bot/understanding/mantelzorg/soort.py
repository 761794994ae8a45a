"""Choosing a class from the words of a message: for whom is cared, and which form of respite is asked."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.understanding.tekst import Token, zinnen

_STOP = {",", ";", ":", "maar", "dus", "want", "wel", "liever"}
_NO = {"geen", "niet", "nee", "nooit", "neet", "nich", "nie", "niks", "weigert", "gien", "net"}
GEEN = "-"


def kenmerken(row: Sequence[Token], vraag: str | None, families: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Give words, pairs and letter groups, each apart for clauses with and without a negation, and with the question."""
    out: dict[str, float] = {f"vraag:{vraag}": 1.0}
    sentence = zinnen(list(row))
    clause: list[list[Token]] = [[]]
    previous = 0
    for token, number in zip(row, sentence):
        if token.norm in _STOP or number != previous:
            clause.append([])
        previous = number
        clause[-1].append(token)
    for k, words in enumerate(c for c in clause if c):
        norms = [t.norm for t in words]
        sign = "niet " if _NO & set(norms) else ""
        for i, norm in enumerate(norms):
            out[f"{sign}w:{norm}"] = 1.0
            if k == 0 and i < 4:
                out[f"begin {vraag}:{norm}"] = 1.0
            if i:
                out[f"{sign}2:{norms[i - 1]} {norm}"] = 1.0
            word = f"^{norm}$"
            for at in range(len(word) - 3):
                out[f"{sign}g:{word[at : at + 4]}"] = 0.5
        for name, *stems in families:
            if any(n.startswith(stem) for n in norms for stem in stems):
                out[f"{sign}familie:{name}"] = 1.0
                out[f"{sign}familie:{name} {vraag}"] = 1.0
    for name, *stems in families:
        places = [i for i, t in enumerate(row) if t.norm.startswith(tuple(stems))]
        if places:
            at = places[0]
            out[f"voor {name}:{row[at - 1].norm if at else '^'} {vraag}"] = 1.0
            out[f"eerste familie:{name}" if at == min(_places(row, families), default=at) else f"later:{name}"] = 1.0
    return out


def _places(row: Sequence[Token], families: Sequence[tuple[str, ...]]) -> list[int]:
    stems = tuple(s for _, *rest in families for s in rest)
    return [i for i, t in enumerate(row) if t.norm.startswith(stems)]


class Klasse:
    """A linear classifier of messages, with "nothing" as one of the classes."""

    def __init__(self, families: Sequence[tuple[str, ...]], c: float = 1.0) -> None:
        self._families = list(families)
        self._columns = DictVectorizer()
        self._model = LogisticRegression(C=c, solver="liblinear", random_state=0)

    def leer(self, rows: Sequence[Sequence[Token]], vragen: Sequence[str | None], gold: Sequence[str | None]) -> Klasse:
        """Learn from messages, the questions they answer, and the right classes (None for nothing)."""
        data = [kenmerken(row, vraag, self._families) for row, vraag in zip(rows, vragen)]
        self._model.fit(self._columns.fit_transform(data), [g or GEEN for g in gold])
        return self

    def kies(self, row: Sequence[Token], vraag: str | None) -> str | None:
        """Give the class of a message, or None."""
        found = str(self._model.predict(self._columns.transform([kenmerken(row, vraag, self._families)]))[0])
        return None if found == GEEN else found
