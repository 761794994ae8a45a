"""Compare ways to understand, and leave parts out: one table, on the voices kept aside.

    .venv-bot/bin/python -m bench.begrijpen --diet 100 --schrijf docs/begrijpen/vergelijking.txt

Trains the plainer learners on the corpus, takes ours from the newest model. `--diet 0` leaves stock Rasa
out, which takes hours.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.begrijpen import regressie, zonder
from bot.understanding import nlp
from bot.understanding.archief import newest, opened
from bot.understanding.classificatie.ruis import bare
from bot.understanding.classificatie.veiligheid import CODES
from bot.understanding.corpus import CORPUS, read_corpus
from bot.understanding.evaluate import beoordeel, met_ruis
from bot.understanding.evaluate_bedoelingen import score_intents, score_safety
from bot.understanding.evaluate_opzij import opzij
from bot.understanding.understanding import Understanding

Line = Mapping[str, Any]


def _feiten(name: str, extractor: Any, lines: Sequence[Line]) -> str:
    plain, noisy = beoordeel(lines, extractor), beoordeel(lines, extractor, met_ruis)
    cells = [
        f"{plain[group].feit.f1:.3f} {plain[group].activiteit.f1:.3f} {noisy[group].feit.f1:.3f}"
        f" {plain[group].leeg_goed / max(plain[group].leeg, 1):.3f}"
        for group in ("bewoners", "mantelzorgers")
    ]
    return f"{name:62s} {'   '.join(cells)}"


def _bedoelingen(name: str, judge: Any, lines: Sequence[Line]) -> str:
    found = judge(lines)
    safety = score_safety(lines, found)
    lower = judge([{**line, "tekst": bare(line["tekst"]) or "-"} for line in lines])
    recalls = " ".join(f"{safety[code]['recall']:.2f}" for code in CODES)
    return (
        f"{name:62s} {score_intents(lines, found)['accuracy']:.3f} {score_intents(lines, lower)['accuracy']:.3f}"
        f"   {recalls}   {safety['false_alarms_look_alikes']:.3f} {safety['false_alarms']:.3f}"
    )


def _met(judge: Any) -> Any:
    return lambda lines: [judge(line["tekst"], line["vraag"]) for line in lines]


def vergelijk(understanding: Understanding, epochs: int) -> Iterator[str]:
    """Give the lines of the table."""
    facts, intents = read_corpus(CORPUS / "feiten"), read_corpus(CORPUS / "bedoelingen")
    aside = opzij()
    told = [line for line in aside if "feiten" in line]
    asked = [line for line in aside if "bedoeling" in line]
    diet = None
    if epochs:
        from bench.begrijpen.diet import Diet  # TensorFlow: only who compares with it pays for it

        start = time.perf_counter()
        diet = Diet(intents, epochs)
        yield f"stock Rasa trained in {time.perf_counter() - start:.0f} s, {epochs} epochs"
    yield f"pipeline {nlp.pipeline()}; all voices kept aside: {len(told)} lines with facts, {len(asked)} with intents"
    head = "F1, activity F1, F1 with typing noise, empty stays empty: residents; carers"
    yield f"\n-- facts ({head})"
    start = time.perf_counter()
    plain = regressie.Feiten(facts)
    spent = time.perf_counter() - start
    yield _feiten(f"logistic regression, n-grams and spaCy, by clause ({spent:.0f} s)", plain, told)
    yield _feiten("ours", understanding.feiten, told)
    for name, other in zonder.feiten(understanding.feiten):
        yield _feiten(f"  {name}", other, told)
    yield (
        "\n-- intents (accuracy; in lower case without punctuation; recall of "
        + ", ".join(CODES)
        + "; false alarms on look-alikes, on all harmless)"
    )
    if diet:
        yield _bedoelingen("stock Rasa (DIET, does not see the question)", diet.oordelen, asked)
    start = time.perf_counter()
    machine = regressie.Bedoelingen(intents)
    spent = time.perf_counter() - start
    yield _bedoelingen(f"logistic regression, n-grams and spaCy ({spent:.0f} s)", machine.oordelen, asked)
    yield _bedoelingen("ours", _met(understanding.classificatie), asked)
    for name, judge in zonder.bedoelingen([*facts, *intents]):
        yield _bedoelingen(f"  {name}", _met(judge), asked)


def main(arguments: list[str]) -> int:
    """Print the table line by line, and write it where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--diet", type=int, default=100, metavar="EPOCHS", help="of stock Rasa; 0 for none")
    parser.add_argument("--schrijf", type=Path, metavar="FILE", help="write the table there as well")
    options = parser.parse_args(arguments)
    with opened(newest()) as folder:
        understanding = Understanding.load(folder)
    rows = []
    for row in vergelijk(understanding, options.diet):
        print(row, flush=True)
        rows.append(row)
    if options.schrijf:
        options.schrijf.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
