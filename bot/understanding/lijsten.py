"""Word lists of `data/lookups`: plain text, one wording a line, `#` for comments, tab-separated columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.understanding.corpus import ROOT

LOOKUPS = ROOT / "data" / "lookups"


def regels(pad: Path) -> Iterator[list[str]]:
    """Give the columns of each line of a list without comments; a missing file is an empty list."""
    if not pad.exists():
        return
    for line in pad.read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].rstrip()
        if line.strip():
            yield [column.strip() for column in line.split("\t")]


def sterk_en_zwak(pad: Path) -> tuple[list[str], list[str]]:
    """Give the wordings before the heading `# zwak`, and those below it: weak evidence that needs company."""
    strong: list[str] = []
    weak: list[str] = []
    current = strong
    for line in pad.read_text(encoding="utf-8").splitlines():
        if line.strip() == "# zwak":
            current = weak
        elif wording := line.split("#", 1)[0].strip():
            current.append(wording)
    return strong, weak


def woorden(pad: Path) -> list[str]:
    """Give the wordings of a list, in its order."""
    return [columns[0] for columns in regels(pad)]
