"""Moments as people in the Netherlands read them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Amsterdam")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def day(moment: datetime) -> str:
    """Write "maandag 2 maart 2026"."""
    local = moment.astimezone(_ZONE)
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"


def day_and_time(moment: datetime) -> str:
    """Write "maandag 2 maart 2026, 10.05 uur"."""
    local = moment.astimezone(_ZONE)
    return f"{day(moment)}, {local.hour}.{local.minute:02} uur"
