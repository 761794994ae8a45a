"""Numbers in a message: digits and Dutch number words, with halves and quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.understanding.lijsten import LOOKUPS, regels
from bot.understanding.tekst import Token, normaal


@dataclass(frozen=True)
class Getal:
    """A number: tokens `begin` up to `eind`, its value, and whether it is the article or a real number."""

    begin: int
    eind: int
    waarde: float
    woord: bool = False  # "een", which is an article more often than a number


class Getallen:
    """Reads numbers from tokens: 17,5 and 7 1/2, vijfendertig, "tien en een half", anderhalf."""

    def __init__(self, path: Path = LOOKUPS / "frequentie" / "getallen.txt") -> None:
        self._words = {normaal(r[0]): float(r[1]) for r in regels(path)}
        self._tens = {w: v for w, v in self._words.items() if v >= 20 and v % 10 == 0}
        self._units = {w: v for w, v in self._words.items() if 1 <= v <= 9}
        self._read = lru_cache(maxsize=4096)(self._word)

    def __getstate__(self) -> dict[str, object]:
        return {k: v for k, v in vars(self).items() if k != "_read"}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self._read = lru_cache(maxsize=4096)(self._word)

    def _word(self, norm: str) -> float | None:
        if norm[:1].isdigit():
            try:
                return float(norm.replace(",", ".")) if norm.count(".") + norm.count(",") < 2 else None
            except ValueError:
                return None
        if norm in ("anderhalf", "anderhalve"):
            return 1.5
        if norm in self._words and norm not in ("eens", "ins"):
            return self._words[norm]
        for ten, value in self._tens.items():
            if norm.endswith("en" + ten) and norm[: -len(ten) - 2] in self._units:
                return value + self._units[norm[: -len(ten) - 2]]
        if norm.endswith("honderd") and norm[:-7] in self._units:
            return 100 * self._units[norm[:-7]]
        return None

    def lees(self, row: Sequence[Token]) -> list[Getal]:
        """Give the numbers of a message, in order."""
        found: list[Getal] = []
        i = 0
        while i < len(row):
            value = self._read(row[i].norm)
            if value is None:
                i += 1
                continue
            end = i + 1
            rest = [t.norm for t in row[end : end + 4]]
            if (
                1 <= value <= 9
                and len(rest) > 1
                and rest[0] == "en"
                and rest[1] in self._tens
                and not row[i].norm[0].isdigit()
            ):
                value, end = value + self._tens[rest[1]], end + 2
                rest = rest[2:]
            if rest[:3] == ["en", "een", "half"] or rest[:3] == ["en", "een", "halve"]:
                value, end = value + 0.5, end + 3
            elif rest[:3] == ["1", "/", "2"] or rest[:1] == ["½"]:
                value, end = value + 0.5, end + (3 if rest[0] == "1" else 1)
            found.append(Getal(i, end, value, row[i].norm in ("een", "'n", "ene", "ein", "ain", "ien")))
            i = end
        return found
