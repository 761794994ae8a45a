"""What the use cases need from a store. The implementation is `matchmaker.store`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from matchmaker.core.coordinator import Aanmelding, Coordinator
from matchmaker.core.hulpvraag import Aanvraag, Gebeurtenis, Hulpvraag
from matchmaker.core.sociale_kaart import Organisatie, Wijk


@dataclass(frozen=True)
class Filters:
    """What part of the queue is asked for; an empty part filters nothing."""

    status: tuple[str, ...] = ()
    leefgebied: str | None = None  # has a fact in this area of life
    wijk: str | None = None
    q: str | None = None  # text in summary, situation, quotes, name or referentie
    houder_id: int | None = None  # held by this coordinator


@dataclass(frozen=True)
class Position:
    """A place in the queue: the sort key of the last hulpvraag that was read."""

    urgentie: int
    ingediend_op: datetime
    id: int


class Hulpvragen(Protocol):
    """The requests and their history."""

    async def add(
        self, aanvraag: Aanvraag, *, key: str, referentie: str, wijk: str | None, urgentie: int, now: datetime
    ) -> bool:
        """Add a request; False where the key or the referentie exists (nothing is changed then)."""

    async def by_key(self, key: str) -> Hulpvraag | None:
        """Find what was submitted under a key."""

    async def by_referentie(self, referentie: str) -> Hulpvraag | None:
        """Find by the code, exactly as it is stored."""

    async def page(
        self, filters: Filters, after: Position | None, limit: int
    ) -> Sequence[tuple[Position, Hulpvraag]]:
        """Read the queue: the most urgent first, within that the oldest."""

    async def claim(self, referentie: str, coordinator: Coordinator, now: datetime) -> Hulpvraag | None:
        """Take a new request that nobody holds, in one statement; None where that did not happen."""

    async def move(
        self, found: Hulpvraag, naar: str, urgentie: int, now: datetime, holder: Coordinator | None
    ) -> bool:
        """Change the status and the holder, if both are still as in `found`; False where they are not."""

    async def touch(self, found: Hulpvraag, now: datetime) -> None:
        """Set `gewijzigd_op`."""

    async def wipe(self, found: Hulpvraag) -> None:
        """Remove everything that was said and everything that identifies, also from the history."""

    async def append(self, found: Hulpvraag, line: Gebeurtenis) -> None:
        """Add a line to the history."""

    async def history(self, found: Hulpvraag) -> Sequence[Gebeurtenis]:
        """Read the history, oldest first."""

    async def wijken(self) -> Sequence[str]:
        """Give the names of the wijken that requests have."""


class Coordinators(Protocol):
    """The people who work the queue, their sessions and machine tokens (hashes only)."""

    async def add(
        self, gebruikersnaam: str, naam: str, wachtwoord_hash: str, token_hash: str
    ) -> Coordinator | None:
        """Add a coordinator; None where the name is taken."""

    async def by_name(self, gebruikersnaam: str) -> Aanmelding | None:
        """Find what a sign-in is checked against."""

    async def by_token(self, token_hash: str) -> Coordinator | None:
        """Find by machine token."""

    async def by_session(self, session_hash: str, now: datetime) -> Coordinator | None:
        """Find by a session that has not run out."""

    async def attempted(self, who: Coordinator, mislukt: int, geblokkeerd_tot: datetime | None) -> None:
        """Note the outcome of a sign-in."""

    async def open_session(self, session_hash: str, who: Coordinator, now: datetime, until: datetime) -> None:
        """Start a session, and remove those that have run out."""

    async def close_session(self, session_hash: str) -> None:
        """End a session."""


class SocialeKaart(Protocol):
    """Organisations and neighbourhoods."""

    async def organisaties(self) -> Sequence[Organisatie]:
        """Give all organisations."""

    async def wijk(self, postcode4: str) -> Wijk | None:
        """Find the neighbourhood of the four digits of a postcode."""

    async def replace_organisaties(self, organisaties: Iterable[Organisatie]) -> None:
        """Put these in the place of all organisations there are."""

    async def replace_wijken(self, wijken: Iterable[tuple[str, Wijk]]) -> None:
        """Put these (four digits, neighbourhood) in the place of all there are."""


class Work(Protocol):
    """One unit of work: what is done in it is stored whole or not at all."""

    @property
    def hulpvragen(self) -> Hulpvragen:
        """The requests."""

    @property
    def coordinators(self) -> Coordinators:
        """The people who work the queue."""

    @property
    def kaart(self) -> SocialeKaart:
        """Organisations and neighbourhoods."""


class Store(Protocol):
    """Gives units of work."""

    def reading(self) -> AbstractAsyncContextManager[Work]:
        """Open a unit of work that only reads."""

    def writing(self) -> AbstractAsyncContextManager[Work]:
        """Open a unit of work that is stored when its block ends, and undone when an error leaves it."""

    async def close(self) -> None:
        """Give back all connections."""


class Passwords(Protocol):
    """Slow hashes of passwords."""

    async def hash(self, password: str) -> str:
        """Hash a new password."""

    async def verify(self, hashed: str | None, password: str) -> bool:
        """Check a password; takes as long when there is no such person (`hashed` is None), and says no."""
