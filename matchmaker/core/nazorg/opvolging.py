"""A follow-up: somebody is phoned to hear whether it holds, or what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from matchmaker.core.tijd import iso


class Soort(StrEnum):
    """Whom is asked what."""

    INWONER = "inwoner"  # who asked for help: does it hold?
    HELPER = "helper"  # the volunteer or organisation: does it hold?
    TERUGKOPPELING = "terugkoppeling"  # the organisation it was referred to: what came of it?


class Opvolgstaat(StrEnum):
    """How far a follow-up is."""

    OPEN = "open"
    VAST = "vast"  # nobody was reached too often: the coordinator decides what to do
    KLAAR = "klaar"  # has its outcome
    VERVALLEN = "vervallen"  # need not be done any more


class Uitkomst(StrEnum):
    """What came out."""

    HOUDT_STAND = "houdt_stand"
    NIET = "niet"
    GEEN_CONTACT = "geen_contact"


NAZORG = (Soort.INWONER, Soort.HELPER)
LOPEND = (Opvolgstaat.OPEN, Opvolgstaat.VAST)


@dataclass(frozen=True, kw_only=True)
class Opvolging:
    """One follow-up; who was not reached gets a new one."""

    id: int  # of the store; 0 before it is stored
    hulpvraag_id: int
    soort: Soort
    op: date  # from this day on it stands in the day list
    poging: int = 0  # attempts before this one
    staat: Opvolgstaat = Opvolgstaat.OPEN
    uitkomst: Uitkomst | None = None
    toelichting: str | None = field(default=None, repr=False)  # in words
    gedaan_op: datetime | None = None  # aware, UTC
    door: str | None = None  # the coordinator's name

    @property
    def loopt(self) -> bool:
        """Say whether something has to be done with it."""
        return self.staat in LOPEND

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types."""
        names = ("id", "soort", "poging", "staat", "uitkomst", "toelichting", "door")
        return {name: getattr(self, name) for name in names} | {
            "op": self.op.isoformat(),
            "gedaan_op": iso(self.gedaan_op) if self.gedaan_op else None,
        }
