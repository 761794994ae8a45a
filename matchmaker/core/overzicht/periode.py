"""The period that an overview is about: whole months that have passed.

Months, because two periods that differ by a day differ by what happened on that day; passed, so that reading again
tomorrow does not tell what happened today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from matchmaker.core.errors import Fault, InvalidRequest

TERUG = 36  # months that can be looked back at
VASTE = {"maand": 1, "kwartaal": 3, "jaar": 12}  # code → the last so many months
STANDAARD = "jaar"


@dataclass(frozen=True, order=True)
class Maand:
    """A month of a year."""

    jaar: int
    maand: int  # 1 to 12

    @staticmethod
    def van(day: date) -> Maand:
        """Give the month of a day."""
        return Maand(day.year, day.month)

    @property
    def begin(self) -> date:
        """Give its first day."""
        return date(self.jaar, self.maand, 1)

    def plus(self, aantal: int) -> Maand:
        """Give the month that is so many months later; below 0: earlier."""
        number = self.jaar * 12 + self.maand - 1 + aantal
        return Maand(number // 12, number % 12 + 1)

    def __str__(self) -> str:
        return f"{self.jaar:04}-{self.maand:02}"


@dataclass(frozen=True)
class Periode:
    """From the first day of one month up to and with the last day of another."""

    van: Maand
    tot_en_met: Maand

    def __iter__(self) -> Iterator[Maand]:
        month = self.van
        while month <= self.tot_en_met:
            yield month
            month = month.plus(1)


def maanden(vandaag: date) -> list[Maand]:
    """Give the months that can be chosen, the last one first."""
    this = Maand.van(vandaag)
    return [this.plus(-number) for number in range(1, TERUG + 1)]


def lees(gevraagd: Mapping[str, str], vandaag: date) -> Periode:
    """Read a period: `periode` (a code of VASTE), or `van` and `tot` (months, as 2026-03); nothing is the last year.

    Raises:
        InvalidRequest: no such period, or a month that has not passed or is too long ago.
    """
    months = maanden(vandaag)
    if gevraagd.get("van") or gevraagd.get("tot"):
        begin, end = (_maand(name, gevraagd.get(name, ""), months) for name in ("van", "tot"))
        if begin > end:
            raise InvalidRequest((Fault("tot", "De laatste maand ligt voor de eerste."),))
        return Periode(begin, end)
    code = gevraagd.get("periode") or STANDAARD
    if code not in VASTE:
        raise InvalidRequest((Fault("periode", f"must be one of {', '.join(VASTE)}"),))
    return Periode(months[VASTE[code] - 1], months[0])


def _maand(name: str, text: str, months: list[Maand]) -> Maand:
    right = re.fullmatch("([0-9]{4})-([0-9]{2})", text)
    month = Maand(int(right[1]), int(right[2])) if right else None
    if month is None or month not in months:
        raise InvalidRequest((Fault(name, f"must be a month from {months[-1]} to {months[0]}"),))
    return month
