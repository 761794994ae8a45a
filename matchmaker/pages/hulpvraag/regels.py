"""The lines of the history in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.core.hulpvraag import Gebeurtenis
from matchmaker.pages import dates, labels

_WIE = {"inwoner": "de persoon zelf", "systeem": "het systeem", "partner": "wie gevraagd is"}
_DAG = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_CODES = {"telefoon": labels.MET, "opvolging": labels.GEBELD, "opvolging_verzet": labels.GEBELD}
_MET_DAGEN = ("melding", "opvolging_verzet")
_MET_KOP = (
    "voorstel",
    "overgedragen",
    "telefoon",
    "opvolging",
    "melding",
)  # a use case wrote the first words


@dataclass(frozen=True)
class Regel:
    """One line as people read it."""

    wat: str
    door: str
    tijdstip: datetime  # aware, UTC
    waarom: str  # empty where nothing was said


def regels(history: Sequence[Gebeurtenis]) -> Iterator[Regel]:
    """Give the lines, newest first."""
    for line in reversed(history):
        yield Regel(_wat(line), line.door or _WIE.get(line.rol, line.rol), line.tijdstip, _waarom(line))


def _wat(line: Gebeurtenis) -> str:
    what = labels.GEBEURTENIS.get(line.soort, line.soort)
    if line.soort == "status" and line.naar:
        what = f"{what}: {labels.STATUS[line.naar].lower()}"
    if line.reden and (why := labels.ELKE_REDEN.get(line.reden)):
        what = f"{what} ({why[0].lower()}{why[1:]})"
    return what


def _waarom(line: Gebeurtenis) -> str:
    """Put words in the place of the codes and days that a use case writes before what somebody typed."""
    written = line.toelichting or ""
    if not line.soort.startswith(_MET_KOP):
        return written
    head, colon, typed = written.partition(": ")
    for code, words in _CODES.get(line.soort, {}).items():
        head = re.sub(rf"^{code}\b", words, head)
    if line.soort in _MET_DAGEN:
        head = _DAG.sub(lambda found: dates.of_date(date.fromisoformat(found[0])), head)
    return f"{head[:1].upper()}{head[1:]}{colon}{typed}"
