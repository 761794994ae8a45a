"""From rows of HSDS `schedule` to days and hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from matchmaker.core.sociale_kaart.aanbod import Tijd
from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.core.sociale_kaart.tijden import onderdelen, regel
from matchmaker.hsds import schedule

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def tijden_uit(schedules: Iterable[Row]) -> tuple[Tijd, ...]:
    """Give the days and hours; a row without days, or with days that are no rule, says nothing here."""
    return tuple(_tijden(schedules))


def _tijden(schedules: Iterable[Row]) -> Iterator[Tijd]:
    for row in schedules:
        if rule := _rule(row):
            yield Tijd(rule, _clock(row.get("opens_at")), _clock(row.get("closes_at")))


def _rule(row: Row) -> str | None:
    """Write the rule; `valid_from` and `valid_to` bound it where it has no bounds of its own."""
    until = row.get("until") or (None if row.get("count") else row.get("valid_to"))
    start = row.get("dtstart") or row.get("valid_from")
    rule = schedule.rule(dict(row) | {"until": until})
    if rule is None or not (start or any(part.startswith("BY") for part in onderdelen(rule))):
        return None
    whole = f"DTSTART:{str(start).replace('-', '')} {rule}" if start else rule
    try:
        regel(whole)
    except ValueError:
        return None
    return whole


def _clock(value: object) -> str | None:
    """Give "HH:MM" of a time with or without seconds and zone."""
    match = _CLOCK.match(str(value or ""))
    return match.group() if match else None
