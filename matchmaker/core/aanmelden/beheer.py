"""Use cases of accounts: take access away, set a password, end sessions, draw a machine token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchmaker.core.aanmelden import wachtwoord
from matchmaker.core.aanmelden.beheer_port import Account, Accountregel, Wat
from matchmaker.core.aanmelden.log import schrijf
from matchmaker.core.aanmelden.sessie import hash_secret, new_secret
from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import CodeFailed, Fault, InvalidRequest, NotFound, NotPossible
from matchmaker.core.hulpvraag import Gebeurtenis
from matchmaker.core.ports import Work
from matchmaker.core.stappen import SYSTEEM, zet
from matchmaker.core.toegang import check_beheerder
from matchmaker.core.use_case import UseCases
from matchmaker.core.workflow import LOOPT, Rol, Status

TOKEN_DAGEN = 365  # that a machine token works, where nothing else is said
MEESTE_DAGEN = 2 * 365
LOGREGELS = 200
TOKEN_PREFIX = "kt_"  # noqa: S105 - marks a leaked token as ours; the secret follows it


@dataclass(frozen=True)
class Verwijderd:
    """What became of somebody's requests."""

    naam: str
    terug: int  # in the queue again
    los: int  # matched or done: nobody holds them; a manager sees their follow-ups
    overgedragen: int  # went to a colleague


class Accountbeheer(UseCases):
    """Use cases of accounts. `door` is the manager who does it; None: who runs the software."""

    async def accounts(self, door: Coordinator) -> Sequence[Account]:
        """Give all accounts, by name.

        Raises:
            NotYours: not a manager.
        """
        check_beheerder(door)
        async with self.store.reading() as work:
            return await work.accounts.alle(self.clock())

    async def accountlog(self, door: Coordinator | None = None) -> Sequence[Accountregel]:
        """Read the log of accounts, newest first, at most `LOGREGELS` lines.

        Raises:
            NotYours: not a manager.
        """
        if door is not None:
            check_beheerder(door)
        async with self.store.reading() as work:
            return await work.accounts.log(LOGREGELS)

    async def verwijder_coordinator(
        self, gebruikersnaam: str, door: Coordinator | None = None, *, aan: str | None = None
    ) -> Verwijderd:
        """Take somebody's access away at once; what they hold goes to the colleague `aan`, or back to the queue.

        The history keeps the name. Proposals that wait for an answer end where a request goes back.

        Raises:
            NotYours: not a manager.
            NotFound: there is no such person or colleague.
            NotPossible: it is oneself, or the last manager; or the colleague reads figures only.
        """
        async with self.store.writing() as work:
            who = await neem_persoon(work, gebruikersnaam, door)
            colleague = await neem_persoon(work, aan, door) if aan else None
            everybody = await work.coordinators.alle()
            managers = [one for one in everybody if one.functie is Functie.BEHEERDER]
            if managers == [who]:
                raise NotPossible("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
            if door is not None and door.id == who.id:
                raise NotPossible("U kunt uzelf niet verwijderen. Vraag het een andere beheerder.")
            if colleague is not None and (colleague.functie is Functie.LEZER or colleague.id == who.id):
                raise NotPossible("Kies een collega die hulpvragen behandelt.")
            went = [
                await self._geef_door(work, id, who, colleague)
                for id in sorted(await work.accounts.houdt(who.id))
            ]
            await work.accounts.verwijder(who.id)
            await schrijf(self, work, Wat.VERWIJDERD, who, door)
        return Verwijderd(who.naam, went.count("terug"), went.count("los"), went.count("overgedragen"))

    async def _geef_door(self, work: Work, id: int, wie: Coordinator, aan: Coordinator | None) -> str:
        found = await work.werkvoorraad.neem(id)
        assert found is not None
        status, now = Status(found.status), self.clock()
        if aan is not None and status not in (Status.AFGEROND, Status.INGETROKKEN):
            await work.werkvoorraad.draag_over(found, aan, now)
            said = f"van {wie.naam}, die hier niet meer werkt, aan {aan.naam}"
            line = Gebeurtenis(now, "overgedragen", Rol.SYSTEEM, None, toelichting=said)
            await work.hulpvragen.append(found, line)
            return "overgedragen"
        if status in LOOPT:
            await zet(
                self, work, found, Status.NIEUW, SYSTEEM, toelichting=f"{wie.naam} werkt hier niet meer."
            )
            return "terug"
        await work.accounts.laat_los(id)
        return "los"

    async def zet_wachtwoord(self, gebruikersnaam: str, nieuw: str) -> None:
        """Set somebody's password, as who runs the software; all their sessions end.

        Raises:
            NotFound: there is no such person.
            InvalidRequest: it is not good enough.
        """
        wachtwoord.check(self, nieuw)
        hashed = await self.passwords.hash(nieuw)
        async with self.store.writing() as work:
            who = await neem_persoon(work, gebruikersnaam, None)
            await work.accounts.zet_wachtwoord(who.id, hashed)
            await work.toestellen.vergeet_van(who.id)
            await work.accounts.sluit_sessies(who.id)
            await work.factoren.einde_van(who.id)
            await schrijf(self, work, Wat.WACHTWOORD, who, None)

    async def wijzig_wachtwoord(self, wie: Coordinator, oud: str, nieuw: str, sessie: str) -> None:
        """Change one's own password; one's sessions elsewhere end, the one with the secret `sessie` goes on.

        Raises:
            CodeFailed: the old one is wrong.
            InvalidRequest: the new one is not good enough.
        """
        if not await wachtwoord.bewijs(self, wie, oud):
            raise CodeFailed
        wachtwoord.check(self, nieuw)
        hashed = await self.passwords.hash(nieuw)
        async with self.store.writing() as work:
            await work.accounts.zet_wachtwoord(wie.id, hashed)
            await work.accounts.sluit_sessies(wie.id, hash_secret(sessie))
            await work.factoren.einde_van(wie.id)
            await schrijf(self, work, Wat.WACHTWOORD, wie, wie)

    async def aantal_sessies(self, wie: Coordinator) -> int:
        """Count one's sessions."""
        async with self.store.reading() as work:
            return await work.accounts.aantal_sessies(wie.id, self.clock())

    async def sluit_andere_sessies(self, wie: Coordinator, sessie: str) -> int:
        """End one's sessions elsewhere; gives how many."""
        async with self.store.writing() as work:
            ended = await work.accounts.sluit_sessies(wie.id, hash_secret(sessie))
            await schrijf(self, work, Wat.SESSIES, wie, wie)
        return ended

    async def sluit_sessies(self, gebruikersnaam: str, door: Coordinator | None = None) -> int:
        """End all sessions of somebody, and sign-ins that are not finished; gives how many sessions.

        Raises:
            NotYours: not a manager.
            NotFound: there is no such person.
        """
        async with self.store.writing() as work:
            who = await neem_persoon(work, gebruikersnaam, door)
            ended = await work.accounts.sluit_sessies(who.id)
            await work.toestellen.vergeet_van(who.id)
            await work.factoren.einde_van(who.id)
            await schrijf(self, work, Wat.SESSIES, who, door)
        return ended

    async def wis_factor(self, gebruikersnaam: str, door: Coordinator | None = None) -> None:
        """Remove the second step of somebody who lost both telephone and recovery codes; their sessions end.

        Raises:
            NotYours: not a manager.
            NotFound: there is no such person.
            NotPossible: it is oneself.
        """
        async with self.store.writing() as work:
            who = await neem_persoon(work, gebruikersnaam, door)
            if door is not None and door.id == who.id:
                raise NotPossible("Uw eigen tweede stap vernieuwt u bij uw account.")
            await work.factoren.weg(who.id)
            await work.factoren.einde_van(who.id)
            await work.accounts.sluit_sessies(who.id)
            await schrijf(self, work, Wat.FACTOR_UIT, who, door)

    async def nieuw_token(
        self, gebruikersnaam: str, door: Coordinator | None = None, *, dagen: int = TOKEN_DAGEN
    ) -> tuple[str, datetime]:
        """Draw a machine token that works for so many days; the one there was ends now. It is shown once.

        `door`: oneself, a manager, or (None) who runs the software.

        Raises:
            NotYours: of somebody else, and not a manager.
            NotFound: there is no such person.
            InvalidRequest: not 1 to 730 days.
        """
        if not 1 <= dagen <= MEESTE_DAGEN:
            raise InvalidRequest((Fault("dagen", f"must be 1 to {MEESTE_DAGEN}"),))
        token = TOKEN_PREFIX + new_secret(self.entropy)
        until = self.clock() + timedelta(days=dagen)
        own = door is not None and door.gebruikersnaam == gebruikersnaam.strip().lower()
        async with self.store.writing() as work:
            who = await neem_persoon(work, gebruikersnaam, None if own else door)
            await work.accounts.zet_token(who.id, hash_secret(token), until)
            await schrijf(self, work, Wat.TOKEN, who, door, f"tot {until:%Y-%m-%d}")
        return token, until


async def neem_persoon(work: Work, gebruikersnaam: str, door: Coordinator | None) -> Coordinator:
    """Find whose account this is, for a manager or (None) who runs the software.

    Raises:
        NotYours: not a manager.
        NotFound: there is nobody with this name.
    """
    if door is not None:
        check_beheerder(door)
    known = await work.coordinators.by_name(gebruikersnaam.strip().lower(), vast=True)
    if known is None:
        raise NotFound("there is no coordinator with this name")
    return known.coordinator
