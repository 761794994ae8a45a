"""The annotated corpus: reading it, and checking that what stands in it can be true.

One JSON object a line; `data/corpus/README.md` describes the fields. `python -m bot.understanding.corpus FILE …`
checks files and names every fault by file and line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "data" / "corpus"
VOCABULARY = ROOT / "matchmaker" / "core" / "contract" / "vocabulary.json"
RESPIJT = {None, "aan_huis", "dagopvang", "logeren", "vakantie", "onbekend"}
GAP = " … "  # stands in a part where the words are interrupted


@dataclass(frozen=True)
class Vocabulary:
    """The contract's codes, as flat sets."""

    activiteiten: frozenset[str]
    soorten: frozenset[str]
    wie: frozenset[str]
    bedoelingen: frozenset[str]
    vragen: frozenset[str]
    signalen: frozenset[str]

    @classmethod
    def read(cls, path: Path = VOCABULARY) -> Vocabulary:
        """Read the contract's vocabulary file."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            activiteiten=frozenset(a for area in raw["leefgebieden"].values() for a in area),
            soorten=frozenset(raw["soort_feit"]),
            wie=frozenset(raw["wie"]),
            bedoelingen=frozenset(b for group in raw["bedoelingen"].values() for b in group),
            vragen=frozenset(raw["vragen"]),
            signalen=frozenset(raw["signalen"]),
        )


def read_lines(paths: Iterable[Path]) -> Iterator[tuple[Path, int, dict[str, Any]]]:
    """Give (file, line number from 1, object) for each line of the files.

    Raises:
        ValueError: a line is not a JSON object; the message names file and line.
    """
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                value = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}:{number}: not JSON: {error}") from error
            if not isinstance(value, dict):
                raise ValueError(f"{path}:{number}: not a JSON object")
            yield path, number, value


def read_corpus(folder: Path) -> list[dict[str, Any]]:
    """Read all lines of the `*.jsonl` files in a folder, in the order of the file names."""
    return [value for _, _, value in read_lines(sorted(folder.glob("*.jsonl")))]


def _in_order(part: str, text: str) -> bool:
    position = 0
    for piece in part.split(GAP.strip()):
        found = text.find(piece.strip(), position)
        if found < 0:
            return False
        position = found + len(piece.strip())
    return True


def _fact_faults(fact: Mapping[str, Any], text: str, words: Vocabulary) -> Iterator[str]:
    if fact["soort"] not in words.soorten:
        yield f"unknown soort {fact['soort']}"
    if fact["activiteit"] not in words.activiteiten:
        yield f"unknown activiteit {fact['activiteit']}"
    if fact["wie"] is not None and (fact["wie"] not in words.wie or fact["soort"] != "hulp"):
        yield f"wie {fact['wie']} with {fact['soort']}"
    if fact["citaat"] not in text:
        yield f"citaat not verbatim: {fact['citaat']}"
    for name, part in fact.get("delen", {}).items():
        if not _in_order(part, text):
            yield f"delen.{name} not verbatim: {part}"
    frequency = fact["frequentie"]
    if frequency is not None and (
        frequency["eenheid"] not in ("d", "wk", "mo") or min(frequency["keer"], frequency["periode"]) <= 0
    ):
        yield f"frequentie {frequency}"


def faults(line: Mapping[str, Any], words: Vocabulary) -> Iterator[str]:
    """Give what cannot be right about one line of the corpus, each in a few words."""
    for name in ("id", "stem", "vraag", "tekst"):
        if name not in line:
            yield f"no {name}"
            return
    if line["vraag"] is not None and line["vraag"] not in words.vragen:
        yield f"unknown vraag {line['vraag']}"
    if "bedoeling" in line:
        for code in [line["bedoeling"], *line.get("ook", [])]:
            if code not in words.bedoelingen:
                yield f"unknown bedoeling {code}"
    if "feiten" in line:
        seen = set()
        for fact in line["feiten"]:
            yield from _fact_faults(fact, line["tekst"], words)
            key = (fact["soort"], fact["activiteit"], fact["wie"])
            if key in seen:
                yield f"twice the same fact {key}"
            seen.add(key)
        for signal in line.get("signalen", []):
            if signal not in words.signalen:
                yield f"unknown signaal {signal}"
        carer = line.get("mantelzorg") or {}
        if carer.get("respijt_vorm") not in RESPIJT:
            yield f"unknown respijt_vorm {carer['respijt_vorm']}"
    elif "bedoeling" not in line:
        yield "neither feiten nor bedoeling"


def main(arguments: list[str]) -> int:
    """Check files (all of the corpus when none is named); print each fault; give 1 where there is one."""
    words = Vocabulary.read()
    paths = [Path(argument) for argument in arguments] or sorted(CORPUS.rglob("*.jsonl"))
    bad = 0
    ids: dict[str, str] = {}
    for path, number, line in read_lines(paths):
        found = list(faults(line, words))
        if (first := ids.setdefault(line.get("id", ""), f"{path}:{number}")) != f"{path}:{number}":
            found.append(f"id {line.get('id')} stands at {first} too")
        for fault in found:
            print(f"{path}:{number}: {fault}")
        bad += bool(found)
    print(f"{len(ids)} lines, {bad} with faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
