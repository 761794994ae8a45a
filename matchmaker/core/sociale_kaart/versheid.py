"""How long what stands in the directory may be believed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

GELDIG = timedelta(days=183)  # six months

_HIER = ZoneInfo("Europe/Amsterdam")


def dag(moment: datetime) -> date:
    """Give the day that it is in the Netherlands."""
    return moment.astimezone(_HIER).date()


def grens(vandaag: date) -> date:
    """Give the day before which a confirmation is too old."""
    return vandaag - GELDIG


def verouderd(assured_date: date | None, vandaag: date) -> bool:
    """Say whether nobody confirmed it for six months."""
    return assured_date is None or assured_date < grens(vandaag)
