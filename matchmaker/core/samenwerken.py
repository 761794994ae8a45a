"""Use cases between colleagues: hand a request over, note a call, see whether the same person asked before."""

from __future__ import annotations

from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.dubbelen import Dubbele
from matchmaker.core.errors import Fault, HeldBy, InvalidRequest, InvalidStep, NotFound, NotPossible
from matchmaker.core.houden import checked_note, neem_voor, noteer
from matchmaker.core.hulpvraag import Dossier, Gebeurtenis
from matchmaker.core.toegang import andermans_wijken, check_toegang, mag_zien
from matchmaker.core.use_case import UseCases, dossier, find
from matchmaker.core.workflow import Rol, Status

MET = ("inwoner", "helper", "organisatie", "ander")  # who was phoned
UITKOMST = ("gesproken", "geen_gehoor", "voicemail", "belt_terug")  # what came of it
MEESTE_DUBBELEN = 20


class Samenwerken(UseCases):
    """Use cases between colleagues; each may raise NotYours as those of `Desk` do."""

    async def draag_over(
        self, referentie: str, naar: str, door: Coordinator, toelichting: str | None = None
    ) -> Dossier:
        """Give a request to a colleague: the holder does, or a manager for who cannot.

        Args:
            referentie: of the request.
            naar: the gebruikersnaam of the colleague.
            door: who hands over.
            toelichting: what the colleague should know.

        Raises:
            NotFound: there is no such request or colleague.
            HeldBy: another coordinator holds it.
            InvalidStep: nobody holds it yet, or it has ended.
            NotPossible: the colleague reads figures only.
            InvalidRequest: too long a toelichting.
        """
        words = checked_note(toelichting, "/toelichting")
        async with self.store.writing() as work:
            found = await neem_voor(work, referentie, door)
            if found.houder is None or found.status == Status.AFGEROND:
                raise InvalidStep(found.status, "overdragen", ())
            if door.functie is not Functie.BEHEERDER and found.houder.id != door.id:
                raise HeldBy(found.houder.naam)
            known = await work.coordinators.by_name(naar.strip().lower())
            if known is None:
                raise NotFound("there is no coordinator with this name")
            colleague = known.coordinator
            if colleague.functie is Functie.LEZER:
                raise NotPossible(f"{colleague.naam} leest cijfers en behandelt geen hulpvragen.")
            if colleague.id == found.houder.id:
                return await dossier(work, found)
            now = self.clock()
            await work.werkvoorraad.draag_over(found, colleague, now)
            said = ": ".join(filter(None, (f"aan {colleague.naam}", words)))
            line = Gebeurtenis(now, "overgedragen", Rol.COORDINATOR, door.naam, toelichting=said)
            await work.hulpvragen.append(found, line)
            return await dossier(work, await find(work, referentie))

    async def noteer_gesprek(
        self, referentie: str, met: str, uitkomst: str, door: Coordinator, tekst: str | None = None
    ) -> Dossier:
        """Note a call; any coordinator may, also when a colleague holds the request.

        Args:
            referentie: of the request.
            met: one of MET.
            uitkomst: one of UITKOMST.
            door: who phoned.
            tekst: what was said; may be empty.

        Raises:
            NotFound: there is no such request.
            InvalidStep: it was withdrawn.
            InvalidRequest: no such code, or too long a text.
        """
        words = checked_note(tekst, "/tekst")
        faults = [
            Fault(pointer, f"must be one of {', '.join(codes)}")
            for pointer, code, codes in (("/met", met, MET), ("/uitkomst", uitkomst, UITKOMST))
            if code not in codes
        ]
        if faults:
            raise InvalidRequest(tuple(faults))
        said = ": ".join(filter(None, (met, words)))
        async with self.store.writing() as work:
            found = await neem_voor(work, referentie, door)
            return await noteer(self, work, found, "telefoon", door, said, uitkomst)

    async def dubbelen(self, referentie: str, wie: Coordinator | None = None) -> tuple[Dubbele, ...]:
        """Give other requests that may be of the same person, newest first, at most 20.

        Also of wijken of others; each says whether `wie` may read it.

        Raises:
            NotFound: there is no such request.
        """
        async with self.store.reading() as work:
            found = await find(work, referentie)
            await check_toegang(work, wie, found)
            same = await work.werkvoorraad.dubbelen(found, MEESTE_DUBBELEN)
            others = await work.werkvoorraad.lees([id for id, _ in same])
            closed = await andermans_wijken(work, wie)
            return tuple(
                Dubbele(others[id], zelfde, mag_zien(closed, wie, others[id])) for id, zelfde in same
            )
