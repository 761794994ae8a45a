"""What keeping accounts needs from a store, and the log of it. The implementation is `matchmaker.store.aanmelden`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from matchmaker.core.coordinator import Coordinator


class Wat(StrEnum):
    """What happened to an account."""

    TOEGEVOEGD = "toegevoegd"
    GEWIJZIGD = "gewijzigd"  # functie, wijken or address
    VERWIJDERD = "verwijderd"
    WACHTWOORD = "wachtwoord"  # another one was set
    SESSIES = "sessies"  # all were ended
    TOKEN = "token"  # noqa: S105 - a new machine token was drawn
    FACTOR_AAN = "factor_aan"  # a second step was set up
    FACTOR_UIT = "factor_uit"  # and switched off, by its owner or for them
    HERSTELCODES = "herstelcodes"  # new ones were drawn
    AANGEMELD = "aangemeld"
    AFGEWEZEN = "afgewezen"  # so many wrong passwords or codes that one has to wait


@dataclass(frozen=True)
class Accountregel:
    """One line of the log; lines are added, never changed, and go when they are old."""

    tijdstip: datetime  # aware, UTC
    wat: str  # a `Wat`
    over: str  # whose account: the gebruikersnaam
    door: str | None  # who did it: a gebruikersnaam; None: who runs the software
    hoe: str | None = None  # in words or a code: what it was changed to, how somebody signed in


@dataclass(frozen=True)
class Account:
    """Somebody's account, as who keeps it reads it."""

    coordinator: Coordinator
    factor: bool  # has a second step
    sessies: int  # that have not run out
    token_tot: datetime | None  # aware, UTC; None: it does not run out


class Accounts(Protocol):
    """Accounts and their log."""

    async def alle(self, now: datetime) -> Sequence[Account]:
        """Give all, by name."""

    async def houdt(self, coordinator_id: int) -> Sequence[int]:
        """Give the ids of the requests that somebody holds."""

    async def laat_los(self, hulpvraag_id: int) -> None:
        """Let nobody hold a request, whatever its status."""

    async def verwijder(self, coordinator_id: int) -> None:
        """Remove somebody who holds nothing, and what goes with the account."""

    async def zet_wachtwoord(self, coordinator_id: int, hash: str) -> None:
        """Set a password; what was counted of wrong ones ends."""

    async def zet_token(self, coordinator_id: int, hash: str, tot: datetime | None) -> None:
        """Set a machine token in the place of the one there was."""

    async def sluit_sessies(self, coordinator_id: int, behalve: str | None = None) -> int:
        """End somebody's sessions, but the one with this hash; gives how many."""

    async def aantal_sessies(self, coordinator_id: int, now: datetime) -> int:
        """Count somebody's sessions that have not run out."""

    async def schrijf(self, regel: Accountregel, weg_voor: datetime) -> None:
        """Add a line to the log, and remove those from before a moment."""

    async def log(self, limit: int) -> Sequence[Accountregel]:
        """Read the log, newest first."""
