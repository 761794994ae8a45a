"""Moments as a resident reads them."""

from datetime import datetime

from babel.dates import format_datetime, get_timezone


def day_and_time(moment: datetime) -> str:
    """Write an aware moment as "maandag 2 maart 2026 om 10.05 uur", in Dutch time."""
    zone = get_timezone("Europe/Amsterdam")
    return format_datetime(moment, "EEEE d MMMM y 'om' H.mm 'uur'", tzinfo=zone, locale="nl")
