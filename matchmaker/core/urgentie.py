"""How urgent a hulpvraag is, and why, in words that a coordinator can check.

A level comes from what was said (signals, the carer's own mark, how long they can keep it up) and from the terms of
a report for the Wmo; within a level the oldest goes first. The level is a stored column, so that the queue is read in
order from an index; the words are made on reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matchmaker.core.hulpvraag import Aanvraag, Hulpvraag
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.reden import opsomming
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.workflow import CLOSED, Status

DRINGEND = 2  # the level from which a new request must not wait for somebody to look
CLOSED_LEVEL = -1  # after everything that is open
NABIJ = 2  # the level of a report of which a term ends: never before somebody in danger
_RUNNING = frozenset({Status.GEKOPPELD, Status.NAZORG})  # help has come: it waits for nothing

HEAVY = 8  # of 10: a carer who gives this mark or more is near the end of their strength
# Volhoudtijd (perseverance time, Kraijo et al. 2014) foretells that home care ends; see actions/gesprek/volhoudtijd.py.
_SHORT = {"week": "minder dan een week", "weken": "nog een paar weken"}

# signal → (level, the words a coordinator reads)
_SIGNALEN: dict[str, tuple[int, str]] = {
    "zelfdoding": (3, "noemt gedachten aan de dood of zelfdoding"),
    "geweld": (3, "noemt geweld of misbruik"),
    "medisch_spoed": (3, "noemt iets dat medische spoed kan zijn"),
    "overbelast": (2, "houdt het niet meer vol"),
    "verwaarlozing": (2, "noemt verwaarlozing"),
    "valgevaar": (2, "valt of is bang om te vallen"),
    "dementie": (1, "er is sprake van dementie"),
    "eenzaam": (1, "voelt zich eenzaam"),
    "geldzorgen": (1, "heeft geldzorgen"),
    "rouw": (1, "is in rouw"),
    "laaggeletterd": (0, "heeft moeite met lezen en schrijven"),
    "andere_taal": (0, "spreekt een andere taal dan Nederlands"),
}

# level → (label, within how many days somebody should have called)
_NIVEAUS: dict[int, tuple[str, int]] = {
    3: ("Vandaag bellen", 0),
    2: ("Deze week bellen", 7),
    1: ("Binnen twee weken", 14),
    0: ("Gewoon", 14),
}


@dataclass(frozen=True)
class Urgentie:
    """The level, its label and the reasons for it."""

    niveau: int  # 3 (today) to 0; -1 for what is closed
    label: str
    redenen: tuple[str, ...]  # Dutch, the heaviest first


def level(aanvraag: Aanvraag, status: Status, vandaag: date) -> int:
    """Give the level that follows from what was said and from the terms, as long as no help has come."""
    if status in CLOSED:
        return CLOSED_LEVEL
    if status in _RUNNING:
        return 0
    levels = [_SIGNALEN[signaal][0] for signaal in aanvraag.signalen]
    if _burden(aanvraag) is not None or _endures(aanvraag) is not None:
        levels.append(2)
    if isinstance(aanvraag, Hulpvraag) and aanvraag.melding and aanvraag.melding.nabij(vandaag):
        levels.append(NABIJ)
    return max(levels, default=0)


def explain(hulpvraag: Hulpvraag, now: datetime) -> Urgentie:
    """Give the urgency of a hulpvraag at a moment, with its reasons in words."""
    status = Status(hulpvraag.status)
    vandaag = dag(now)
    niveau = level(hulpvraag, status, vandaag)
    if status in CLOSED:
        return Urgentie(niveau, "Gesloten", ())
    label, days = _NIVEAUS[niveau]
    if status in _RUNNING:
        label = "Loopt"
    waiting = hulpvraag.houder is None  # nobody has taken it: only then can a call be overdue
    age = _age(now - hulpvraag.ingediend_op, days if waiting else None)
    return Urgentie(niveau, label, (*_said(hulpvraag), *_due(hulpvraag, vandaag), *_easy(hulpvraag), age))


def _said(hulpvraag: Hulpvraag) -> Iterator[str]:
    for signaal in sorted(hulpvraag.signalen, key=lambda signaal: -_SIGNALEN[signaal][0]):
        yield _SIGNALEN[signaal][1]
    if (burden := _burden(hulpvraag)) is not None:
        yield f"mantelzorger geeft de zorg een {burden} voor zwaarte (van 10)"
    if (endures := _endures(hulpvraag)) is not None:
        yield f"mantelzorger houdt het {endures} vol"
    if hulpvraag.mantelzorg and hulpvraag.mantelzorg.jong:
        yield "mantelzorger is jonger dan 18"


def _due(hulpvraag: Hulpvraag, vandaag: date) -> Iterator[str]:
    if hulpvraag.melding and (words := hulpvraag.melding.in_woorden(vandaag)):
        yield words


def _easy(hulpvraag: Hulpvraag) -> Iterator[str]:
    if hulpvraag.snel:
        codes = dict.fromkeys(feit.activiteit for feit in hulpvraag.feiten if feit.soort == "wens")
        yield f"snel te regelen: {opsomming([profiel().label('activiteit', code) for code in codes])}"


def _burden(aanvraag: Aanvraag) -> int | None:
    burden = aanvraag.mantelzorg.belasting if aanvraag.mantelzorg else None
    return burden if burden is not None and burden >= HEAVY else None


def _endures(aanvraag: Aanvraag) -> str | None:
    return _SHORT.get(aanvraag.mantelzorg.volhoudtijd or "") if aanvraag.mantelzorg else None


def _age(age: timedelta, days: int | None) -> str:
    if age < timedelta(days=1):
        return "binnengekomen in de afgelopen 24 uur"
    words = "1 dag geleden binnengekomen" if age.days == 1 else f"{age.days} dagen geleden binnengekomen"
    if days is None or age <= timedelta(days=days):
        return words
    return words + (", had dezelfde dag gebeld moeten worden" if days == 0 else f", langer dan {days} dagen")
