"""A mail: as it waits in the outbox, and as it goes to somebody.

The outbox holds codes and ids only. Whose address it is and what it says is looked up when it goes: so it goes to the
address of that moment, and nothing of a person is kept twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Soort(StrEnum):
    """What a mail is about."""

    URGENT = "urgent"  # to a coordinator: a new request that cannot wait, in their wijk
    OPVOLGING = "opvolging"  # to a coordinator: a follow-up is due
    CLAIM = "claim"  # to a coordinator: what they hold goes back to the queue
    VOORSTEL = "voorstel"  # to a volunteer or an organisation: a proposal, with the link that answers it


class Poststaat(StrEnum):
    """How far a mail is."""

    WACHT = "wacht"
    VERSTUURD = "verstuurd"  # the mail server has it
    MISLUKT = "mislukt"  # given up
    VERVALLEN = "vervallen"  # what it is about was over before it went


class Fout(StrEnum):
    """Why a mail was given up."""

    ADRES = "adres"  # no mail can go to this address
    GEWEIGERD = "geweigerd"  # the mail server does not know the address
    TE_LAAT = "te_laat"  # it could not be sent for too long


@dataclass(frozen=True, kw_only=True)
class Poststuk:
    """One mail in the outbox; either to a coordinator or with a proposal."""

    id: int = 0  # of the store; 0 before it is stored
    sleutel: str  # makes that a mail is there once
    soort: Soort
    bericht_id: str  # first half of the Message-ID: the same at every attempt
    hulpvraag_id: int | None = None
    coordinator_id: int | None = None
    voorstel_id: int | None = None
    token: str | None = field(default=None, repr=False)  # of the link; gone as soon as the mail is done with
    dag: date  # of `gemaakt_op`, in Dutch time
    gemaakt_op: datetime  # aware, UTC
    vanaf: datetime  # aware, UTC; no attempt before
    pogingen: int = 0  # begun
    bezet_tot: datetime | None = None  # aware, UTC; until then one worker has it
    staat: Poststaat = Poststaat.WACHT
    klaar_op: datetime | None = None  # aware, UTC
    fout: Fout | None = None


@dataclass(frozen=True, kw_only=True)
class Mail:
    """What has to be written and sent."""

    soort: Soort
    aan: str = field(repr=False)  # the address, as it was typed
    bericht_id: str
    gemaakt_op: datetime  # aware, UTC
    token: str | None = field(default=None, repr=False)
    tot_en_met: date | None = None  # the last day on which the link works


class Onbezorgbaar(Exception):  # noqa: N818 - the name says what is the case
    """This mail can never arrive; trying again is of no use."""

    def __init__(self, fout: Fout) -> None:
        super().__init__(fout)
        self.fout = fout


class Onbereikbaar(Exception):  # noqa: N818 - the name says what is the case
    """The mail server cannot be reached or does not let us in: no other mail goes now either."""
