"""How well intents, safety, signals and personal data are understood, on voices that were not trained on.

    python -m bot.understanding.evaluate_bedoelingen --cv 5 [--fouten]

`score` takes any understanding of the lines, so that `make eval` can use it for the voices kept aside.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bot.understanding.classificatie.bedoeling import VRAAG_TERUG_ONDER
from bot.understanding.classificatie.classificatie import Classificatie, Oordeel
from bot.understanding.classificatie.ruis import bare, with_typos
from bot.understanding.classificatie.stemmen import folds
from bot.understanding.classificatie.veiligheid import CODES
from bot.understanding.corpus import CORPUS, read_corpus
from bot.understanding.understanding import LOOKUPS

Line = Mapping[str, Any]


def share(hits: Sequence[bool]) -> float:
    """Give the share of true values; 1.0 of nothing."""
    return sum(hits) / len(hits) if hits else 1.0


def is_right(line: Line, code: str) -> bool:
    """Whether a code is the line's own or one of its equally right ones."""
    return code == line["bedoeling"] or code in line.get("ook", ())


def score_intents(lines: Sequence[Line], found: Sequence[Oordeel]) -> dict[str, Any]:
    """Give accuracy over all lines with a `bedoeling`, per code, and of what stands above the threshold to ask back."""
    pairs = [(line, o) for line, o in zip(lines, found, strict=True) if "bedoeling" in line]
    per: dict[str, list[bool]] = defaultdict(list)
    for line, oordeel in pairs:
        per[line["bedoeling"]].append(is_right(line, oordeel.bedoeling))
    sure = [(line, o) for line, o in pairs if o.zekerheid >= VRAAG_TERUG_ONDER]
    return {
        "lines": len(pairs),
        "accuracy": share([is_right(line, o.bedoeling) for line, o in pairs]),
        "per_code": {code: share(hits) for code, hits in sorted(per.items())},
        "asked_back": 1 - len(sure) / max(1, len(pairs)),
        "accuracy_when_sure": share([is_right(line, o.bedoeling) for line, o in sure]),
    }


def score_safety(lines: Sequence[Line], found: Sequence[Oordeel]) -> dict[str, Any]:
    """Give recall per safety code (as any alarm, and as itself) and false alarms on harmless lines.

    Look-alikes are the lines marked `"ernst": "geen"`; a line counts as harmless when no safety code is right for it.
    """
    result: dict[str, Any] = {}
    for code in CODES:
        own = [o for line, o in zip(lines, found, strict=True) if line.get("bedoeling") == code]
        result[code] = {
            "lines": len(own),
            "recall": share([o.bedoeling in CODES for o in own]),
            "recall_as_itself": share([o.bedoeling == code for o in own]),
        }
    harmless = [
        (line, o)
        for line, o in zip(lines, found, strict=True)
        if "bedoeling" in line and not {line["bedoeling"], *line.get("ook", ())} & set(CODES)
    ]
    alike = [o for line, o in harmless if line.get("ernst") == "geen"]
    result["false_alarms"] = share([o.bedoeling in CODES for _, o in harmless]) if harmless else 0.0
    result["false_alarms_look_alikes"] = share([o.bedoeling in CODES for o in alike]) if alike else 0.0
    return result


def score_signals(lines: Sequence[Line], found: Sequence[Oordeel]) -> dict[str, tuple[int, float, float]]:
    """Give (lines, precision, recall) per signal, over the lines whose signals are labelled."""
    pairs = [
        (set(line["signalen"]), o.signalen)
        for line, o in zip(lines, found, strict=True)
        if "signalen" in line
    ]
    codes = sorted(set().union(*(gold for gold, _ in pairs))) if pairs else []
    result = {}
    for code in codes:
        gold = [code in g for g, _ in pairs]
        hits = sum(code in g and code in o for g, o in pairs)
        said = sum(code in o for _, o in pairs)
        result[code] = (sum(gold), hits / said if said else 1.0, hits / sum(gold))
    return result


def cross_validate(lines: Sequence[Line], count: int, noise: bool = False) -> list[Oordeel]:
    """Judge each line with a training that never saw its voice.

    Args:
        lines: the corpus lines.
        count: number of folds.
        noise: give the judge the lines with two typing errors a sentence, without capitals and punctuation.
    """
    chance = random.Random(1)  # noqa: S311 — errors of typing, not secrets
    found: dict[int, Oordeel] = {}
    for training, judged in folds([line["stem"] for line in lines], count):
        judge = Classificatie.train([lines[i] for i in training], LOOKUPS)
        for i in judged:
            text = lines[i]["tekst"]
            found[i] = judge(bare(with_typos(text, chance)) if noise else text, lines[i]["vraag"])
    return [found[i] for i in range(len(lines))]


def report(lines: Sequence[Line], found: Sequence[Oordeel], mistakes: bool = False) -> str:
    """Give the figures as text, with each wrong line when `mistakes`."""
    intents, safety = score_intents(lines, found), score_safety(lines, found)
    out = [
        f"intents: {intents['accuracy']:.3f} of {intents['lines']} lines; asked back {intents['asked_back']:.3f}, "
        f"right when sure {intents['accuracy_when_sure']:.3f}",
        "  "
        + ", ".join(f"{c} {v:.2f}" for c, v in sorted(intents["per_code"].items(), key=lambda kv: kv[1])),
    ]
    for code in CODES:
        s = safety[code]
        out.append(
            f"{code}: recall {s['recall']:.3f} (as itself {s['recall_as_itself']:.3f}) of {s['lines']}"
        )
    out.append(
        f"false alarms: {safety['false_alarms']:.3f}, on look-alikes {safety['false_alarms_look_alikes']:.3f}"
    )
    out.append("signals (lines, precision, recall):")
    out += [f"  {c} {n} {p:.2f} {r:.2f}" for c, (n, p, r) in score_signals(lines, found).items()]
    if mistakes:
        out += [
            f"{line['id']} {line['bedoeling']} → {o.bedoeling} {o.zekerheid:.2f} [{line['vraag']}] {line['tekst']}"
            for line, o in zip(lines, found, strict=True)
            if "bedoeling" in line and not is_right(line, o.bedoeling)
        ]
    return "\n".join(out)


def main(arguments: list[str]) -> int:
    """Cross-validate on the corpus and print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.understanding.evaluate_bedoelingen", description=__doc__
    )
    parser.add_argument("--cv", type=int, default=5, help="number of folds, by voice")
    parser.add_argument(
        "--ruis", action="store_true", help="judge the lines with typing errors and without punctuation"
    )
    parser.add_argument("--fouten", action="store_true", help="print each line that is judged wrongly")
    options = parser.parse_args(arguments)
    lines = read_corpus(CORPUS / "feiten") + read_corpus(CORPUS / "bedoelingen")
    print(report(lines, cross_validate(lines, options.cv, options.ruis), options.fouten))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
