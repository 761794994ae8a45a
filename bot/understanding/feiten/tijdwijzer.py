"""Which frequency belongs to a mention: a linear ranking of the expressions, beside the network's pointer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.understanding.feiten.kenmerken import SCHEIDING, SLOT, Lijsten
from bot.understanding.feiten.soort import Vermeld
from bot.understanding.feiten.voorbeelden import Voorbeeld
from bot.understanding.tekst import zinnen
from bot.understanding.tijd.frequentie import Tijdwoord, Tijdwoorden

_HARD = SLOT | {",", ";", ":", "maar", "want"}
Plaatsen = Sequence[tuple[int, ...]]


class Tijdwijzer:
    """Logistic regression on where an expression stands to the mention, to other mentions and to the sentence.

    A frequency at the front of a sentence spreads over what follows; one at the end belongs to its own clause
    (`docs/annotatie.md`, point 9).
    """

    def __init__(self, namen: Sequence[str]) -> None:
        self._columns = DictVectorizer(dtype=np.float32)
        self._model: LogisticRegression | None = None
        self._namen = list(namen)

    @classmethod
    def leer(cls, lessons: Sequence[Voorbeeld], lijsten: Lijsten, tijden: Tijdwoorden) -> Tijdwijzer:
        """Learn from the facts of messages in which a frequency stands."""
        self = cls(lijsten.namen)
        rows: list[dict[str, float]] = []
        right: list[bool] = []
        for lesson in lessons:
            times = tijden.lees(lesson.rij)
            if not times or not lesson.doelen:
                continue
            hits = lijsten.treffers([t.norm for t in lesson.rij])
            others = [d.plaats for d in lesson.doelen]
            for goal in lesson.doelen:
                mention = Vermeld(lesson.rij, hits, goal.plaats, goal.activiteit, lesson.vraag)
                said = [bool(set(range(t.begin, t.eind)) & set(goal.freq_plaats)) for t in times]
                if goal.freq_plaats and not any(said):
                    continue  # an expression that the rules do not read
                rows += self._alle(mention, goal.soort, times, others)
                right += [not any(said), *said]
        if len(set(right)) == 2:
            self._model = LogisticRegression(C=1.0, tol=0.01, solver="liblinear", random_state=0)
            self._model.fit(self._columns.fit_transform(rows), right)
        return self

    def wijs(self, mention: Vermeld, soort: str, times: Sequence[Tijdwoord], andere: Plaatsen) -> list[float]:
        """Give the chances of [none, each expression], adding up to 1.

        Args:
            soort: the likeliest kind of the fact.
            times: the expressions of the message.
            andere: the tokens of all mentions of the message, this one included.
        """
        if not times or self._model is None:
            return [1.0] + [0.0] * len(times)
        chances = self._model.predict_proba(
            self._columns.transform(self._alle(mention, soort, times, andere))
        )[:, 1]
        return list((chances / chances.sum()).tolist())

    def _alle(
        self, m: Vermeld, soort: str, times: Sequence[Tijdwoord], andere: Plaatsen
    ) -> list[dict[str, float]]:
        norms = [t.norm for t in m.rij]
        sentence = zinnen(list(m.rij))
        begin, end = min(m.plaats), max(m.plaats) + 1
        inside = [t for t in times if sentence[t.begin] == sentence[begin]]
        none = {
            "geen": 1.0, f"geen {m.vraag}": 1.0, f"geen {soort}": 1.0, f"geen in:{min(len(inside), 3)}": 1.0,
            f"geen in:{min(len(inside), 3)} {soort}": 1.0, f"geen alle:{min(len(times), 4)}": 1.0,
        }  # fmt: skip
        return [none, *(self._een(m, soort, t, times, andere, norms, sentence, begin, end) for t in times)]

    def _een(
        self, m: Vermeld, soort: str, time: Tijdwoord, times: Sequence[Tijdwoord], andere: Plaatsen,
        norms: Sequence[str], sentence: Sequence[int], begin: int, end: int,
    ) -> dict[str, float]:  # fmt: skip
        side = "voor" if time.eind <= begin else "na" if time.begin >= end else "op"
        low, high = (time.eind, begin) if side == "voor" else (end, time.begin)
        between = list(norms[low:high])
        apart = min(abs(sentence[time.begin] - sentence[begin]), 3)
        hard, soft = min(sum(n in _HARD for n in between), 3), min(sum(n in SCHEIDING for n in between), 4)
        passed = min(sum(low <= min(p) and max(p) < high for p in andere), 3)
        rivals = min(sum(low <= t.begin < high for t in times), 2)
        first = next(i for i, s in enumerate(sentence) if s == sentence[time.begin])
        front = time.begin - first <= 1
        own = any(
            side == "na" and time.eind <= min(p) and sentence[min(p)] == sentence[time.begin] for p in andere
        )
        persons = min(self._personen(m, low, high), 2)
        where = f"{side} zin:{apart}"
        kind = "dag" if time.dag else "kort" if time.zwak else "maal"
        out = {
            f"waar:{where}": 1.0, f"waar:{where} {soort}": 1.0, f"waar:{where} {m.vraag}": 0.5,
            f"waar:{where} hard:{hard}": 1.0, f"waar:{where} zacht:{soft}": 1.0,
            f"waar:{where} over:{passed} anders:{rivals}": 1.0, f"waar:{where} over:{passed} hard:{hard}": 1.0,
            f"waar:{side} ver:{min((high - low) // 2, 8)}": 1.0, f"voorop:{front} {where} over:{passed}": 1.0,
            f"voorop:{front} {where} hard:{hard} over:{passed} wie:{persons}": 1.0,
            f"wie:{persons} {where}": 1.0, f"aard:{kind} {soort} {m.vraag}": 1.0, f"aard:{kind} {where}": 1.0,
            f"voor een ander:{own} {where}": 1.0, f"enige:{len(times) == 1} {where}": 1.0,
            f"eenheid:{time.waarde.eenheid} {soort}": 0.7,
        }  # fmt: skip
        out |= {f"tussen {side}:{n}": 0.7 for n in between[-8:]}
        out |= {f"tussen {side} {apart} begin:{n}": 0.5 for n in between[:2]}
        out |= {f"ervoor:{n}": 0.7 for n in norms[max(time.begin - 2, 0) : time.begin]}
        out |= {f"erna:{n}": 0.7 for n in norms[time.eind : time.eind + 2]}
        return out

    def _personen(self, m: Vermeld, low: int, high: int) -> int:
        known = [k for k, name in enumerate(self._namen) if name.startswith("wie")]
        row = m.raak[low:high][:, known].max(axis=1, initial=0) > 0 if high > low else np.zeros(0, bool)
        return int((row & ~np.concatenate([[False], row[:-1]])).sum()) if len(row) else 0
