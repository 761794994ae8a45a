"""Persons with facts and manners against the running chain: does everyone get through, and is everyone heard?

    make simulate

Each person of `personen/` talks in each manner up to the code of the request. The table gives for each manner: how
many sent a request, F1 of its facts, median turns, questions asked twice, conversations that went round in circles.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.understanding.classificatie.ruis import bare, with_typos
from tests.conversations.person import Person
from tests.conversations.queue import feiten, hulpvraag
from tests.stack import Stack

PERSONEN = sorted(Path(__file__).with_name("personen").glob("*.yml"))
LANGST = 40  # turns; a conversation that takes more goes round in circles
TUSSENDOOR = (
    "wat kost dat eigenlijk?",
    "wie leest dit allemaal?",
    "hoe lang gaat het duren?",
    "wat bedoelt u?",
)


def _gewoon(number: int, tekst: str) -> list[str]:
    return [tekst]


def _haastig(number: int, tekst: str) -> list[str]:
    return [bare(with_typos(tekst, random.Random(number))) or tekst]


def _vragend(number: int, tekst: str) -> list[str]:
    """Every third answer is put off with a question."""
    return [TUSSENDOOR[number // 3 % len(TUSSENDOOR)], tekst] if number % 3 == 2 else [tekst]


def _klein(number: int, tekst: str) -> list[str]:
    """Every other message in lower case."""
    return [tekst] if number % 2 else [tekst.lower()]


MANIEREN: dict[str, Callable[[int, str], list[str]]] = {
    "gewoon": _gewoon,
    "haastig": _haastig,
    "vragend": _vragend,
    "kleine letters": _klein,
}


@dataclass(frozen=True)
class Verloop:
    """How one conversation went."""

    naam: str
    verstuurd: bool
    beurten: int
    dubbel: int  # questions that were opened anew after another one was
    goed: int
    teveel: int
    gemist: int


def _dubbel(vragen: list[str | None]) -> int:
    """Count questions that come back after another one was asked; said again after a side question is no return."""
    order = [v for k, v in enumerate(vragen) if v and (k == 0 or v != vragen[k - 1])]
    return len(order) - len(set(order))


def houd(url: str, path: Path, manier: Callable[[int, str], list[str]]) -> Verloop:
    """Let one person talk in one manner."""
    persoon: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    person = Person(url)
    number = 0
    for _ in range(LANGST):
        if person.vraag in (None, "samenvatting"):
            break
        if person.wil_verder():
            continue
        for message in manier(number, persoon["antwoorden"].get(person.vraag, "dat weet ik niet")):
            person.zeg(message)
        number += 1
    gold = {tuple(feit) for feit in persoon["feiten"]}
    vragen = [b["vraag"] for b in person.berichten if b["vraag"]]
    if person.vraag != "samenvatting":
        return Verloop(path.stem, False, person.beurten, _dubbel(vragen), 0, 0, len(gold))
    request = hulpvraag(url, person.sluit_af(**persoon.get("contact", {})))
    found = feiten(request)
    traps = {tuple(feit) for feit in persoon.get("niet", [])}
    # What a person of ours leaves open is neither right nor wrong; only the traps are known to be wrong.
    return Verloop(
        path.stem, True, person.beurten, _dubbel(vragen),
        len(gold & found), len(traps & found), len(gold - found),
    )  # fmt: skip


def tabel(per_manier: dict[str, list[Verloop]]) -> Iterator[str]:
    """Give the table, and the persons who were heard worst."""
    heads = ("persons", "sent", "F1", "recall", "turns", "twice", "circles")
    yield f"{'manner':16s} " + " ".join(f"{head:>7s}" for head in heads)
    for name, ways in per_manier.items():
        right, extra, missed = (sum(getattr(w, f) for w in ways) for f in ("goed", "teveel", "gemist"))
        cells = (
            f"{len(ways)}",
            f"{sum(w.verstuurd for w in ways) / len(ways):.2f}",
            f"{2 * right / max(2 * right + extra + missed, 1):.3f}",
            f"{right / max(right + missed, 1):.3f}",
            f"{statistics.median(w.beurten for w in ways):.0f}",
            f"{sum(w.dubbel for w in ways)}",
            f"{sum(not w.verstuurd for w in ways)}",
        )
        yield f"{name:16s} " + " ".join(f"{cell:>7s}" for cell in cells)
    worst = sorted(
        (w for ways in per_manier.values() for w in ways), key=lambda w: w.goed / max(w.goed + w.gemist, 1)
    )
    yield "\nheard worst: " + ", ".join(f"{w.naam} {w.goed}/{w.goed + w.gemist}" for w in worst[:8])


def main(arguments: list[str]) -> int:
    """Start the chain, hold the conversations, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--personen", default="", help="only those whose name holds this")
    parser.add_argument("--manieren", default=",".join(MANIEREN))
    options = parser.parse_args(arguments)
    persons = [path for path in PERSONEN if options.personen in path.stem]
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder)).up()
        try:
            ways = {
                name: [houd(stack.url, path, MANIEREN[name]) for path in persons]
                for name in options.manieren.split(",")
            }
        finally:
            stack.down()
    print("\n".join(tabel(ways)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
