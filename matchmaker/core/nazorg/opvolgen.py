"""Use cases of who phones: note what came out, or phone on another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, InvalidRequest, NotFound, NotPossible
from matchmaker.core.houden import check_houder, checked_note
from matchmaker.core.hulpvraag import Dossier, Gebeurtenis, Hulpvraag
from matchmaker.core.nazorg.opvolging import Opvolging, Opvolgstaat, Soort, Uitkomst
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.stappen import Actor, zet
from matchmaker.core.termijnen import na_werkdagen
from matchmaker.core.toegang import check_toegang
from matchmaker.core.use_case import UseCases, dossier, find
from matchmaker.core.workflow import Reden, Rol, Status

VER = 92  # days: further than this nobody puts off a call
_KLAAR = "Dit is al gedaan."
_MISLUKT = {Soort.TERUGKOPPELING: Reden.NIET_OPGEPAKT}  # else: it does not hold


class Nazorgwerk(UseCases):
    """Use cases of follow-ups."""

    async def noteer_opvolging(
        self, opvolging_id: int, uitkomst: str, door: Coordinator, toelichting: str | None = None
    ) -> Dossier:
        """Note what came out of a follow-up, and do what follows.

        When all say that it holds the request is closed; when one says it does not, it is in hand again; who was not
        reached is phoned again some days later, and after three more times the follow-up is shown as stuck.

        Raises:
            NotFound: there is no such follow-up.
            HeldBy: another coordinator holds the request.
            NotPossible: it has its outcome already.
            InvalidRequest: no such outcome, or too long a toelichting.
        """
        came_out = _uitkomst(uitkomst)
        words = checked_note(toelichting, "/toelichting") or None
        async with self.store.writing() as work:
            found, one = await _neem(work, opvolging_id, door)
            await self._begin(work, found, one, door)
            now = self.clock()
            done = replace(
                one,
                staat=Opvolgstaat.KLAAR,
                uitkomst=came_out,
                toelichting=words,
                gedaan_op=now,
                door=door.naam,
            )
            await work.opvolgingen.bewaar(done)
            said = ": ".join(filter(None, (one.soort, words)))
            line = Gebeurtenis(now, "opvolging", Rol.COORDINATOR, door.naam, toelichting=said, reden=came_out)
            await work.hulpvragen.append(found, line)
            await work.hulpvragen.touch(found, now)
            await self._vervolg(work, found.referentie, done, Actor.van(door))
            return await dossier(work, await find(work, found.referentie))

    async def verzet_opvolging(
        self, opvolging_id: int, op: date, door: Coordinator, toelichting: str | None = None
    ) -> Dossier:
        """Phone on another day, from today up to three months on; what was stuck is tried anew.

        Raises:
            NotFound: there is no such follow-up.
            HeldBy: another coordinator holds the request.
            NotPossible: it has its outcome already.
            InvalidRequest: not such a day, or too long a toelichting.
        """
        words = checked_note(toelichting, "/toelichting")
        vandaag = dag(self.clock())
        if not 0 <= (op - vandaag).days <= VER:
            raise InvalidRequest((Fault("/op", f"must be a day from today up to {VER} days on"),))
        async with self.store.writing() as work:
            found, one = await _neem(work, opvolging_id, door)
            again = 0 if one.staat is Opvolgstaat.VAST else one.poging
            await work.opvolgingen.bewaar(replace(one, op=op, staat=Opvolgstaat.OPEN, poging=again))
            now = self.clock()
            said = ": ".join(filter(None, (f"{one.soort}, op {op.isoformat()}", words)))
            line = Gebeurtenis(now, "opvolging_verzet", Rol.COORDINATOR, door.naam, toelichting=said)
            await work.hulpvragen.append(found, line)
            await work.hulpvragen.touch(found, now)
            return await dossier(work, await find(work, found.referentie))

    async def _begin(self, work: Work, found: Hulpvraag, one: Opvolging, door: Coordinator) -> None:
        """Who phones before the day has come begins the follow-up with that."""
        if found.status == Status.GEKOPPELD:
            await zet(self, work, found, Status.NAZORG, Actor.van(door), reden=Reden.NAZORG_BEGINT)

    async def _vervolg(self, work: Work, referentie: str, done: Opvolging, actor: Actor) -> None:
        found = await find(work, referentie)
        if done.uitkomst is Uitkomst.GEEN_CONTACT:
            await work.opvolgingen.plan(self._opnieuw(done))
        elif done.uitkomst is Uitkomst.NIET:
            why = _MISLUKT.get(done.soort, Reden.HOUDT_NIET_STAND)
            await zet(
                self, work, found, Status.IN_BEHANDELING, actor, reden=why, toelichting=done.toelichting
            )
        elif not any(one.loopt for one in await work.opvolgingen.bij(found.id)):
            await zet(self, work, found, Status.AFGEROND, actor, reden=Reden.HOUDT_STAND)

    def _opnieuw(self, done: Opvolging) -> Opvolging:
        """Give the next attempt; after the last one it is stuck at once."""
        last = done.poging >= self.termijnen.pogingen
        return Opvolging(
            id=0,
            hulpvraag_id=done.hulpvraag_id,
            soort=done.soort,
            op=na_werkdagen(dag(self.clock()), 0 if last else self.termijnen.opnieuw),
            poging=done.poging + 1,
            staat=Opvolgstaat.VAST if last else Opvolgstaat.OPEN,
        )


async def _neem(work: Work, id: int, door: Coordinator) -> tuple[Hulpvraag, Opvolging]:
    known = await work.opvolgingen.opvolging(id)
    found = await work.werkvoorraad.neem(known.hulpvraag_id) if known else None
    one = await work.opvolgingen.opvolging(id) if known else None
    if found is None or one is None:
        raise NotFound("there is no follow-up with this id")
    await check_toegang(work, door, found)
    check_houder(found, door)
    if not one.loopt:
        raise NotPossible(_KLAAR)
    return found, one


def _uitkomst(code: str) -> Uitkomst:
    try:
        return Uitkomst(code)
    except ValueError:
        raise InvalidRequest((Fault("/uitkomst", f"must be one of {', '.join(Uitkomst)}"),)) from None
