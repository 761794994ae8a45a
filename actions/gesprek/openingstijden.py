"""Whether somebody answers the telephone now: hours in the OSM opening_hours grammar, with Dutch holidays."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

NEDERLAND = ZoneInfo("Europe/Amsterdam")


class Openingstijden:
    """Opening hours, for example "Mo-Fr 09:00-17:00; PH off"."""

    def __init__(self, regel: str) -> None:
        """Read the rule.

        Raises:
            ValueError: the rule is not in the grammar.
        """
        try:
            self._hours = OpeningHours(regel, country="NL")
        except Exception as error:  # the library's own error derives from Exception alone
            raise ValueError(
                f"KEUKENTAFEL_OPENING_HOURS is not in the opening_hours grammar: {regel}"
            ) from error

    def open(self, moment: datetime) -> bool:
        """Tell whether it is open at a moment, an aware datetime."""
        return bool(self._hours.is_open(moment.astimezone(NEDERLAND).replace(tzinfo=None)))
