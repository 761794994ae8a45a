"""Use cases of the second factor: the step after the password, setting it up, and what to do without a telephone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from matchmaker.core.aanmelden import codes, wachtwoord
from matchmaker.core.aanmelden.beheer_port import Wat
from matchmaker.core.aanmelden.log import schrijf
from matchmaker.core.aanmelden.port import Tussenstand
from matchmaker.core.aanmelden.sessie import Session, begin_sessie, blocked_until, hash_secret, new_secret
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import CodeFailed, NotSignedIn, NotYours
from matchmaker.core.ports import Work
from matchmaker.core.use_case import UseCases

TUSSEN_TIJD = timedelta(minutes=10)  # between the password and the code, or to set a factor up
TUSSEN_POGINGEN = 5  # wrong codes; then the password is asked for again
_VERPLICHT = "Voor uw werk is een tweede stap bij het aanmelden verplicht. U kunt die wel vernieuwen."


@dataclass(frozen=True)
class Tussenstap:
    """The password was right; a code is still to come, and until then nothing is open."""

    secret: str = field(repr=False)  # goes into a cookie of its own; the store has its hash only
    coordinator: Coordinator
    until: datetime  # aware, UTC
    instellen: bool  # there is no factor yet: it is set up first


@dataclass(frozen=True)
class Instelling:
    """A factor that is being set up."""

    coordinator: Coordinator
    geheim: str = field(repr=False)  # base32, for the app


class TweedeFactor(UseCases):
    """Use cases of the second factor."""

    async def heeft_factor(self, wie: Coordinator) -> int | None:
        """Count somebody's recovery codes; None where they have no second factor."""
        async with self.store.reading() as work:
            if await work.factoren.van(wie.id) is None:
                return None
            return await work.factoren.aantal_herstelcodes(wie.id)

    def moet_factor(self, wie: Coordinator) -> bool:
        """Say whether somebody's sign-in needs a second factor."""
        return wie.functie in self.tweede_factor

    async def tussenstap(self, secret: str) -> Instelling | Coordinator:
        """Say who is between password and code, or what they are setting up.

        Raises:
            NotSignedIn: nobody, or it took too long.
        """
        async with self.store.reading() as work:
            found = await work.factoren.tussen(hash_secret(secret), self.clock())
        if found is None:
            raise NotSignedIn
        if found.geheim is None:
            return found.coordinator
        return Instelling(found.coordinator, found.geheim)

    async def sign_in_code(self, secret: str, code: str) -> Session:
        """Finish a sign-in with a code of the app, or a recovery code.

        Raises:
            NotSignedIn: there is no step between, or no more: the password is asked for again.
            CodeFailed: the code is wrong or was used; or too many were, and one has to wait.
        """
        hashed, now = hash_secret(secret), self.clock()
        session: Session | None = None
        # The errors come after: within, they would undo the count.
        async with self.store.writing() as work:
            found = await work.factoren.tussen(hashed, now, vast=True)
            if found is not None and found.geheim is None:
                if await _klopt(self, work, found.coordinator, code):
                    await work.factoren.einde(hashed)
                    session = await begin_sessie(self, work, found.coordinator, "code")
                else:
                    await _fout(work, hashed, found)
        if found is None or found.geheim is not None:
            raise NotSignedIn
        if session is None:
            raise CodeFailed
        return session

    async def begin_factor(self, wie: Coordinator, bewijs: str) -> Tussenstap:
        """Start setting up a (new) factor, for somebody who is signed in.

        `bewijs`: their password, or a code where they have a factor already.

        Raises:
            CodeFailed: that is wrong.
        """
        if not await self.bewijs(wie, bewijs):
            raise CodeFailed
        async with self.store.writing() as work:
            return await open_tussenstap(self, work, wie, instellen=True)

    async def bevestig_factor(
        self, secret: str, code: str, *, sessie: bool
    ) -> tuple[Session | None, tuple[str, ...]]:
        """Set the factor that is being set up; gives its recovery codes, which are shown once.

        `sessie`: this is a sign-in, so begin a session as well.

        Raises:
            NotSignedIn: nothing is being set up, or no more.
            CodeFailed: the code is not of this secret.
        """
        hashed, now = hash_secret(secret), self.clock()
        done: tuple[Session | None, tuple[str, ...]] | None = None
        async with self.store.writing() as work:
            found = await work.factoren.tussen(hashed, now, vast=True)
            if found is not None and found.geheim is not None:
                step = codes.stap_van(found.geheim, code, now, None)
                if step is None:
                    await _fout(work, hashed, found)
                else:
                    await work.factoren.zet(found.coordinator.id, found.geheim, now, step)
                    await schrijf(self, work, Wat.FACTOR_AAN, found.coordinator, found.coordinator)
                    shown = await self._herstelcodes(work, found.coordinator)
                    await work.factoren.einde_van(found.coordinator.id)
                    session = await begin_sessie(self, work, found.coordinator, "code") if sessie else None
                    done = session, shown
        if found is None or found.geheim is None:
            raise NotSignedIn
        if done is None:
            raise CodeFailed
        return done

    async def nieuwe_herstelcodes(self, wie: Coordinator, code: str) -> tuple[str, ...]:
        """Draw new recovery codes; the old ones end.

        Raises:
            CodeFailed: the code is wrong, or there is no second factor.
        """
        if not await self._bewijs(wie, code):
            raise CodeFailed
        async with self.store.writing() as work:
            await schrijf(self, work, Wat.HERSTELCODES, wie, wie)
            return await self._herstelcodes(work, wie)

    async def zet_factor_uit(self, wie: Coordinator, code: str) -> None:
        """Do without a second factor from now on.

        Raises:
            NotYours: theirs is obligatory.
            CodeFailed: the code is wrong.
        """
        if not await self._bewijs(wie, code):
            raise CodeFailed
        if self.moet_factor(wie):
            raise NotYours(_VERPLICHT)
        async with self.store.writing() as work:
            await work.factoren.weg(wie.id)
            await schrijf(self, work, Wat.FACTOR_UIT, wie, wie)

    async def bewijs(self, wie: Coordinator, bewijs: str) -> bool:
        """Let somebody who is signed in prove once more who they are: by password, or by a code where they have an app.

        Wrong ones count as at the sign-in.
        """
        if await self.heeft_factor(wie) is not None:
            return await self._bewijs(wie, bewijs)
        return await wachtwoord.bewijs(self, wie, bewijs)

    async def _bewijs(self, wie: Coordinator, code: str) -> bool:
        async with self.store.writing() as work:
            return await _klopt(self, work, wie, code)

    async def _herstelcodes(self, work: Work, wie: Coordinator) -> tuple[str, ...]:
        drawn = codes.nieuwe_herstelcodes(self.entropy)
        await work.factoren.zet_herstelcodes(wie.id, [_herstel_hash(code) for code in drawn])
        return drawn


async def na_wachtwoord(
    cases: UseCases, work: Work, wie: Coordinator, hoe: str = "wachtwoord"
) -> Session | Tussenstap:
    """Give what a first factor opens: a session, or the step before it; `hoe`: which factor, for the log."""
    if await work.factoren.van(wie.id) is not None:
        return await open_tussenstap(cases, work, wie, instellen=False)
    if wie.functie in cases.tweede_factor:
        return await open_tussenstap(cases, work, wie, instellen=True)
    return await begin_sessie(cases, work, wie, hoe)


async def open_tussenstap(cases: UseCases, work: Work, wie: Coordinator, *, instellen: bool) -> Tussenstap:
    """Open a step between; what is set up in it is drawn for it alone, so that no other sign-in can see it."""
    now = cases.clock()
    step = Tussenstap(new_secret(cases.entropy), wie, now + TUSSEN_TIJD, instellen)
    geheim = codes.nieuw_geheim(cases.entropy) if instellen else None
    await work.factoren.begin(hash_secret(step.secret), wie, geheim, now, step.until)
    return step


async def _klopt(cases: UseCases, work: Work, wie: Coordinator, code: str) -> bool:
    """Check and use up a code; wrong ones make one wait as wrong passwords do."""
    now = cases.clock()
    factor = await work.factoren.van(wie.id, vast=True)
    if factor is None or (factor.geblokkeerd_tot and now < factor.geblokkeerd_tot):
        return False
    step = codes.stap_van(factor.geheim, code, now, factor.laatste_stap)
    if step is not None or await work.factoren.gebruik_herstelcode(wie.id, _herstel_hash(code)):
        await work.factoren.gelukt(wie.id, step)
        return True
    wrong = factor.mislukt + 1
    waits = blocked_until(wrong, now)
    await work.factoren.geprobeerd(wie.id, wrong, waits)
    if waits:
        await schrijf(cases, work, Wat.AFGEWEZEN, wie, None, "code")
    return False


async def _fout(work: Work, hashed: str, found: Tussenstand) -> None:
    if found.mislukt + 1 >= TUSSEN_POGINGEN:
        await work.factoren.einde(hashed)
    else:
        await work.factoren.tussen_mislukt(hashed)


def _herstel_hash(code: str) -> str:
    return hash_secret(f"herstelcode:{codes.schone_herstelcode(code)}")
