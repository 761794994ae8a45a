"""Who is asking: sign-in with a password, sessions, machine tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from matchmaker.core.aanmelden import wachtwoord as wachtwoord_
from matchmaker.core.aanmelden.beheer import TOKEN_DAGEN, TOKEN_PREFIX
from matchmaker.core.aanmelden.beheer_port import Wat
from matchmaker.core.aanmelden.factor import Tussenstap, na_wachtwoord
from matchmaker.core.aanmelden.log import schrijf
from matchmaker.core.aanmelden.sessie import Session, hash_secret, new_secret
from matchmaker.core.collegas import functie_van, schone_wijken, schoon_adres
from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import Fault, InvalidRequest, NameTaken, NotSignedIn, SignInFailed
from matchmaker.core.use_case import UseCases

__all__ = ["Access", "Session", "hash_secret", "new_secret"]

_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


class Access(UseCases):
    """Use cases of signing in and out, and of giving access."""

    async def sign_in(self, gebruikersnaam: str, wachtwoord: str, toestel: str = "") -> Session | Tussenstap:
        """Check name and password, and begin a session, or the step to the second factor.

        After some wrong passwords in a row further attempts are refused for a while, right or wrong; also those that
        came in at the same moment. Those of strangers do not count against the `toestel` (the secret of a browser) that
        this person signed in with before.

        Raises:
            SignInFailed: for whatever reason; the same for an unknown name, a wrong password and a wait.
        """
        name = gebruikersnaam.strip().lower()
        # A public password is checked all the same: what is refused must not be told by its time.
        right = await wachtwoord_.verify(self, name, wachtwoord) and wachtwoord not in self.bekend
        opened: Session | Tussenstap | None = None
        # Also for an unknown name, which takes the same steps. The error comes after: within, it would undo the count.
        async with self.store.writing() as work:
            if known := await wachtwoord_.tel(self, work, name, right=right, toestel=toestel):
                opened = await na_wachtwoord(self, work, known)
        if opened is None:
            raise SignInFailed
        return opened

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
            NotSignedIn: nobody's, or it has run out.
        """
        async with self.store.reading() as work:
            found = await work.coordinators.by_token(hash_secret(token), self.clock())
        if found is None or token in self.bekend:
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
        faults += wachtwoord_.faults(self, wachtwoord)
        if faults:
            raise InvalidRequest(tuple(faults))
        token_tot = None if token else self.clock() + timedelta(days=TOKEN_DAGEN)
        token = token or TOKEN_PREFIX + self.secret()
        hashed = await self.passwords.hash(wachtwoord)
        async with self.store.writing() as work:
            added = await work.coordinators.add(
                name,
                naam.strip(),
                hashed,
                hash_secret(token),
                work_as,
                schone_wijken(wijken),
                address,
                token_tot,
            )
            if added is not None:
                await schrijf(self, work, Wat.TOEGEVOEGD, added, None, work_as)
        if added is None:
            raise NameTaken("there is a coordinator with this name")
        return added, token

    def secret(self) -> str:
        """Draw a secret."""
        return new_secret(self.entropy)
