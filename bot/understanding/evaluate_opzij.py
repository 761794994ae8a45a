"""The final evaluation: the trained model on the voices kept aside, which no training and no rule ever saw.

`make eval` prints facts, empty answers, carer fields, intents, safety and signals, also under typing noise, and the
time of one message. The other evaluations (`evaluate`, `evaluate_bedoelingen`) cross-validate, for work on the parts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

from bot.understanding import nlp
from bot.understanding.archief import newest, opened
from bot.understanding.classificatie.ruis import bare, with_typos
from bot.understanding.corpus import CORPUS, read_corpus
from bot.understanding.evaluate import beoordeel, met_ruis
from bot.understanding.evaluate_bedoelingen import report
from bot.understanding.understanding import Understanding


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.understanding.evaluate_opzij", description=__doc__)
    parser.add_argument("--model", type=Path, help="folder or archive; the newest in models/ when left out")
    parser.add_argument("--fouten", action="store_true", help="print each intent that is judged wrongly")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Evaluate and print."""
    options = _parsed(arguments)
    with opened(options.model or newest()) as folder:
        understanding = Understanding.load(folder)
    lines = read_corpus(CORPUS / "opzij")
    facts = [line for line in lines if "feiten" in line]
    print(
        f"{len(lines)} lines of {len({line['stem'] for line in lines})} voices kept aside; pipeline {nlp.pipeline()}"
    )

    plain, noisy = beoordeel(facts, understanding.feiten), beoordeel(facts, understanding.feiten, met_ruis)
    for name, score in plain.items():
        loss = 100 * (score.feit.f1 - noisy[name].feit.f1)
        print(f"\n== facts of {name}\n{score.tabel()}")
        print(f"with typing noise        {noisy[name].feit}  (loss {loss:.1f} points)")

    judge, chance = understanding.classificatie, random.Random(1)  # noqa: S311 — errors of typing, not secrets
    found = [judge(line["tekst"], line["vraag"]) for line in lines]
    print(f"\n== intents, safety, signals\n{report(lines, found, options.fouten)}")
    worse = [judge(bare(with_typos(line["tekst"], chance)), line["vraag"]) for line in lines]
    print(f"with typing noise\n{report(lines, worse).splitlines()[0]}")

    times = []
    for line in lines:
        started = time.perf_counter()
        understanding.understand(line["tekst"], line["vraag"])
        times.append(1000 * (time.perf_counter() - started))
    cuts = statistics.quantiles(times, n=20)
    print(f"\none message, whole: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
