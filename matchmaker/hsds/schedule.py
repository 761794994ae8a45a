"""The recurrence rule (RFC 5545) that a row of `schedule` spells out in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from dateutil.rrule import rrulestr

from matchmaker.core.sociale_kaart.rijen import Row

_PARTS = ("freq", "interval", "byday", "byweekno", "bymonthday", "byyearday", "wkst", "count", "until")
_DAYS = ("byday", "byweekno", "bymonthday", "byyearday")
_STARTS = ("dtstart", "valid_from")
_ANY_DAY = datetime(2026, 1, 5)  # only whether a rule can be read is asked

_LARGEST = {"interval": 400, "count": 10_000}  # weeks or months; times
_LIST_LARGEST = {"byweekno": 53, "bymonthday": 31, "byyearday": 366}  # a negative number counts back
_DAY = "(MO|TU|WE|TH|FR|SA|SU)"
_BYDAY = {
    "WEEKLY": re.compile(f"{_DAY}(,{_DAY})*"),
    "MONTHLY": re.compile(rf"([+-]?[1-5])?{_DAY}(,([+-]?[1-5])?{_DAY})*"),
}
_BYDAY_ASKED = {
    "WEEKLY": "Schrijf dagen als MO,TU,WE,TH,FR,SA,SU.",
    "MONTHLY": "Schrijf dagen als MO,TU,WE,TH,FR,SA,SU. Er mag een getal voor: 2MO is de tweede maandag.",
}


def rule(row: Row) -> str | None:
    """Write the rule, as "FREQ=WEEKLY;BYDAY=MO,TU"; None where the row has no frequency."""
    if row.get("freq") is None:
        return None
    parts = ((name, row.get(name)) for name in _PARTS)
    return ";".join(f"{name.upper()}={_text(name, value)}" for name, value in parts if value is not None)


def faults(row: Row) -> Iterator[tuple[str, str]]:
    """Name what is wrong with the rule of a schedule: (column, Dutch)."""
    if row.get("freq") is None:
        if filled := next((name for name in _PARTS if row.get(name) is not None), None):
            yield "freq", f"Vul WEEKLY of MONTHLY in. Zonder freq betekent {filled} niets."
        return
    found = list(_part_faults(row))
    yield from found
    if row.get("count") is not None and row.get("until") is not None:
        yield "until", "Vul until of count in, niet allebei."
    interval = row.get("interval")
    if isinstance(interval, int) and interval > 1 and row.get("dtstart") is None:
        yield "dtstart", "Vul de eerste dag in. Anders weet niemand vanaf wanneer interval telt."
    if all(row.get(name) is None for name in (*_DAYS, *_STARTS)):
        yield "byday", "Vul de dagen in, zoals MO,TU. Anders weet niemand welke dag het is."
    if not found and not _readable(row):
        yield "freq", "Deze herhaling is niet te lezen (RFC 5545)."


def _part_faults(row: Row) -> Iterator[tuple[str, str]]:
    for name, largest in _LARGEST.items():
        number = row.get(name)
        if isinstance(number, int) and not 1 <= number <= largest:
            yield name, f"Dit moet een getal van 1 tot en met {largest} zijn."
    freq, byday = str(row["freq"]), row.get("byday")
    if isinstance(byday, str) and freq in _BYDAY and not _BYDAY[freq].fullmatch(byday):
        yield "byday", _BYDAY_ASKED[freq]
    for name, largest in _LIST_LARGEST.items():
        numbers = row.get(name)
        if isinstance(numbers, str) and not all(_within(part, largest) for part in numbers.split(",")):
            yield name, f"Schrijf getallen van 1 tot en met {largest}, met komma's ertussen."


def _within(part: str, largest: int) -> bool:
    return bool(re.fullmatch("[+-]?[0-9]{1,3}", part)) and 1 <= abs(int(part)) <= largest


def _readable(row: Row) -> bool:
    # Without its end: count and until together, which is named by itself, makes dateutil warn.
    try:
        rrulestr(rule(dict(row) | {"count": None}) or "", dtstart=_ANY_DAY)
    except ValueError:
        return False
    return True


def _text(name: str, value: object) -> str:
    return str(value).replace("-", "") if name == "until" else str(value)
