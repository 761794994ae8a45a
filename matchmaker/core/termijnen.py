"""Terms in Dutch working days: what is due when, and how long things may rest.

The holidays are those of the Algemene termijnenwet, article 3: also Good Friday, and 5 May in every year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holidays import country_holidays

_HIER = ZoneInfo("Europe/Amsterdam")
_DAY = timedelta(days=1)
_WEEKEND = 5  # Saturday, as `date.weekday()` counts
# "optional" adds 5 May in the years in which most people work on it; the law counts every year.
_FEESTDAGEN = country_holidays("NL", categories=("public", "optional"))


@dataclass(frozen=True)
class Termijnen:
    """How long each thing may take."""

    voorstel: int = 5  # working days that somebody has to answer a proposal
    rust: int = 5  # working days without a step or note, then the holder is warned
    waarschuwing: int = 2  # working days after the warning, then the request is back in the queue
    nazorg: int = 14  # days after the match, then both are phoned
    opnieuw: int = 3  # working days until the next attempt to reach somebody
    pogingen: int = 3  # attempts after the first, then it is shown as stuck
    terugkoppeling: int = 10  # working days until a partner is asked what came of it


def is_werkdag(day: date) -> bool:
    """Say whether it is no Saturday, Sunday or public holiday."""
    return day.weekday() < _WEEKEND and day not in _FEESTDAGEN


def na_werkdagen(day: date, aantal: int) -> date:
    """Give the working day that is so many working days after a day; of 0 the day itself."""
    return _tel(day, aantal, _DAY)


def voor_werkdagen(day: date, aantal: int) -> date:
    """Give the working day that is so many working days before a day; of 0 the day itself.

    `na_werkdagen(d, n) < t` exactly where `d < voor_werkdagen(t, n)`: so a store can look for what is overdue.
    """
    return _tel(day, aantal, -_DAY)


def werkdag_op_of_na(day: date) -> date:
    """Give the day itself, or the first working day after it: where a term of the law ends (article 1)."""
    while not is_werkdag(day):
        day += _DAY
    return day


def werkdagen_tot(van: date, tot: date) -> int:
    """Count the working days after one day up to and with another; below 0 where that one has passed."""
    if tot < van:
        return -werkdagen_tot(tot, van)
    return sum(is_werkdag(van + number * _DAY) for number in range(1, (tot - van).days + 1))


def begin_van(day: date) -> datetime:
    """Give the moment at which a day begins in the Netherlands; aware, UTC."""
    return datetime.combine(day, time.min, _HIER).astimezone(UTC)


def einde_van(day: date) -> datetime:
    """Give the first moment after a day in the Netherlands; aware, UTC."""
    return begin_van(day + _DAY)


def _tel(day: date, aantal: int, step: timedelta) -> date:
    while aantal > 0:
        day += step
        aantal -= is_werkdag(day)
    return day
