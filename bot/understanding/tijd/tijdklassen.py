"""The words of time, each in its class."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path

from bot.understanding.lijsten import LOOKUPS, regels, woorden
from bot.understanding.tekst import normaal

_X_WORD = re.compile(r"^x(p?/?[a-z]+)$")
_FIXED = {
    letter: frozenset(words.split())
    for letter, words in {
        "&": "en + & , / plus",
        "|": "of à a -",
        "O": "om",
        "L": "de het t 't den d n 'n een yn 'e die e",
        "S": "s 's des",
        "T": "andere ander",
        "B": "behalve uitgezonderd",
        "M": "t/m tm tot met m",
        "h": "uur uurtje oer uren",
        "H": "half halve",
        "V": "doordeweeks doordeweekse werkdag werkdagen schooldag schooldagen weekdag",
    }.items()
}


class Tijdklassen:
    """Gives words their class and value, from the lists in `data/lookups/frequentie`.

    N number, K "times", A "once", "twice", P "per", U unit, Q "per unit" in one word, E "every", O "om (de)", R rank,
    W weekday, w short weekday, D part of the day, Z weekend, F a frequency in one word, V working day, B "except",
    T "other", L article, S "'s", M "up to", H half, h hour, & joins, | "or"; a full stop for all other words.
    """

    def __init__(self, folder: Path = LOOKUPS / "frequentie") -> None:
        def numbered(name: str) -> dict[str, tuple[str, ...]]:
            return {normaal(r[0]): tuple(r[1:]) for r in regels(folder / f"{name}.txt")}

        def listed(name: str) -> set[str]:
            return {normaal(w) for w in woorden(folder / f"{name}.txt")}

        self._number = {w: float(v[0]) for w, v in numbered("getallen").items()}
        self._fold = {w: float(v[0]) for w, v in numbered("maal").items()}
        self._unit = {w: (float(v[0]), v[1]) for w, v in numbered("eenheden").items()}
        self._per_unit = {w: (float(v[0]), v[1]) for w, v in numbered("per_eenheid").items()}
        self._whole = {w: (float(v[0]), float(v[1]), v[2]) for w, v in numbered("hele_woorden").items()}
        self._weekday = tuple(sorted(listed("weekdagen")))
        # The order decides where a word stands in two lists.
        self._listed: list[tuple[str, Container[str]]] = [
            ("A", self._fold),
            ("N", self._number),
            ("K", listed("keer")),
            ("U", self._unit),
            ("Q", self._per_unit),
            ("F", self._whole),
            ("E", listed("elke")),
            ("O", _FIXED["O"]),
            ("P", listed("per")),
        ]
        self._later: list[tuple[str, Container[str]]] = [
            ("R", listed("rang")),
            ("Z", listed("weekend")),
            ("D", listed("dagdelen")),
            ("w", listed("weekdagen_kort")),
        ]

    def letters(self, norm: str) -> str:
        """Give the class of one normal form; two letters for "xpw"."""
        word = norm.strip("'-")
        if norm and norm[0].isdigit():
            return "N"
        for letter in "&|":
            if norm in _FIXED[letter]:
                return letter
        for letter, known in self._listed:
            if word in known or (letter == "N" and norm in known):
                return letter
        for letter in "LST":
            if word in _FIXED[letter] or norm in _FIXED[letter]:
                return letter
        for letter, known in self._later:
            if word in known:
                return letter
        if word.startswith(self._weekday):
            return "W"
        for letter in "BMhHV":
            if word in _FIXED[letter]:
                return letter
        match = _X_WORD.match(word)
        if match and (match.group(1) in self._per_unit or match.group(1) in self._unit):
            return "KQ"
        return "."

    def getal(self, norm: str) -> float:
        """Give the value of a number, 1 where it has none."""
        word = norm.strip("'-")
        if norm and norm[0].isdigit():
            try:
                return float(norm.replace(",", ".").split(":")[0])
            except ValueError:
                return 1.0
        return self._fold.get(word) or self._number.get(word, self._number.get(norm, 1.0))

    def eenheid(self, norm: str) -> tuple[float, str]:
        """Give the period and unit of a word of time."""
        word = norm.strip("'-")
        if match := _X_WORD.match(word):
            word = match.group(1)
        return self._unit.get(word) or self._per_unit.get(word) or (1.0, "wk")

    def heel(self, norm: str) -> tuple[float, float, str]:
        """Give times, period and unit of a frequency in one word."""
        return self._whole[norm.strip("'-")]
