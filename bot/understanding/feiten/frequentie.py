"""Frequency expressions: where they stand and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.begrip import Frequentie
from bot.understanding.feiten.lijsten import LOOKUPS, regels, woorden
from bot.understanding.tekst import Token, normaal

_X_WORD = re.compile(r"^x(p?/?[a-z]+)$")
_DAYS = "W(?:D)?"


@dataclass(frozen=True)
class Tijdwoord:
    """A frequency expression: tokens `begin` up to `eind`, its value, and whether it is only a weekday."""

    begin: int
    eind: int
    waarde: Frequentie
    dag: bool = False  # a bare weekday ("zaterdag", "op vrijdag")
    zwak: bool = False  # only a short weekday ("ma"): needs a question about time


class Tijdwoorden:
    """Reads frequency expressions from tokens.

    Each token becomes a letter for its class (N number, K "times", A "once/twice", P "per", U unit, Q "per unit",
    E "every", O "om de", R rank, W weekday, w short weekday, D part of the day, Z weekend, F whole word, B "except",
    T "other", L article, M "up to", & joins); a handful of patterns over the letters, the longest first, give the value.
    """

    def __init__(self, folder: Path = LOOKUPS / "frequentie") -> None:
        def numbered(name: str) -> dict[str, tuple[str, ...]]:
            return {normaal(r[0]): tuple(r[1:]) for r in regels(folder / f"{name}.txt")}

        def listed(name: str) -> set[str]:
            return {normaal(w) for w in woorden(folder / f"{name}.txt")}

        self._number = {w: float(v[0]) for w, v in numbered("getallen").items()}
        self._times = listed("keer")
        self._fold = {w: float(v[0]) for w, v in numbered("maal").items()}
        self._per = listed("per")
        self._unit = {w: (float(v[0]), v[1]) for w, v in numbered("eenheden").items()}
        self._per_unit = {w: (float(v[0]), v[1]) for w, v in numbered("per_eenheid").items()}
        self._whole = {w: (float(v[0]), float(v[1]), v[2]) for w, v in numbered("hele_woorden").items()}
        self._every = listed("elke")
        self._part = listed("dagdelen")
        self._weekday = tuple(sorted(listed("weekdagen")))
        self._short = listed("weekdagen_kort")
        self._weekend = listed("weekend")
        self._rank = listed("rang")
        self._long_words = [
            w
            for w in {*self._unit, *self._whole, *self._part, *self._weekday, *self._fold, *self._weekend}
            if len(w) >= 6
        ]
        self._repaired: dict[str, str] = {}

    # -- classes -----------------------------------------------------------------------------------------------

    def _letters(self, norm: str) -> str:
        """Give the class letters of one normal form ("xpw" gives three)."""
        word = norm.strip("'-")
        if norm and norm[0].isdigit():
            return "N"
        if norm in {"en", "+", "&", ",", "/", "plus"}:
            return "&"
        if norm in {"of", "à", "a", "-"}:
            return "|"
        if word in self._fold:
            return "A"
        if word in self._number or norm in self._number:
            return "N"
        if word in self._times:
            return "K"
        if word in self._unit:
            return "U"
        if word in self._per_unit:
            return "Q"
        if word in self._whole:
            return "F"
        if word in self._every:
            return "E"
        if word == "om":
            return "O"
        if word in self._per:
            return "P"
        if word in {"de", "het", "t", "'t", "den", "d", "n", "'n", "een", "yn", "'e", "die", "e"}:
            return "L"
        if word == "s" or norm in {"'s", "des"}:
            return "S"
        if word in {"andere", "ander", "tweede"} and word != "tweede":
            return "T"
        if word in self._rank:
            return "R"
        if word in self._weekend:
            return "Z"
        if word in self._part:
            return "D"
        if word in self._short:
            return "w"
        if word.startswith(self._weekday):
            return "W"
        if word in {"behalve", "uitgezonderd"}:
            return "B"
        if word in {"t/m", "tm", "tot", "met", "m"}:
            return "M"
        if word in {"uur", "uurtje", "oer", "uren"}:
            return "h"
        if word in {"half", "halve"}:
            return "H"
        if match := _X_WORD.match(word):
            if match.group(1) in self._per_unit or match.group(1) in self._unit:
                return "KQ"
        if word in {"doordeweeks", "doordeweekse", "werkdag", "werkdagen", "schooldag", "schooldagen", "weekdag"}:
            return "V"
        return "."

    def _value_of(self, norm: str) -> float:
        word = norm.strip("'-")
        if norm and norm[0].isdigit():
            try:
                return float(norm.replace(",", ".").split(":")[0])
            except ValueError:
                return 1.0
        return self._fold.get(word) or self._number.get(word, self._number.get(norm, 1.0))

    def _unit_of(self, norm: str) -> tuple[float, str]:
        word = norm.strip("'-")
        if match := _X_WORD.match(word):
            word = match.group(1)
        return self._unit.get(word) or self._per_unit.get(word) or (1.0, "wk")

    # -- patterns ----------------------------------------------------------------------------------------------

    def lees(self, rij: Sequence[Token], bekend: Iterable[str] = ()) -> list[Tijdwoord]:
        """Read the expressions of one message, in order, none overlapping.

        Args:
            rij: the tokens of the message.
            bekend: words that are never taken for a misspelt word of time.
        """
        norms = [self._repair(t.norm, bekend) for t in rij]
        letters, owner = [], []
        for index, norm in enumerate(norms):
            for letter in self._letters(norm):
                letters.append(letter)
                owner.append(index)
        line = "".join(letters)
        taken = [False] * len(line)
        found: list[tuple[int, int, Frequentie, bool, bool]] = []
        for kind, pattern in _PATTERNS:
            for match in pattern.finditer(line):
                begin, end = match.span()
                if any(taken[begin:end]):
                    continue
                value = self._value(kind, line[begin:end], [norms[owner[i]] for i in range(begin, end)])
                if value is None:
                    continue
                taken[begin:end] = [True] * (end - begin)
                found.append((owner[begin], owner[end - 1] + 1, value, kind == "dag", kind == "kort"))
        found.sort(key=lambda f: f[0])
        return [Tijdwoord(*f) for f in found]

    def _repair(self, norm: str, known: Iterable[str]) -> str:
        """Give the word of time that a misspelt word is one letter away from, or the word itself."""
        if len(norm) < 5 or not norm.isalpha() or norm in known or self._letters(norm) != ".":
            return norm
        if norm not in self._repaired:
            if len(self._repaired) > 20_000:
                self._repaired.clear()
            near = (w for w in self._long_words if abs(len(w) - len(norm)) <= 1 and _near(w, norm))
            self._repaired[norm] = next(near, norm)
        return self._repaired[norm]

    def _value(self, kind: str, line: str, norms: list[str]) -> Frequentie | None:
        numbers = [self._value_of(n) for n, c in zip(norms, line) if c in "NA"]
        units = [self._unit_of(n) for n, c in zip(norms, line) if c in "UQ"]
        half = "H" in line
        days = sum(c in "Ww" for c in line)
        if kind == "heel":
            times, period, unit = self._whole[next(n for n, c in zip(norms, line) if c == "F").strip("'-")]
            return Frequentie(times, period, unit)
        if kind == "reeks":
            return self._range(norms, line)
        if kind in {"dagen", "dag", "elke_dag", "kort"}:
            return Frequentie(days, 1, "wk")
        if kind == "werkdag":
            return Frequentie(5, 1, "wk")
        if kind == "behalve":
            return Frequentie(6, 1, "wk")
        if kind == "uur_per":
            return _settle(1, units[-1][0] * (numbers[-1] if len(numbers) > 1 else 1.0), units[-1][1]) if numbers[0] == 1 else None
        if kind == "per_nacht":
            return _settle(numbers[0], 1, "d")
        if kind == "tweemaal_daags":
            return Frequentie(2, 1, "d")
        if kind == "rang":
            return Frequentie(1, 2, "wk") if norms[line.index("R")] in {"tweede", "2e"} and "U" not in line else Frequentie(1, 1, "mo")
        if kind == "elke_dagdeel":
            return Frequentie(1, 1, "d")
        if kind == "elke_weekend":
            return Frequentie(1, 1, "wk")
        if kind == "om_dag":
            return Frequentie(1, 2, "wk")
        if kind in {"om_eenheid", "elke_eenheid", "om_n", "elke_n", "per"}:
            period, unit = units[-1]
            count = numbers[-1] if kind in {"om_n", "elke_n"} else (2.0 if kind == "om_eenheid" else 1.0)
            period = period / 2 if half else period * count
            return _settle(1, period, unit)
        if kind == "keer_elke":  # "twee keer elke dag", "elke dag twee keer"
            period, unit = units[-1] if units else (1.0, "d")
            return _settle(numbers[-1], period, unit)
        if kind == "keer_per":
            period, unit = units[-1] if units else (1.0, "d")
            times = numbers[0]
            middle = re.search(r"[P/LO]", line)
            before = [self._value_of(n) for n, c in zip(norms[: middle.start()], line[: middle.start()]) if c in "NA"] if middle else numbers[:1]
            after = [self._value_of(n) for n, c in zip(norms[middle.start() :], line[middle.start() :]) if c == "N"] if middle else []
            if before:
                times = before[-1]
            if not middle and len(numbers) > 1:
                after = numbers[-1:]
                times = numbers[0]
            return _settle(times, (period / 2 if half else period * (after[-1] if after else 1.0)), unit)
        if kind == "n_dagdelen":
            value = numbers[-1]
            if "U" in line and value == 7:
                return Frequentie(1, 1, "d")
            return Frequentie(value, 1, "wk") if 2 <= value <= 7 else None
        return None

    def _range(self, norms: list[str], line: str) -> Frequentie | None:
        order = ["ma", "di", "wo", "do", "vr", "za", "zo"]
        days = [n for n, c in zip(norms, line) if c in "Ww"]
        first, last = (next((i for i, d in enumerate(order) if n.strip("'").startswith(d)), 0) for n in (days[0], days[-1]))
        span = (last - first) % 7 + 1
        return Frequentie(span, 1, "wk") if span < 7 else Frequentie(1, 1, "d")


def _settle(times: float, period: float, unit: str) -> Frequentie | None:
    """Whole weeks of days become weeks, as the guideline writes fourteen days."""
    if times <= 0 or period <= 0 or times > 50 or period > 60:
        return None
    if unit == "d" and period in {7, 14, 21, 28}:
        period, unit = period / 7, "wk"
    return Frequentie(times, period, unit)


def _near(left: str, right: str) -> bool:
    """Whether two words differ by one letter, or by two swapped neighbours."""
    if left == right:
        return True
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:])


_COUNT = r"(?:N\|N|N)"
_PATTERNS: list[tuple[str, re.Pattern[str]]] = [
    (kind, re.compile(pattern))
    for kind, pattern in [
        ("behalve", r"E(?:U|D)BL?W"),
        ("keer_per", r"(?:A\|A|\|?A|N\|?A)K?(?:[PO]+L*|L)N?H?[UQ](?:&?(?:P?L?W))?"),
        ("keer_per", r"N(?:K?\|)NK?(?:[PO]+L*|L|/)N?H?[UQ]"),
        ("keer_per", r"NK(?:[PO]+L*|[PO]*L)?N?H?[UQ]"),
        ("per_nacht", r"(?:NK|A)(?:PL?|E)D|EDL?NK"),
        ("keer_per", r"N\.?[DZWU](?:[PO]+L*|L)N?H?[UQ]"),
        ("uur_per", r"Nh(?:PL*|L)N?H?[UQ]"),
        ("keer_per", r"N[DZWU](?:Q)"),
        ("keer_per", r"NQ|NPN?U|N&U|[NA]K?[SL]*Q"),
        ("keer_per", r"AP?L?N?H?U"),
        ("keer_elke", r"E[UD]&?(?:NK|A)(?!P)"),
        ("keer_elke", r"(?:NK|A)EU"),
        ("tweemaal_daags", r"S?D&S?D&?E[UD]|ED&ED"),
        ("reeks", r"(?:P|E)?L?[Ww]M&?M?[Ww]"),
        ("rang", r"(?:E|L|P)*R[WDZw](?:PL?U)?|RW?PL?U"),
        ("om_n", r"OL*NU"),
        ("elke_n", r"EL?NU"),
        ("om_dag", r"OL+T?[WZ]|OL*T?[WZ]"),
        ("om_eenheid", r"OL*T?U|OTU|E[TR]U"),
        ("dagen", r"(?:E|P|O)?L?S?[Ww]\|?D?(?:&(?:E|P)?L?S?&?[Ww](?:\|?D)?)+|W(?:W)+(?:&W)?|w(?:w)+(?:&w)?"),
        ("elke_eenheid", r"EH?U(?:PL?W|W)?"),
        ("werkdag", r"EV|V&?NK"),
        ("elke_weekend", r"EZ"),
        ("elke_dag", r"E[Ww]"),
        ("elke_dagdeel", r"ED"),
        ("heel", r"F"),
        ("n_dagdelen", r"N(?:D|U|Z|W)"),
        ("dag", r"(?:P)?L?S?W"),
        ("per", r"PH?U"),
        ("kort", r"P?w"),
    ]
]
