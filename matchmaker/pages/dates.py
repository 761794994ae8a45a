"""Moments as coordinators read them, in Dutch time."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_datetime, get_timezone

from matchmaker.core.woorden import nabij as nabij  # for the templates, which have all of this module


def of_date(when: date) -> str:
    """Write "2 maart 2026"."""
    return format_date(when, "d MMMM y", locale="nl")


def kort(moment: datetime) -> str:
    """Write "2 maart"."""
    return _written(moment, "d MMMM")


def time(moment: datetime) -> str:
    """Write "10.05 uur"."""
    return _written(moment, "H.mm 'uur'")


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
