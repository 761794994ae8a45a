"""A volunteer: what they tell of themselves, and how far they are.

What identifies a person and what they said stays out of `repr`, so that no log or traceback shows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from matchmaker.core.hulpvraag import Frequentie, Gebeurtenis, Toestemming
from matchmaker.core.vrijwilligers.moment import Moment

CHAT = "chat"  # `bron`: they said so in a conversation
TOEGEVOEGD = "toegevoegd"  # `bron`: a coordinator wrote them down

ONBEKEND = "Naam niet bekend"


class VrijwilligerStatus(StrEnum):
    """How far a volunteer is."""

    NIEUW = "nieuw"  # not met yet, or without VOG
    ACTIEF = "actief"  # met, with VOG: can be matched
    RUST = "rust"  # does not want to be asked for a while
    WEG = "weg"  # removed: nothing of the person is left


@dataclass(frozen=True, kw_only=True)
class Gegevens:
    """What a volunteer tells of themselves; all of it can be edited."""

    naam: str | None = field(default=None, repr=False)
    telefoon: str | None = field(default=None, repr=False)  # E.164
    email: str | None = field(default=None, repr=False)
    postcode: str | None = field(default=None, repr=False)  # "1234" or "1234 AB"
    activiteiten: tuple[str, ...] = ()  # codes of the vocabulary: what they want to do
    momenten: tuple[Moment, ...] = ()  # when they can; empty: not known
    frequentie: Frequentie | None = None  # how often at most; None: not known
    max_km: float | None = None  # how far they want to go; None: it does not matter, or is not known
    talen: tuple[str, ...] = ()  # ISO 639-1; empty: not known
    maximum: int = 1  # people they want to help at the same time
    eigen_woorden: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Vrijwilliger(Gegevens):
    """A volunteer as the store has them."""

    id: int  # of the store, safe to log; 0 before it is stored
    status: VrijwilligerStatus
    bron: str  # CHAT or TOEGEVOEGD
    wijk: str | None  # from the postcode; None where it is unknown
    kennismaking: date | None = None  # when a coordinator met them
    vog: date | None = None  # of the certificate of conduct (Verklaring Omtrent het Gedrag)
    toestemming: Toestemming
    aangemeld_op: datetime  # aware, UTC
    gewijzigd_op: datetime  # aware, UTC
    laatste_contact: datetime  # aware, UTC; the last match began or ended, or somebody spoke with them
    loopt_nu: int = 0  # matches that run
    hulpvraag_id: int | None = None  # of the request they came with; None where a coordinator added them

    @property
    def heeft_ruimte(self) -> bool:
        """Say whether they want to help one more person."""
        return self.loopt_nu < self.maximum


@dataclass(frozen=True)
class Koppeling:
    """A volunteer helps somebody, for as long as it lasts."""

    id: int
    vrijwilliger_id: int
    begonnen_op: datetime  # aware, UTC
    hulpvraag_id: int | None = None  # None: somebody who did not come through the queue
    referentie: str | None = field(default=None, repr=False)  # of that request


@dataclass(frozen=True)
class Vrijwilligerdossier:
    """One volunteer, whole."""

    vrijwilliger: Vrijwilliger
    koppelingen: tuple[Koppeling, ...]  # those that run, oldest first
    geschiedenis: tuple[Gebeurtenis, ...]  # oldest first
    aanmelding: str | None = field(repr=False)  # referentie of the request they came with


def status_van(one: Vrijwilliger) -> VrijwilligerStatus:
    """Give the status that follows from what a coordinator has seen of somebody who does not rest."""
    gezien = one.kennismaking is not None and one.vog is not None
    return VrijwilligerStatus.ACTIEF if gezien else VrijwilligerStatus.NIEUW
