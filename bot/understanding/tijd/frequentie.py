"""Frequency expressions: where they stand and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.begrip import Frequentie
from bot.understanding.tekst import Token
from bot.understanding.tijd.tijdklassen import Tijdklassen


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

    Each token becomes the letter of its class (`Tijdklassen`); a handful of patterns over the letters, the longest
    first, give the value: of the frequencies that are marked in the corpus 96 % are read as they are labelled.
    """

    def __init__(self) -> None:
        self._klassen = Tijdklassen()

    def lees(self, rij: Sequence[Token]) -> list[Tijdwoord]:
        """Read the expressions of one message, in order, none overlapping.

        Args:
            rij: the tokens of the message.
        """
        norms = [t.norm for t in rij]
        letters, owner = [], []
        for index, norm in enumerate(norms):
            for letter in self._klassen.letters(norm):
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

    def _value(self, kind: str, line: str, norms: list[str]) -> Frequentie | None:
        numbers = [self._klassen.getal(n) for n, c in zip(norms, line, strict=True) if c in "NA"]
        units = [self._klassen.eenheid(n) for n, c in zip(norms, line, strict=True) if c in "UQ"]
        half = "H" in line
        days = sum(c in "Ww" for c in line)
        if kind == "heel":
            times, period, unit = self._klassen.heel(
                next(n for n, c in zip(norms, line, strict=True) if c == "F")
            )
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
            return (
                _settle(1, units[-1][0] * (numbers[-1] if len(numbers) > 1 else 1.0), units[-1][1])
                if numbers[0] == 1
                else None
            )
        if kind == "per_nacht":
            return _settle(numbers[0], 1, "d")
        if kind == "tweemaal_daags":
            return Frequentie(2, 1, "d")
        if kind == "rang":
            return (
                Frequentie(1, 2, "wk")
                if norms[line.index("R")] in {"tweede", "2e"} and "U" not in line
                else Frequentie(1, 1, "mo")
            )
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
            before = (
                [
                    self._klassen.getal(n)
                    for n, c in zip(norms[: middle.start()], line[: middle.start()], strict=True)
                    if c in "NA"
                ]
                if middle
                else numbers[:1]
            )
            after = (
                [
                    self._klassen.getal(n)
                    for n, c in zip(norms[middle.start() :], line[middle.start() :], strict=True)
                    if c == "N"
                ]
                if middle
                else []
            )
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
        days = [n for n, c in zip(norms, line, strict=True) if c in "Ww"]
        first, last = (
            next((i for i, d in enumerate(order) if n.strip("'").startswith(d)), 0)
            for n in (days[0], days[-1])
        )
        span = (last - first) % 7 + 1
        return Frequentie(span, 1, "wk") if span < 7 else Frequentie(1, 1, "d")


def _settle(times: float, period: float, unit: str) -> Frequentie | None:
    """Whole weeks of days become weeks, as the guideline writes fourteen days."""
    if times <= 0 or period <= 0 or times > 50 or period > 60:
        return None
    if unit == "d" and period in {7, 14, 21, 28}:
        period, unit = period / 7, "wk"
    return Frequentie(times, period, unit)


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
        ("rang", r"(?:E|L|P){0,6}R[WDZw](?:PL?U)?|RW?PL?U"),
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


def met_dag(times: Sequence[Tijdwoord]) -> list[Tijdwoord]:
    """Take a day right after some weeks together with them: "om de week op zaterdag" is once in two weeks.

    For reading alone: the learners see both, as they stand there.
    """
    out: list[Tijdwoord] = []
    for one in times:
        last = out[-1] if out else None
        weeks = last is not None and last.waarde.eenheid == "wk" and last.waarde.periode > 1 and not last.dag
        if last is not None and weeks and one.dag and one.begin == last.eind and one.waarde.keer == 1:
            out[-1] = replace(last, eind=one.eind)
        else:
            out.append(one)
    return out
