"""A proposal: a request is offered to a service of the directory or to a volunteer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.tijd import iso

EEN_VRIJWILLIGER = "een vrijwilliger"  # as the history names every one of them


class Voorstelstaat(StrEnum):
    """How far a proposal is."""

    OPEN = "open"  # waits for an answer
    GEACCEPTEERD = "geaccepteerd"
    GEWEIGERD = "geweigerd"
    VERLOPEN = "verlopen"  # nobody answered in time
    INGETROKKEN = "ingetrokken"


class Weigerreden(StrEnum):
    """Why a proposal is declined."""

    GEEN_RUIMTE = "geen_ruimte"
    TE_VER = "te_ver"
    PAST_NIET = "past_niet"
    TIJD_PAST_NIET = "tijd_past_niet"
    NIET_BEREIKBAAR = "niet_bereikbaar"
    ANDERS = "anders"


@dataclass(frozen=True, kw_only=True)
class Voorstel:
    """One proposal."""

    id: int  # of the store; 0 before it is stored
    hulpvraag_id: int
    service_id: str | None = None  # either a service of the directory
    vrijwilliger_id: int | None = None  # or a volunteer
    dienst: str | None = None  # the name that the service had then, with its organisation
    door: str  # the coordinator's name
    gedaan_op: datetime  # aware, UTC
    verloopt_op: datetime  # aware, UTC
    staat: Voorstelstaat = Voorstelstaat.OPEN
    beantwoord_op: datetime | None = None  # aware, UTC; when it left OPEN
    reden: str | None = None  # a Weigerreden; None where it was not declined
    toelichting: str | None = field(default=None, repr=False)  # in words
    gekoppeld_op: datetime | None = None  # aware, UTC; when they met

    @property
    def wacht_op_kennismaking(self) -> bool:
        """Say whether they said yes and have not met yet."""
        return self.staat is Voorstelstaat.GEACCEPTEERD and self.gekoppeld_op is None

    @property
    def loopt(self) -> bool:
        """Say whether it is still of use: open, or accepted and not matched yet."""
        return self.staat is Voorstelstaat.OPEN or self.wacht_op_kennismaking

    @property
    def tot_en_met(self) -> date:
        """Give the last day on which it can be answered: its term ends with that day."""
        return dag(self.verloopt_op) - timedelta(days=1)

    @property
    def wie(self) -> str:
        """Name to whom it is, for the history: a volunteer stays without a name there."""
        return self.dienst or EEN_VRIJWILLIGER

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types."""
        moments = ("gedaan_op", "verloopt_op", "beantwoord_op", "gekoppeld_op")
        names = ("id", "service_id", "vrijwilliger_id", "dienst", "door", "staat", "reden", "toelichting")
        return {name: getattr(self, name) for name in names} | {
            name: iso(moment) if (moment := getattr(self, name)) else None for name in moments
        }
