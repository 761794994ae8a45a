"""What the use cases need from a store. The implementation is `matchmaker.store`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from matchmaker.core.aanmelden.beheer_port import Accounts
from matchmaker.core.aanmelden.port import Factoren, Identiteiten, Toestellen
from matchmaker.core.bewaren.port import Bewaren
from matchmaker.core.coordinator import Aanmelding, Coordinator, Functie
from matchmaker.core.herhalen.port import Herhalingen
from matchmaker.core.herstel.port import Herstel
from matchmaker.core.hulpvraag import Aanvraag, Gebeurtenis, Hulpvraag
from matchmaker.core.inzage.port import Inzagen
from matchmaker.core.kijker import Aanwezigen
from matchmaker.core.nazorg.port import Opvolgingen
from matchmaker.core.overzicht.port import Tellingen
from matchmaker.core.post.port import Post
from matchmaker.core.sociale_kaart.port import SocialeKaart
from matchmaker.core.voorstellen.port import Voorstellen
from matchmaker.core.vrijwilligers.port import Vrijwilligers
from matchmaker.core.werkvoorraad import Werkvoorraad


@dataclass(frozen=True)
class Filters:
    """What part of the queue is asked for; an empty part filters nothing."""

    status: tuple[str, ...] = ()
    leefgebied: str | None = None  # has a fact in this area of life
    wijk: str | None = None
    q: str | None = (
        None  # text in summary, situation, quotes, referentie; whole words of a name, telephone, mail
    )
    houder_id: int | None = None  # held by this coordinator
    snel: bool = False  # only simple neighbour jobs
    minstens: int | None = None  # at least this urgent
    niet_wijken: tuple[str, ...] = ()  # not in these; an unknown wijk is in none
    of_houder_id: int | None = None  # in `niet_wijken` after all, where this coordinator holds it


@dataclass(frozen=True)
class Position:
    """A place in the queue: the sort key of the last hulpvraag that was read."""

    urgentie: int
    ingediend_op: datetime
    id: int


class Hulpvragen(Protocol):
    """The requests and their history."""

    async def add(
        self,
        aanvraag: Aanvraag,
        *,
        key: str,
        referentie: str,
        wijk: str | None,
        urgentie: int,
        snel: bool,
        now: datetime,
    ) -> bool:
        """Add a request; False where the key or the referentie exists (nothing is changed then)."""

    async def by_key(self, key: str) -> Hulpvraag | None:
        """Find what was submitted under a key."""

    async def by_id(self, id: int) -> Hulpvraag | None:
        """Find by the id of the store."""

    async def by_referentie(self, referentie: str) -> Hulpvraag | None:
        """Find by the code, exactly as it is stored."""

    async def page(
        self, filters: Filters, after: Position | None, limit: int
    ) -> Sequence[tuple[Position, Hulpvraag]]:
        """Read the queue: the most urgent first, within that the oldest."""

    async def claim(self, referentie: str, coordinator: Coordinator, line: Gebeurtenis) -> bool:
        """Take a new request that nobody holds, in one statement, and add the line; False where it is not to be had."""

    async def move(
        self, found: Hulpvraag, naar: str, urgentie: int, now: datetime, houder_id: int | None
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
        self,
        gebruikersnaam: str,
        naam: str,
        wachtwoord_hash: str,
        token_hash: str,
        functie: Functie,
        wijken: Sequence[str],
        email: str | None,
        token_tot: datetime | None = None,
    ) -> Coordinator | None:
        """Add a coordinator; None where the name is taken."""

    async def alle(self) -> Sequence[Coordinator]:
        """Give everybody who has access, by name."""

    async def wijzig(self, wie: Coordinator) -> None:
        """Store the work, the wijken and the address of somebody as they stand here."""

    async def by_name(self, gebruikersnaam: str, *, vast: bool = False) -> Aanmelding | None:
        """Find what a sign-in is checked against; `vast`: keep others from writing it until this unit of work ends."""

    async def by_token(self, token_hash: str, now: datetime) -> Coordinator | None:
        """Find by a machine token that has not run out."""

    async def by_session(self, session_hash: str, now: datetime) -> Coordinator | None:
        """Find by a session that has not run out."""

    async def attempted(self, who: Coordinator, mislukt: int, geblokkeerd_tot: datetime | None) -> None:
        """Note the outcome of a sign-in."""

    async def open_session(self, session_hash: str, who: Coordinator, now: datetime, until: datetime) -> None:
        """Start a session, and remove those that have run out."""

    async def close_session(self, session_hash: str) -> None:
        """End a session."""


class Work(Protocol):
    """One unit of work: what is done in it is stored whole or not at all."""

    @property
    def hulpvragen(self) -> Hulpvragen:
        """The requests."""

    @property
    def coordinators(self) -> Coordinators:
        """The people who work the queue."""

    @property
    def accounts(self) -> Accounts:
        """Their accounts, and the log of those."""

    @property
    def toestellen(self) -> Toestellen:
        """The browsers that they signed in with."""

    @property
    def identiteiten(self) -> Identiteiten:
        """Who they are at the sign-in of their organisation."""

    @property
    def factoren(self) -> Factoren:
        """Their second factors."""

    @property
    def kaart(self) -> SocialeKaart:
        """The directory."""

    @property
    def vrijwilligers(self) -> Vrijwilligers:
        """The volunteers."""

    @property
    def werkvoorraad(self) -> Werkvoorraad:
        """The requests by what has to be done with them."""

    @property
    def voorstellen(self) -> Voorstellen:
        """The proposals."""

    @property
    def opvolgingen(self) -> Opvolgingen:
        """The follow-ups."""

    @property
    def post(self) -> Post:
        """The outbox."""

    @property
    def herhalingen(self) -> Herhalingen:
        """The answers that are given again."""

    @property
    def aanwezigen(self) -> Aanwezigen:
        """Who has which request before them."""

    @property
    def bewaren(self) -> Bewaren:
        """The requests by when they go."""

    @property
    def inzagen(self) -> Inzagen:
        """Who looked at which request."""

    @property
    def tellingen(self) -> Tellingen:
        """The counts of the overview."""

    @property
    def herstel(self) -> Herstel:
        """What people took back."""


class Store(Protocol):
    """Gives units of work."""

    def reading(self) -> AbstractAsyncContextManager[Work]:
        """Open a unit of work that only reads."""

    def writing(self) -> AbstractAsyncContextManager[Work]:
        """Open a unit of work that is stored when its block ends, and undone when an error leaves it."""

    def ineens(self) -> AbstractAsyncContextManager[Work]:
        """Open a unit of work for one change, that may be stored at once: quicker; an error later does not undo it."""

    async def schoon(self) -> None:
        """Leave nothing of what was removed in the files."""

    async def leeg_log(self) -> None:
        """Leave no copies of what was removed in the files of the database, as far as they are this software's."""

    async def close(self) -> None:
        """Give back all connections."""


class Passwords(Protocol):
    """Slow hashes of passwords."""

    async def hash(self, password: str) -> str:
        """Hash a new password."""

    async def verify(self, hashed: str | None, password: str) -> bool:
        """Check a password; takes as long when there is no such person (`hashed` is None), and says no."""
