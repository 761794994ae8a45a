"""Opening hours as lines that somebody fills in, and as rows of HSDS `schedule`.

A line is "vaak|dag|van|tot": how often (VAAK), which day or days (DAGEN), from and to ("HH:MM", may be empty). A row
that such lines cannot say (every other week, until a day) is the line "rij|<id>": it stays, or goes when its line does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from matchmaker.core.sociale_kaart.bewerking import Bewerking
from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.hsds.package import Value

WEEK = "week"
VAAK = MappingProxyType(
    {
        WEEK: "elke week",
        "1": "de eerste van de maand",
        "2": "de tweede van de maand",
        "3": "de derde van de maand",
        "4": "de vierde van de maand",
        "-1": "de laatste van de maand",
    }
)
DAGEN = MappingProxyType(
    {
        "MO": "maandag",
        "TU": "dinsdag",
        "WE": "woensdag",
        "TH": "donderdag",
        "FR": "vrijdag",
        "SA": "zaterdag",
        "SU": "zondag",
        "MO-FR": "maandag tot en met vrijdag",
        "MO-SU": "elke dag",
    }
)
RIJ = "rij"
MAX_LINES = 60

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TOGETHER = {"MO-FR": _CODES[:5], "MO-SU": _CODES}
_PLAIN = frozenset(("freq", "interval", "byday", "wkst", "opens_at", "closes_at", "description", "timezone"))
_HANGS = frozenset(("id", "service_id", "location_id", "service_at_location_id", "attending_type"))
_DAY = re.compile(r"([1-4]|-1)?(MO|TU|WE|TH|FR|SA|SU)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.u](\d{2}))?(?: ?uur)?")

Slot = tuple[str, str, str, str]  # how often, one day, from, to


def lijnen(rows: Sequence[Row]) -> tuple[str, ...]:
    """Write rows as lines, in their order."""
    return tuple(line for row in rows for line in _lijnen(row))


def kloktijd(text: str) -> str | None:
    """Read "9", "9.30", "9:30 uur" as "HH:MM"; None where it is no time."""
    match = _CLOCK.fullmatch(text.strip().lower())
    if not match:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def netjes(value: str) -> str:
    """Write typed lines as `lijnen` does: times alike, no empty lines; what cannot be stays as it was typed."""
    return "\n".join("|".join(_net(line)) for line in value.split("\n") if line.replace("|", "").strip())


def fouten(value: str, ids: Sequence[str]) -> Iterator[str]:
    """Say, Dutch, what of lines cannot be; `ids` are those of the rows there are."""
    lines = netjes(value).split("\n") if value else []
    if len(lines) > MAX_LINES:
        yield f"Dit zijn te veel regels: meer dan {MAX_LINES}."
    for number, line in enumerate(lines[:MAX_LINES], start=1):
        parts = line.split("|")
        if parts[0] == RIJ:
            if parts[1] not in ids:
                yield f"Regel {number} is er niet meer."
        elif fault := _fout(parts):
            yield f"Regel {number}: {fault}"


def zet(made: Bewerking, had: Sequence[Row], column: str, owner: str, value: str, *, erft: bool) -> None:
    """Let `owner` (the id in a column of `schedule`) have these lines; rows that still hold stay as they are.

    Args:
        made: the edit.
        had: the rows that hold now.
        column: service_id or service_at_location_id.
        owner: what the rows hang under.
        value: lines without faults.
        erft: the rows there are belong to more than this owner, and stay; what holds is copied.
    """
    lines = [line.split("|") for line in netjes(value).split("\n") if line]
    wanted = {slot for parts in lines if parts[0] != RIJ for slot in _slots(parts)}
    rows = {parts[1] for parts in lines if parts[0] == RIJ}
    for row in had:
        mine = {slot for line in _lijnen(row) if not line.startswith(RIJ) for slot in _slots(line.split("|"))}
        stays = mine <= wanted if mine else str(row["id"]) in rows
        if erft and stays and not mine:
            made.put("schedule", _onder(row, column, owner) | {"id": _nieuw(made, owner)})
        elif not erft and stays:
            wanted -= mine
        elif not erft:
            made.drop("schedule", [row])
    for (often, opens, closes), days in _samen(wanted).items():
        rule = _regel(often, days)
        hours = {"opens_at": opens or None, "closes_at": closes or None}
        made.put("schedule", {"id": _nieuw(made, owner), column: owner} | dict(rule) | hours)


def _lijnen(row: Row) -> Iterator[str]:
    filled = {name for name, value in row.items() if value not in (None, "")}
    days = [
        match for code in str(row.get("byday") or "").split(",") if (match := _DAY.fullmatch(code.strip()))
    ]
    monthly = row.get("freq") == "MONTHLY"
    plain = (
        filled <= _PLAIN | _HANGS
        and row.get("freq") in ("WEEKLY", "MONTHLY")
        and row.get("interval") in (None, 1)
        and len(days) == len(str(row.get("byday") or "").split(","))
        and all(bool(day[1]) == monthly for day in days)
    )
    if not plain:
        yield f"{RIJ}|{row['id']}"
        return
    hours = "|".join(kloktijd(str(row.get(name) or "")[:5]) or "" for name in ("opens_at", "closes_at"))
    codes = tuple(day[2] for day in days)
    together = next((name for name, every in _TOGETHER.items() if codes == every and not monthly), None)
    if together:
        yield f"{WEEK}|{together}|{hours}"
    else:
        yield from (f"{day[1] or WEEK}|{day[2]}|{hours}" for day in days)


def _net(line: str) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    if parts[0] == RIJ:
        return parts[:2]
    often, day, opens, closes = (parts + [""] * 4)[:4]
    return [often or WEEK, day, kloktijd(opens) or opens, kloktijd(closes) or closes]


def _fout(parts: list[str]) -> str | None:
    often, day, opens, closes = parts
    if often not in VAAK:
        return "kies hoe vaak."
    if day not in DAGEN:
        return "kies een dag."
    if often != WEEK and day in _TOGETHER:
        return "kies één dag, of elke week."
    for clock in (opens, closes):
        if clock and kloktijd(clock) is None:
            return f"schrijf de tijd als 9:30. {clock[:20]} is geen tijd."
    if closes and not opens:
        return "vul ook in wanneer het begint."
    return None


def _slots(parts: Sequence[str]) -> Iterator[Slot]:
    often, day, opens, closes = parts
    yield from ((often, one, opens, closes) for one in _TOGETHER.get(day, (day,)))


def _samen(slots: set[Slot]) -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for often, day, opens, closes in sorted(
        slots, key=lambda one: (one[0] != WEEK, _CODES.index(one[1]), one)
    ):
        found[often, opens, closes].append(day)
    return dict(found)


def _regel(often: str, days: Sequence[str]) -> Row:
    if often == WEEK:
        return {"freq": "WEEKLY", "byday": ",".join(days)}
    return {"freq": "MONTHLY", "byday": ",".join(f"{often}{day}" for day in days)}


def _onder(row: Row, column: str, owner: str) -> dict[str, Value]:
    empty = {"service_id": None, "location_id": None, "service_at_location_id": None}
    return {**row, **empty, column: owner}


def _nieuw(made: Bewerking, owner: str) -> str:
    known = {str(row["id"]) for row in made.rows("schedule")}
    return next(id_ for number in range(1, 10_000) if (id_ := f"{owner}:tijd:{number}") not in known)
