"""What signing in with a second factor needs from a store. The implementation is `matchmaker.store.aanmelden`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from matchmaker.core.coordinator import Coordinator


@dataclass(frozen=True)
class Factor:
    """A second factor that somebody has set up."""

    coordinator_id: int
    geheim: str = field(repr=False)  # base32; sealed where it is stored
    sinds: datetime  # aware, UTC
    laatste_stap: int | None  # time step of the last code that was accepted
    mislukt: int  # wrong codes in a row
    geblokkeerd_tot: datetime | None  # no code is looked at before


@dataclass(frozen=True)
class Tussenstand:
    """A sign-in whose password was right and whose code is still to come, or a factor that is being set up."""

    coordinator: Coordinator
    geheim: str | None = field(repr=False)  # what is being set up; None: the code of a factor there is
    mislukt: int  # wrong codes
    verloopt_op: datetime  # aware, UTC


class Factoren(Protocol):
    """Second factors, recovery codes (hashes) and what stands between a password and a session."""

    async def van(self, coordinator_id: int, *, vast: bool = False) -> Factor | None:
        """Find somebody's factor; `vast`: keep others from writing it until this unit of work ends."""

    async def zet(self, coordinator_id: int, geheim: str, now: datetime, stap: int) -> None:
        """Set a factor in the place of what there was; `stap` is used up by the code that proved it."""

    async def weg(self, coordinator_id: int) -> None:
        """Remove a factor and its recovery codes."""

    async def gelukt(self, coordinator_id: int, stap: int | None) -> None:
        """Note a right code, and its step where it has one."""

    async def geprobeerd(self, coordinator_id: int, mislukt: int, tot: datetime | None) -> None:
        """Note wrong codes."""

    async def met(self) -> Sequence[int]:
        """Give the ids of who has a factor."""

    async def zet_herstelcodes(self, coordinator_id: int, hashes: Iterable[str]) -> None:
        """Set recovery codes in the place of all there were."""

    async def gebruik_herstelcode(self, coordinator_id: int, hash: str) -> bool:
        """Use a recovery code up; False where there is none."""

    async def aantal_herstelcodes(self, coordinator_id: int) -> int:
        """Count the recovery codes that are left."""

    async def begin(
        self, hash: str, wie: Coordinator, geheim: str | None, now: datetime, tot: datetime
    ) -> None:
        """Open a step between, and remove those that have run out."""

    async def tussen(self, hash: str, now: datetime, *, vast: bool = False) -> Tussenstand | None:
        """Find a step between that has not run out."""

    async def tussen_mislukt(self, hash: str) -> None:
        """Count a wrong code."""

    async def einde(self, hash: str) -> None:
        """Close a step between."""

    async def einde_van(self, coordinator_id: int) -> None:
        """Close all of somebody."""


class Toestellen(Protocol):
    """Browsers that signed in before (hashes only)."""

    async def mislukt(
        self, hash: str, gebruikersnaam: str, now: datetime, *, vast: bool = False
    ) -> int | None:
        """Count the wrong passwords of somebody's browser; None where it is not theirs or too long ago."""

    async def onthoud(self, hash: str, coordinator_id: int, now: datetime, tot: datetime) -> None:
        """Remember a browser, and forget those that are too long ago."""

    async def tel(self, hash: str, mislukt: int) -> None:
        """Note the wrong passwords of a browser."""

    async def vergeet(self, hash: str) -> None:
        """Forget a browser."""

    async def vergeet_van(self, coordinator_id: int) -> None:
        """Forget all browsers of somebody."""


class Identiteiten(Protocol):
    """Who is who at the sign-in of an organisation, and who is on the way there."""

    async def van(self, issuer: str, sub: str) -> Coordinator | None:
        """Find whose account is tied to this person."""

    async def heeft(self, coordinator_id: int) -> bool:
        """Say whether an account is tied to somebody."""

    async def bind(self, issuer: str, sub: str, coordinator_id: int) -> None:
        """Tie an account to somebody."""

    async def ontbind(self, coordinator_id: int) -> None:
        """Let an account be tied anew."""

    async def vertrek(self, hash: str, inhoud: str, now: datetime, tot: datetime) -> None:
        """Keep (sealed) what somebody left with, and remove what has run out."""

    async def terugkeer(self, hash: str, now: datetime) -> str | None:
        """Take what somebody left with, so that it is there once; None where it is not, or has run out."""
