"""Read the postcodes of a municipality, each with its wijk and wijkteam, from a CSV file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.sociale_kaart.plaats import Plaats

COLUMNS = ("postcode4", "wijk", "wijkteam", "telefoon", "latitude", "longitude")


def read_plaatsen(path: Path) -> list[Plaats]:
    """Read a CSV file with the columns of `COLUMNS`, in any order.

    Raises:
        InvalidRequest: a column or a value that is not there or cannot be; names every row.
        OSError: the file cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
            raise InvalidRequest((Fault("rij 1", f"Deze kolommen ontbreken: {', '.join(missing)}."),))
        rows = [(number, row) for number, row in enumerate(reader, start=2)]
    seen: set[str] = set()
    faults = [Fault(f"rij {number}", words) for number, row in rows for words in _faults(row, seen)]
    if faults:
        raise InvalidRequest(tuple(faults))
    return [_plaats(row) for _, row in rows]


def _faults(row: Mapping[str, str | None], seen: set[str]) -> Iterator[str]:
    if empty := [name for name in COLUMNS if not (row[name] or "").strip()]:
        yield f"Vul ook in: {', '.join(empty)}."
        return
    postcode4 = str(row["postcode4"]).strip()
    if not re.fullmatch("[1-9][0-9]{3}", postcode4):
        yield "Een postcode is hier vier cijfers."
    if postcode4 in seen:
        yield f"Postcode {postcode4} staat er twee keer in."
    seen.add(postcode4)
    for name, largest in (("latitude", 90), ("longitude", 180)):
        if not _within(str(row[name]), largest):
            yield f"{name} is een getal van -{largest} tot en met {largest}, met een punt."


def _within(text: str, largest: int) -> bool:
    try:
        return abs(float(text)) <= largest
    except ValueError:
        return False


def _plaats(row: Mapping[str, str | None]) -> Plaats:
    cells = {name: str(row[name]).strip() for name in COLUMNS}
    return Plaats(
        postcode4=cells["postcode4"],
        wijk=cells["wijk"],
        wijkteam=cells["wijkteam"],
        telefoon=cells["telefoon"],
        latitude=float(cells["latitude"]),
        longitude=float(cells["longitude"]),
    )
