"""Who works the queue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Functie(StrEnum):
    """What somebody may do here."""

    COORDINATOR = "coordinator"  # works the requests of their own wijken
    BEHEERDER = "beheerder"  # of all wijken, and hands over what a colleague cannot do
    LEZER = "lezer"  # reads figures, no requests


@dataclass(frozen=True)
class Coordinator:
    """A person who works the queue."""

    id: int  # of the store
    gebruikersnaam: str  # what they sign in with; lower case
    naam: str  # what colleagues read
    functie: Functie = Functie.COORDINATOR
    wijken: tuple[str, ...] = ()  # their own; empty: all
    email: str | None = field(default=None, repr=False)  # None: no mail is sent


@dataclass(frozen=True)
class Aanmelding:
    """What is kept to check a sign-in; never leaves the server."""

    coordinator: Coordinator
    wachtwoord_hash: str
    mislukt: int  # wrong passwords in a row
    geblokkeerd_tot: datetime | None  # aware, UTC; no attempt is looked at before
