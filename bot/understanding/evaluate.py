"""Scores of the fact extractor on corpus lines, and cross-validation by voice.

python -m bot.understanding.evaluate --cv 5        folds of voices within data/corpus/feiten
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.understanding.begrip import Feit
from bot.understanding.classificatie.ruis import bare, with_typos
from bot.understanding.corpus import CORPUS, read_corpus
from bot.understanding.feiten import Extraction, FactExtractor

Line = Mapping[str, Any]
VELDEN = ("zorgt_voor", "uren_per_week", "belasting", "respijt_vorm")


@dataclass
class Telling:
    """Right, wrongly given and missed; precision, recall and F1 over all of them (micro)."""

    goed: int = 0
    teveel: int = 0
    gemist: int = 0

    def add(self, gold: set[Any], found: set[Any]) -> None:
        """Count one message."""
        self.goed += len(gold & found)
        self.teveel += len(found - gold)
        self.gemist += len(gold - found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        return 2 * self.goed / total if (total := 2 * self.goed + self.teveel + self.gemist) else 1.0

    def __str__(self) -> str:
        p = self.goed / max(self.goed + self.teveel, 1)
        r = self.goed / max(self.goed + self.gemist, 1)
        return f"F1 {self.f1:.3f}  P {p:.3f}  R {r:.3f}  ({self.goed + self.gemist} gold)"


def _frequency(value: Any) -> Hashable:
    if value is None:
        return None
    data = value if isinstance(value, Mapping) else asdict(value)
    return (float(data["keer"]), float(data["periode"]), data["eenheid"])


def sleutels(facts: Iterable[Line | Feit], *fields: str) -> set[tuple[Any, ...]]:
    """Give facts of the corpus or of the extractor as a set of tuples of the named fields."""
    rows = [f if isinstance(f, Mapping) else vars(f) for f in facts]
    return {tuple(_frequency(r[n]) if n == "frequentie" else r[n] for n in fields) for r in rows}


@dataclass
class Uitslag:
    """The scores of one run over lines."""

    feit: Telling = field(default_factory=Telling)
    met_frequentie: Telling = field(default_factory=Telling)
    activiteit: Telling = field(default_factory=Telling)
    soort: Telling = field(default_factory=Telling)
    leeg_goed: int = 0
    leeg: int = 0
    mantelzorg_goed: int = 0
    mantelzorg: int = 0
    kaal_goed: int = 0
    kaal: int = 0
    per_vraag: dict[str, Telling] = field(default_factory=lambda: defaultdict(Telling))
    per_code: dict[str, Telling] = field(default_factory=lambda: defaultdict(Telling))
    per_veld: Counter[str] = field(default_factory=Counter)

    def add(self, line: Line, found: Extraction) -> None:
        """Score one line."""
        gold, given = line["feiten"], found.feiten
        pairs = [
            (self.feit, ("soort", "activiteit", "wie")),
            (self.activiteit, ("activiteit",)),
            (self.soort, ("soort", "activiteit")),
        ]
        for counter, fields in pairs:
            counter.add(sleutels(gold, *fields), sleutels(given, *fields))
        fields = ("soort", "activiteit", "wie", "frequentie")
        self.met_frequentie.add(sleutels(gold, *fields), sleutels(given, *fields))
        triples = sleutels(gold, *fields[:3]), sleutels(given, *fields[:3])
        self.per_vraag[str(line["vraag"])].add(*triples)
        for code in {t[1] for t in triples[0] | triples[1]}:
            self.per_code[code].add(
                {t for t in triples[0] if t[1] == code}, {t for t in triples[1] if t[1] == code}
            )
        if not gold:
            self.leeg += 1
            self.leeg_goed += not given
        carer = {k: (line.get("mantelzorg") or {}).get(k) for k in VELDEN}
        mine = asdict(found.mantelzorg)
        if any(v is not None for v in (*carer.values(), *mine.values())):
            self.mantelzorg += 1
            self.mantelzorg_goed += carer == mine
            for name in VELDEN:
                if carer[name] != mine[name]:
                    fault = "missed" if mine[name] is None else "spurious" if carer[name] is None else "wrong"
                    self.per_veld[f"{name} {fault}"] += 1
        bare = [t[5:] for t in line.get("tags", []) if t.startswith("freq:")]
        if bare:
            self.kaal += 1
            f = found.kale_frequentie
            self.kaal_goed += bare[0] == ("null" if f is None else f"{f.keer:g}/{f.periode:g}{f.eenheid}")

    def tabel(self, per: bool = False) -> str:
        """Give the scores as text."""
        rows = [
            f"soort, activiteit, wie   {self.feit}",
            f"  with frequentie        {self.met_frequentie}",
            f"  soort, activiteit      {self.soort}",
            f"  activiteit             {self.activiteit}",
            f"empty stays empty        {self.leeg_goed / max(self.leeg, 1):.3f}  ({self.leeg})",
            f"carer fields exact       {self.mantelzorg_goed / max(self.mantelzorg, 1):.3f}  ({self.mantelzorg})",
            f"  faults                 {dict(self.per_veld)}",
            f"bare frequency           {self.kaal_goed / max(self.kaal, 1):.3f}  ({self.kaal})",
        ]
        if per:
            for name, table in (("vraag", self.per_vraag), ("activiteit", self.per_code)):
                rows += [
                    f"  {name} {key:24s} {score}"
                    for key, score in sorted(table.items(), key=lambda kv: kv[1].f1)
                ]
        return "\n".join(rows)


def is_mantelzorg(line: Line) -> bool:
    """Whether a line belongs to a carer's conversation: those lines carry the carer fields."""
    return "mantelzorg" in line


def met_ruis(line: Line, seed: int = 0) -> str:
    """Give the text of a line as a hurried thumb types it: lower case, no punctuation, two typing errors a sentence."""
    number = int(hashlib.sha256(f"{seed}{line['id']}".encode()).hexdigest()[:8], 16)
    return bare(with_typos(line["tekst"], random.Random(number)))  # noqa: S311


def beoordeel(
    lines: Sequence[Line],
    extractor: FactExtractor,
    text_of: Callable[[Line], str] = lambda line: str(line["tekst"]),
) -> dict[str, Uitslag]:
    """Score lines; gives the scores of residents ("bewoners"), carers ("mantelzorgers") and both ("alle")."""
    out = {"bewoners": Uitslag(), "mantelzorgers": Uitslag(), "alle": Uitslag()}
    add_all(out, lines, extractor, text_of)
    return out


def add_all(
    out: Mapping[str, Uitslag],
    lines: Sequence[Line],
    extractor: FactExtractor,
    text_of: Callable[[Line], str],
) -> None:
    """Score lines into tables that may hold scores already."""
    for line in lines:
        found = extractor.extract(text_of(line), line["vraag"])
        for name in ("alle", "mantelzorgers" if is_mantelzorg(line) else "bewoners"):
            out[name].add(line, found)


def vouwen(lines: Sequence[Line], k: int) -> list[tuple[list[Line], list[Line]]]:
    """Split into k folds of (train, test) by voice; a voice keeps its fold as the corpus grows."""

    def fold(line: Line) -> int:
        return int(hashlib.sha256(str(line["stem"]).encode()).hexdigest(), 16) % k

    return [([x for x in lines if fold(x) != i], [x for x in lines if fold(x) == i]) for i in range(k)]


def main(arguments: list[str]) -> int:
    """Run what the arguments ask and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cv", type=int, default=5, metavar="K", help="number of folds, by voice")
    parser.add_argument("--vouwen", type=int, help="run only the first so many folds")
    parser.add_argument("--per", action="store_true", help="tables per question and per activity as well")
    options = parser.parse_args(arguments)
    lines: list[Line] = list(read_corpus(CORPUS / "feiten"))
    runs = vouwen(lines, options.cv)[: options.vouwen]
    plain = {"bewoners": Uitslag(), "mantelzorgers": Uitslag(), "alle": Uitslag()}
    noisy = {"bewoners": Uitslag(), "mantelzorgers": Uitslag(), "alle": Uitslag()}
    spent = reading = 0.0
    for train, test in runs:
        start = time.perf_counter()
        extractor = FactExtractor.train(train)
        trained = time.perf_counter()
        add_all(plain, test, extractor, lambda line: str(line["tekst"]))
        spent, reading = spent + trained - start, reading + time.perf_counter() - trained
        add_all(noisy, test, extractor, met_ruis)
    for name, score in plain.items():
        print(f"== {name}\n{score.tabel(options.per and name == 'alle')}")
        loss = 100 * (score.feit.f1 - noisy[name].feit.f1)
        print(f"with typing noise        {noisy[name].feit}  (loss {loss:.1f} points)")
    tested = sum(len(test) for _, test in runs)
    print(f"training {spent / len(runs):.0f} s a fold, {1000 * reading / max(tested, 1):.1f} ms a message")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
