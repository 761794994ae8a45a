"""Use cases of who proposes: offer a request to a service or to a volunteer, and take that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import InvalidStep, NotAvailable, NotFound, NotPossible
from matchmaker.core.houden import check_houder, checked_note, neem_eigen
from matchmaker.core.hulpvraag import Dossier, Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.post import klaarleggen
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.stappen import Actor, zet
from matchmaker.core.termijnen import einde_van, na_werkdagen
from matchmaker.core.toegang import check_toegang
from matchmaker.core.use_case import UseCases, dossier
from matchmaker.core.voorstellen.gevolgen import trek_in
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.core.vrijwilligers.koppelen import check_beschikbaar
from matchmaker.core.vrijwilligers.zoeken import neem as neem_vrijwilliger
from matchmaker.core.workflow import Reden, Rol, Status, steps_from

_AL_GEVRAAGD = "Deze vrijwilliger is al gevraagd voor iemand anders. Wacht eerst dat antwoord af."
_AL_EEN = "Er is al een vrijwilliger gevraagd. Wacht dat antwoord af, of trek dat voorstel eerst in."
_AL_JA = "Er heeft al iemand ja gezegd. Trek dat voorstel eerst in als u toch verder zoekt."
_KAN = (Status.IN_BEHANDELING, Status.VOORGESTELD)


class VoorstellenDoen(UseCases):
    """Use cases that make and withdraw proposals."""

    async def stel_voor_aan_dienst(
        self, referentie: str, service_id: str, door: Coordinator, toelichting: str | None = None
    ) -> Voorstel:
        """Offer a request to a service of the directory; while that is open, again changes nothing.

        Raises:
            NotFound: there is no such request or service.
            HeldBy: another coordinator holds the request.
            InvalidStep: the request is not in hand.
            NotPossible: somebody said yes already.
            InvalidRequest: too long a toelichting.
        """
        async with self.store.writing() as work:
            found = await self._in_hand(work, referentie, door)
            offers = await work.kaart.aanbod_van(service_id)
            if not offers:
                raise NotFound("there is no service with this id")
            for one in await work.voorstellen.bij(found.id):
                if one.loopt and one.service_id == service_id:
                    return one
            name = f"{offers[0].naam} ({offers[0].organisatie})"
            return await self._doe(work, found, door, toelichting, service_id=service_id, dienst=name)

    async def stel_voor_aan_vrijwilliger(
        self, referentie: str, vrijwilliger_id: int, door: Coordinator, toelichting: str | None = None
    ) -> Voorstel:
        """Offer a request to a volunteer; while that is open, again changes nothing.

        Raises:
            NotFound: there is no such request or volunteer.
            HeldBy: another coordinator holds the request.
            InvalidStep: the request is not in hand.
            NotAvailable: the volunteer cannot be matched now, or was asked for somebody else; says which.
            NotPossible: another volunteer was asked, or somebody said yes already.
            InvalidRequest: too long a toelichting.
        """
        async with self.store.writing() as work:
            found = await self._in_hand(work, referentie, door)
            one = await neem_vrijwilliger(work, vrijwilliger_id)
            if asked := await work.voorstellen.open_van(vrijwilliger_id):
                if asked.hulpvraag_id == found.id:
                    return asked
                raise NotAvailable(_AL_GEVRAAGD)
            check_beschikbaar(one)
            made = await self._doe(work, found, door, toelichting, vrijwilliger_id=vrijwilliger_id)
            now = self.clock()
            await work.vrijwilligers.bewaar(replace(one, laatste_contact=now, gewijzigd_op=now))
            line = Gebeurtenis(now, "gevraagd", Rol.COORDINATOR, door.naam)
            await work.vrijwilligers.noteer(vrijwilliger_id, line)
            return made

    async def trek_voorstel_in(
        self, voorstel_id: int, door: Coordinator, toelichting: str | None = None
    ) -> Dossier:
        """Withdraw a proposal that is open or accepted; without another one the request is looked for further.

        Raises:
            NotFound: there is no such proposal.
            HeldBy: another coordinator holds the request.
            NotPossible: it has ended, or they have met.
            InvalidRequest: too long a toelichting.
        """
        words = checked_note(toelichting, "/toelichting") or None
        async with self.store.writing() as work:
            found, one = await neem_voorstel(work, voorstel_id, door)
            check_loopt(one)
            await trek_in(
                work, found, one, self.clock(), rol=Rol.COORDINATOR, door=door.naam, toelichting=words
            )
            found = await zoek_verder(self, work, found, Actor.van(door), Reden.VOORSTEL_INGETROKKEN)
            return await dossier(work, found)

    async def _in_hand(self, work: Work, referentie: str, door: Coordinator) -> Hulpvraag:
        found = await neem_eigen(work, referentie, door)
        if found.status not in _KAN:
            steps = steps_from(Status(found.status), Rol.COORDINATOR)
            raise InvalidStep(found.status, Status.VOORGESTELD, steps)
        return found

    async def _doe(
        self,
        work: Work,
        found: Hulpvraag,
        door: Coordinator,
        toelichting: str | None,
        *,
        service_id: str | None = None,
        vrijwilliger_id: int | None = None,
        dienst: str | None = None,
    ) -> Voorstel:
        words = checked_note(toelichting, "/toelichting")
        now = self.clock()
        if any(one.wacht_op_kennismaking for one in await work.voorstellen.bij(found.id)):
            raise NotPossible(_AL_JA)
        made = await work.voorstellen.voeg_toe(
            Voorstel(
                id=0,
                hulpvraag_id=found.id,
                service_id=service_id,
                vrijwilliger_id=vrijwilliger_id,
                dienst=dienst,
                door=door.naam,
                gedaan_op=now,
                verloopt_op=self._verloopt(now),
            )
        )
        if made is None:
            raise NotPossible(_AL_EEN)
        said = ": ".join(filter(None, (f"aan {made.wie}", words)))
        line = Gebeurtenis(now, "voorstel", Rol.COORDINATOR, door.naam, toelichting=said)
        await work.hulpvragen.append(found, line)
        if found.status == Status.VOORGESTELD:
            await work.hulpvragen.touch(found, now)
        else:
            await zet(self, work, found, Status.VOORGESTELD, Actor.van(door))
        await klaarleggen.voorstel(self, work, found, made)
        return made

    def _verloopt(self, now: datetime) -> datetime:
        return einde_van(na_werkdagen(dag(now), self.termijnen.voorstel))


async def neem_voorstel(work: Work, id: int, door: Coordinator) -> tuple[Hulpvraag, Voorstel]:
    """Find a proposal and its request, and keep other writers of both out.

    Raises:
        NotFound: there is none.
        HeldBy: another coordinator holds the request.
    """
    found, one = await neem_met_hulpvraag(work, await work.voorstellen.voorstel(id))
    await check_toegang(work, door, found)
    check_houder(found, door)
    return found, one


async def neem_met_hulpvraag(work: Work, known: Voorstel | None) -> tuple[Hulpvraag, Voorstel]:
    """Read a proposal again once its request is ours alone; whoever else answered it was first then.

    Raises:
        NotFound: there is none.
    """
    found = await work.werkvoorraad.neem(known.hulpvraag_id) if known else None
    one = await work.voorstellen.voorstel(known.id) if known else None
    if found is None or one is None:
        raise NotFound("there is no proposal with this id")
    return found, one


async def zoek_verder(
    cases: UseCases, work: Work, found: Hulpvraag, actor: Actor, reden: Reden, toelichting: str | None = None
) -> Hulpvraag:
    """Look further for a request that was proposed and has no proposal left; else it does not rest."""
    left = any(one.loopt for one in await work.voorstellen.bij(found.id))
    if found.status == Status.VOORGESTELD and not left:
        return await zet(
            cases, work, found, Status.IN_BEHANDELING, actor, reden=reden, toelichting=toelichting
        )
    await work.hulpvragen.touch(found, cases.clock())
    return found


def check_open(one: Voorstel) -> None:
    """Let a proposal pass that waits for an answer.

    Raises:
        NotPossible: it has one.
    """
    if one.staat != "open":
        raise NotPossible(f"Dit voorstel wacht niet meer op antwoord: het is {one.staat}.")


def check_loopt(one: Voorstel) -> None:
    """Let a proposal pass that is open, or accepted while they have not met.

    Raises:
        NotPossible: it has ended.
    """
    if not one.loopt:
        how = "zij zijn al gekoppeld" if one.gekoppeld_op else f"het is {one.staat}"
        raise NotPossible(f"Dit voorstel loopt niet meer: {how}.")
