"""Moments as coordinators read them, in Dutch time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime, get_timezone


def of_date(when: date) -> str:
    """Write "2 maart 2026"."""
    return format_date(when, "d MMMM y", locale="nl")


def kort(moment: datetime) -> str:
    """Write "2 maart"."""
    return _written(moment, "d MMMM")


def laatste_dag(end: datetime) -> str:
    """Write the day that ends at a moment, as "maandag 2 maart"."""
    return _written(end - timedelta(seconds=1), "EEEE d MMMM")


def time(moment: datetime) -> str:
    """Write "10.05 uur"."""
    return _written(moment, "H.mm 'uur'")


def nabij(when: date) -> str:
    """Write a day that is not far off, "maandag 2 maart"."""
    return format_date(when, "EEEE d MMMM", locale="nl")


def weekday(when: date) -> str:
    """Write "maandag 2 maart 2026"."""
    return format_date(when, "EEEE d MMMM y", locale="nl")


def day(moment: datetime) -> str:
    """Write "maandag 2 maart 2026"."""
    return _written(moment, "EEEE d MMMM y")


def day_and_time(moment: datetime) -> str:
    """Write "maandag 2 maart 2026, 10.05 uur"."""
    return _written(moment, "EEEE d MMMM y, H.mm 'uur'")


def _written(moment: datetime, pattern: str) -> str:
    return format_datetime(moment, pattern, tzinfo=get_timezone("Europe/Amsterdam"), locale="nl")
