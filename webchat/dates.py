"""Moments as a resident reads them."""

from datetime import datetime
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Amsterdam")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def day_and_time(moment: datetime) -> str:
    """Write an aware moment as "maandag 2 maart 2026 om 10.05 uur", in Dutch time."""
    local = moment.astimezone(_ZONE)
    day = f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"
    return f"{day} om {local.hour}.{local.minute:02} uur"
