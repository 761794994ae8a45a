"""Which days and hours a recurrence rule (RFC 5545) means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateutil.rrule import rrule, rrulestr

from matchmaker.core.sociale_kaart.aanbod import Tijd

VOORUIT = timedelta(days=92)  # a rule has a weekday if it falls on it in the coming three months
DAG = 24 * 60  # minutes

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MAANDAG = datetime(2024, 1, 1)  # where a rule without DTSTART counts from


@dataclass(frozen=True)
class Moment:
    """A part of one weekday, every week."""

    weekdag: int  # 0 Monday .. 6 Sunday
    van: int  # minutes after midnight
    tot: int  # minutes after midnight, exclusive; 1440 at most


def regel(rule: str) -> rrule:
    """Read a `Tijd.rrule`.

    Raises:
        ValueError: it is no rule.
    """
    start, _, parts = rule.rpartition(" ")
    dtstart = datetime.fromisoformat(start.removeprefix("DTSTART:")) if start else _MAANDAG
    read = rrulestr(parts, dtstart=dtstart)
    if not isinstance(read, rrule):  # dateutil gives a set for a text of several rules
        raise ValueError("more than one rule")
    return read


def momenten(tijd: Tijd) -> tuple[Moment, ...] | None:
    """Give the parts of the week of a rule that holds every week without end; None where a calendar must tell."""
    parts = onderdelen(tijd.rrule)
    every_week = parts.pop("FREQ", None) == "WEEKLY" and parts.pop("INTERVAL", "1") == "1"
    days = parts.pop("BYDAY", "").split(",")
    if not every_week or not set(days) <= set(_CODES) or set(parts) - {"WKST"}:
        return None
    return tuple(moment for day in days for moment in _delen(_CODES.index(day), tijd))


def valt_op(tijd: Tijd, weekdag: int, hour: str | None, vandaag: date) -> bool:
    """Say whether a rule falls on a weekday (at an hour "HH:MM") in the coming three months."""
    minute = minuten(hour) if hour else None
    return any(
        moment.weekdag == weekdag and (minute is None or moment.van <= minute < moment.tot)
        for day in weekdagen(tijd.rrule, vandaag)
        for moment in _delen(day, tijd)
    )


@lru_cache(maxsize=4096)
def weekdagen(rule: str, vandaag: date) -> frozenset[int]:
    """Give the weekdays that a rule falls on in the coming three months."""
    start = datetime.combine(vandaag, time.min)
    return frozenset(day.weekday() for day in regel(rule).between(start, start + VOORUIT, inc=True))


def onderdelen(rule: str) -> dict[str, str]:
    """Split a rule into its parts; DTSTART is one of them."""
    return dict(
        part.split("=", 1) for part in rule.replace("DTSTART:", "DTSTART=").replace(" ", ";").split(";")
    )


def minuten(clock: str) -> int:
    """Give the minutes after midnight of "HH:MM"."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _delen(weekdag: int, tijd: Tijd) -> tuple[Moment, ...]:
    van = minuten(tijd.opens_at) if tijd.opens_at else 0
    tot = minuten(tijd.closes_at) if tijd.closes_at else DAG
    if tot > van:
        return (Moment(weekdag, van, tot),)
    night = (Moment(weekdag, van, DAG), Moment((weekdag + 1) % 7, 0, tot))  # over midnight
    return night if tot else night[:1]
