"""The final evaluation: the trained model on the voices kept aside, which no training and no rule ever saw.

`make eval` prints facts, empty answers, carer fields, intents, safety and signals, per code and per voice, with typing
noise, with the time of one message; `--schrijf` also writes table, figures and plots. The other evaluations
(`evaluate`, `evaluate_bedoelingen`) cross-validate, for work on the parts.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.understanding import nlp
from bot.understanding.archief import newest, opened
from bot.understanding.cijfers import van_bedoelingen, van_feiten
from bot.understanding.classificatie.classificatie import Oordeel
from bot.understanding.classificatie.ruis import bare, with_typos
from bot.understanding.corpus import CORPUS, read_corpus
from bot.understanding.evaluate import beoordeel, met_ruis, sleutels
from bot.understanding.evaluate_bedoelingen import is_right, report, score_intents
from bot.understanding.understanding import Understanding

Line = Mapping[str, Any]
BATCHES = {
    "eerste": "voices of the first corpus",
    "tweede": "voices written later, of all topics",
    "derde": "intents and danger, told beside look-alikes with nearly the same words",
    "vierde": "carers of themselves, answers to another question, danger beside look-alikes",
    "vijfde": "voices written last: intents and activities that were weakest, in words nobody thinks of first",
}
WORST = 25  # voices and confusions shown


def opzij(batch: str | None = None) -> list[dict[str, Any]]:
    """Give the lines kept aside, of one batch or of all."""
    return [
        line for name in BATCHES if batch in (None, name) for line in read_corpus(CORPUS / "opzij" / name)
    ]


def meet(understanding: Understanding, lines: Sequence[Line]) -> dict[str, float]:
    """Give all published figures of some lines."""
    facts = [line for line in lines if "feiten" in line]
    found = [understanding.classificatie(line["tekst"], line["vraag"]) for line in lines]
    plain, noisy = beoordeel(facts, understanding.feiten), beoordeel(facts, understanding.feiten, met_ruis)
    return van_feiten(plain, noisy) | van_bedoelingen(lines, found)


def _facts(understanding: Understanding, lines: Sequence[Line]) -> Iterator[str]:
    plain, noisy = beoordeel(lines, understanding.feiten), beoordeel(lines, understanding.feiten, met_ruis)
    for name, score in plain.items():
        loss = 100 * (score.feit.f1 - noisy[name].feit.f1)
        yield f"\n-- facts of {name}\n{score.tabel()}"
        yield f"with typing noise        {noisy[name].feit}  (loss {loss:.1f} points)"


def _confusions(understanding: Understanding, lines: Sequence[Line]) -> Iterator[str]:
    """Give what is taken for what: a missed and a spurious fact of one message that differ in one field only."""
    pairs: Counter[str] = Counter()
    per_voice: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    fields = ("soort", "activiteit", "wie")
    for line in lines:
        gold = sleutels(line["feiten"], *fields)
        given = sleutels(understanding.feiten.extract(line["tekst"], line["vraag"]).feiten, *fields)
        per_voice[line["stem"]][0] += len(gold & given)
        per_voice[line["stem"]][1] += len(given - gold)
        per_voice[line["stem"]][2] += len(gold - given)
        for missed in gold - given:
            near = [g for g in given - gold if sum(a != b for a, b in zip(missed, g, strict=True)) == 1]
            if not near:
                pairs[f"{missed[1]}: {'missed' if not given - gold else 'missed, something else said'}"] += 1
            for other in near[:1]:
                place = next(k for k in range(3) if missed[k] != other[k])
                pairs[f"{fields[place]}: {missed[place]} read as {other[place]}"] += 1
    yield f"\n-- what is taken for what (the {WORST} most frequent)"
    yield from (f"  {n:3d} {what}" for what, n in pairs.most_common(WORST))
    scored = [
        (2 * right / max(2 * right + extra + missed, 1), voice)
        for voice, (right, extra, missed) in per_voice.items()
        if right + extra + missed
    ]
    yield f"\n-- F1 per voice: median {statistics.median(s for s, _ in scored):.2f}, {len(scored)} voices; the lowest"
    yield from (f"  {score:.2f} {voice}" for score, voice in sorted(scored)[:WORST])


def _intents(understanding: Understanding, lines: Sequence[Line], mistakes: bool) -> Iterator[str]:
    judge, chance = understanding.classificatie, random.Random(1)  # noqa: S311 — errors of typing, not secrets
    found = [judge(line["tekst"], line["vraag"]) for line in lines]
    yield f"\n-- intents, safety, signals\n{report(lines, found, mistakes)}"
    worse = [judge(bare(with_typos(line["tekst"], chance)), line["vraag"]) for line in lines]
    yield f"with typing noise: {report(lines, worse).splitlines()[0]}"
    pairs = Counter(
        f"{line['bedoeling']} read as {o.bedoeling}"
        for line, o in zip(lines, found, strict=True)
        if "bedoeling" in line and not is_right(line, o.bedoeling)
    )
    yield f"\n-- intents taken for one another (the {WORST} most frequent)"
    yield from (f"  {n:3d} {what}" for what, n in pairs.most_common(WORST))


def _speed(understanding: Understanding, lines: Sequence[Line]) -> str:
    times = []
    for line in lines:
        started = time.perf_counter()
        understanding.understand(line["tekst"], line["vraag"])
        times.append(1000 * (time.perf_counter() - started))
    cuts = statistics.quantiles(times, n=20)
    return f"\none message, whole: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms"


def _certainties(
    understanding: Understanding, lines: Sequence[Line], found: Sequence[Oordeel]
) -> tuple[list[tuple[float, bool]], list[tuple[float, bool]]]:
    intents = [
        (o.zekerheid, is_right(line, o.bedoeling))
        for line, o in zip(lines, found, strict=True)
        if "bedoeling" in line
    ]
    facts = []
    for line in lines:
        if "feiten" in line:
            gold = sleutels(line["feiten"], "soort", "activiteit", "wie")
            for fact in understanding.feiten.extract(line["tekst"], line["vraag"]).feiten:
                facts.append((fact.zekerheid, (fact.soort, fact.activiteit, fact.wie) in gold))
    return facts, intents


def schrijf(understanding: Understanding, lines: Sequence[Line], table: str, folder: Path) -> None:
    """Write table, figures and plots into a folder; text and plots are the same for the same model and lines."""
    from bot.understanding import platen  # matplotlib: only who draws pays for it

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tabel.txt").write_text(table + "\n", encoding="utf-8")
    figures = json.dumps(meet(understanding, lines), indent=1, ensure_ascii=False)
    (folder / "cijfers.json").write_text(figures + "\n", encoding="utf-8")
    found = [understanding.classificatie(line["tekst"], line["vraag"]) for line in lines]
    facts, intents = _certainties(understanding, lines, found)
    platen.ijking(folder / "ijking_feiten.svg", "Zekerheid van een feit", facts)
    platen.ijking(folder / "ijking_bedoeling.svg", "Zekerheid van een bedoeling", intents)
    platen.terugvragen(folder / "terugvragen.svg", "Wanneer terugvragen (bedoeling)", intents)
    per_code = beoordeel([line for line in lines if "feiten" in line], understanding.feiten)["alle"].per_code
    platen.staven(
        folder / "activiteiten.svg",
        "F1 per activiteit",
        [(code, score.f1) for code, score in per_code.items()],
    )
    platen.staven(
        folder / "bedoelingen.svg",
        "Juist per bedoeling",
        list(score_intents(lines, found)["per_code"].items()),
    )


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.understanding.evaluate_opzij", description=__doc__)
    parser.add_argument("--model", type=Path, help="folder or archive; the newest in models/ when left out")
    parser.add_argument("--fouten", action="store_true", help="print each intent that is judged wrongly")
    parser.add_argument("--schrijf", type=Path, metavar="FOLDER", help="write table, figures and plots there")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Evaluate, print, and write where asked."""
    options = _parsed(arguments)
    with opened(options.model or newest()) as folder:
        understanding = Understanding.load(folder)
    parts = [f"pipeline {nlp.pipeline()}"]
    for batch, what in BATCHES.items():
        lines = opzij(batch)
        facts = [line for line in lines if "feiten" in line]
        parts.append(
            f"\n==== {batch}: {what}; {len(lines)} lines of {len({line['stem'] for line in lines})} voices"
        )
        parts += _facts(understanding, facts) if facts else []
        parts += _intents(understanding, lines, options.fouten)
    lines = opzij()
    parts += _confusions(understanding, [line for line in lines if "feiten" in line])
    table = "\n".join(parts)
    print(table + _speed(understanding, lines))
    if options.schrijf:
        schrijf(understanding, lines, table, options.schrijf)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
