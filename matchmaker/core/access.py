"""Who is asking: sign-in with a password, sessions, machine tokens."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchmaker.core.collegas import functie_van, schone_wijken, schoon_adres
from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import Fault, InvalidRequest, NameTaken, NotSignedIn, SignInFailed
from matchmaker.core.ports import Work
from matchmaker.core.referentie import Entropy
from matchmaker.core.use_case import UseCases

MIN_PASSWORD = 12  # signs; long is what helps, composition rules do not (NIST SP 800-63B)
MAX_PASSWORD = 256
FREE_ATTEMPTS = 5  # wrong passwords in a row before one has to wait
FIRST_WAIT = timedelta(seconds=15)  # doubles with each wrong password after that
LONGEST_WAIT = timedelta(minutes=15)  # short enough that locking somebody out on purpose gains little

_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_TOKEN_PREFIX = "kt_"  # noqa: S105 - marks a leaked token as ours; the secret follows it


@dataclass(frozen=True)
class Session:
    """A session that has just begun."""

    secret: str  # goes into the cookie; the store has its hash only
    coordinator: Coordinator
    until: datetime  # aware, UTC


class Access(UseCases):
    """Use cases of signing in and out, and of giving access."""

    async def sign_in(self, gebruikersnaam: str, wachtwoord: str) -> Session:
        """Check name and password and begin a session.

        After some wrong passwords in a row further attempts are refused for a while, right or wrong; also those that
        came in at the same moment.

        Raises:
            SignInFailed: for whatever reason; the same for an unknown name, a wrong password and a wait.
        """
        name = gebruikersnaam.strip().lower()
        async with self.store.reading() as work:
            known = await work.coordinators.by_name(name)
        right = await self.passwords.verify(
            known.wachtwoord_hash if known else None, wachtwoord[:MAX_PASSWORD]
        )
        # Also for an unknown name, which takes the same steps. The error comes after: within, it would undo the count.
        async with self.store.writing() as work:
            session = await self._attempt(work, name, right=right)
        if session is None:
            raise SignInFailed
        return session

    async def _attempt(self, work: Work, name: str, *, right: bool) -> Session | None:
        # Read anew and held: while this password was checked, others may have been wrong.
        known = await work.coordinators.by_name(name, vast=True)
        now = self.clock()
        if known is None or (known.geblokkeerd_tot and now < known.geblokkeerd_tot):
            return None
        if not right:
            wrong = known.mislukt + 1
            await work.coordinators.attempted(known.coordinator, wrong, _blocked_until(wrong, now))
            return None
        session = Session(self.secret(), known.coordinator, now + self.session_length)
        await work.coordinators.attempted(known.coordinator, 0, None)
        await work.coordinators.open_session(
            hash_secret(session.secret), known.coordinator, now, session.until
        )
        return session

    async def sign_out(self, secret: str) -> None:
        """End a session; one that is unknown is no error."""
        async with self.store.writing() as work:
            await work.coordinators.close_session(hash_secret(secret))

    async def by_session(self, secret: str) -> Coordinator:
        """Say whose session this is.

        Raises:
            NotSignedIn: nobody's, or it has run out.
        """
        async with self.store.reading() as work:
            found = await work.coordinators.by_session(hash_secret(secret), self.clock())
        if found is None:
            raise NotSignedIn
        return found

    async def by_token(self, token: str) -> Coordinator:
        """Say whose machine token this is.

        Raises:
            NotSignedIn: nobody's.
        """
        async with self.store.reading() as work:
            found = await work.coordinators.by_token(hash_secret(token))
        if found is None:
            raise NotSignedIn
        return found

    async def add_coordinator(
        self,
        gebruikersnaam: str,
        naam: str,
        wachtwoord: str,
        token: str | None = None,
        functie: str = Functie.COORDINATOR,
        wijken: Sequence[str] = (),
        email: str | None = None,
    ) -> tuple[Coordinator, str]:
        """Give somebody access; the machine token that comes back is shown once and kept as a hash only.

        Args:
            gebruikersnaam: to sign in with; case does not matter.
            naam: what colleagues read.
            wachtwoord: at least 12 signs.
            token: a fixed token, for the demonstration only.
            functie: what they may do, a `Functie`.
            wijken: where; none: everywhere.
            email: where their mail goes; none: nowhere.

        Raises:
            InvalidRequest: the name or the password is not good enough, or there is no such functie or address.
            NameTaken: somebody has this gebruikersnaam.
        """
        work_as = functie_van(functie)
        address = schoon_adres(email)
        faults = []
        name = gebruikersnaam.strip().lower()
        if not _NAME.fullmatch(name):
            faults.append(Fault("gebruikersnaam", "must have 2 to 64 letters, digits or . _ @ -"))
        if not naam.strip():
            faults.append(Fault("naam", "must not be empty"))
        if not MIN_PASSWORD <= len(wachtwoord) <= MAX_PASSWORD:
            faults.append(Fault("wachtwoord", f"must have {MIN_PASSWORD} to {MAX_PASSWORD} signs"))
        if faults:
            raise InvalidRequest(tuple(faults))
        token = token or _TOKEN_PREFIX + self.secret()
        hashed = await self.passwords.hash(wachtwoord)
        async with self.store.writing() as work:
            added = await work.coordinators.add(
                name, naam.strip(), hashed, hash_secret(token), work_as, schone_wijken(wijken), address
            )
        if added is None:
            raise NameTaken("there is a coordinator with this name")
        return added, token

    def secret(self) -> str:
        """Draw a secret."""
        return new_secret(self.entropy)


def new_secret(entropy: Entropy) -> str:
    """Draw 256 random bits as text that fits a cookie, a header and an address."""
    return base64.urlsafe_b64encode(entropy(32)).rstrip(b"=").decode()


def hash_secret(secret: str) -> str:
    """Hash a secret of full entropy: a fast hash is enough, there is nothing to guess."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _blocked_until(wrong: int, now: datetime) -> datetime | None:
    if wrong < FREE_ATTEMPTS:
        return None
    doublings = min(wrong - FREE_ATTEMPTS, 16)  # no overflow after a thousand attempts
    wait: timedelta = min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
    return now + wait
