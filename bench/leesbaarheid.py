"""How easy the bot's Dutch reads: Flesch-Douma of every response, by textstat (0 hard, 100 easy, B1 about 60 and up).

.venv/bin/python -m bench.leesbaarheid > docs/leesbaarheid.md
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import textstat
import yaml

ROOT = Path(__file__).resolve().parents[1]
ANDERE_TAAL = "utter_andere_taal"  # says the same in seven other languages
WOORDEN = 8  # a shorter text has no score that says anything


def scores() -> Iterator[tuple[str, str, float, float]]:
    """Give (file, response, Flesch-Douma, words a sentence) of each text that is long enough."""
    textstat.set_lang("nl")
    for path in sorted((ROOT / "data" / "responses").glob("*.yml")):
        for name, variants in yaml.safe_load(path.read_text(encoding="utf-8"))["responses"].items():
            if name.startswith(ANDERE_TAAL):
                continue
            for variant in variants:
                text = re.sub(r"\{\w+\}", "de gemeente", variant["text"]).replace("\n", " ")
                if len(re.sub(r"\{\w+\}", "", variant["text"]).split()) >= WOORDEN:
                    length = len(text.split()) / max(len(re.findall(r"[.!?:]+(?=\s|$)", text)), 1)
                    yield (
                        path.stem,
                        name,
                        round(float(textstat.flesch_reading_ease(text)), 1),
                        round(length, 1),
                    )


def main() -> int:
    """Print a table in Markdown: the hardest first."""
    rows = sorted(scores(), key=lambda row: row[2])
    mean = statistics.mean(row[2] for row in rows)
    print("# How the bot's Dutch reads\n")
    print(
        "`.venv/bin/python -m bench.leesbaarheid`; Flesch-Douma by textstat: 0 hard, 100 easy, B1 60 and up."
    )
    print(f"\n{len(rows)} texts of eight words and more: mean {mean:.1f}, lowest {rows[0][2]:.1f}.\n")
    print("| file | response | score | words a sentence |\n| --- | --- | --- | --- |")
    for file, name, score, length in rows:
        print(f"| {file} | {name} | {score:.0f} | {length:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
