"""Use cases of a match: a volunteer begins to help somebody, and stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import HeldBy, InvalidStep, NotAvailable
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.toegang import check_geen_lezer, check_toegang
from matchmaker.core.use_case import UseCases, find
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger, VrijwilligerStatus
from matchmaker.core.vrijwilligers.zoeken import neem
from matchmaker.core.workflow import Rol, Status

_NIET = {
    VrijwilligerStatus.NIEUW: "Eerst een kennismaking en een VOG, dan pas een koppeling.",
    VrijwilligerStatus.RUST: "Deze vrijwilliger wil nu even niet gevraagd worden.",
}


class VrijwilligersKoppelen(UseCases):
    """Use cases that begin and end a match."""

    async def koppel(self, id: int, door: Coordinator, referentie: str | None = None) -> None:
        """Note that a volunteer helps somebody from now on; the same request again changes nothing.

        Args:
            id: of the volunteer.
            door: who matches them.
            referentie: of the request; None for somebody who did not come through the queue.

        Raises:
            NotFound: there is no such volunteer or request.
            NotAvailable: not met yet, without VOG, at rest, or without room; says which.
            HeldBy: another coordinator holds the request.
            InvalidStep: the request was withdrawn.
            NotYours: the request is of another wijk, or who asks reads figures only.
        """
        check_geen_lezer(door)
        async with self.store.writing() as work:
            now = self.clock()
            # The request first, as in a withdrawal: who locks in one order never waits for each other.
            hulpvraag = await _hulpvraag(work, referentie, door, now) if referentie else None
            await verbind(work, id, hulpvraag, door, now)

    async def ontkoppel(self, id: int, koppeling_id: int, door: Coordinator) -> None:
        """Note that a match has ended; one that ended before stays as it is.

        Raises:
            NotFound: there is no such volunteer.
            NotYours: who asks reads figures only.
        """
        check_geen_lezer(door)
        async with self.store.writing() as work:
            now = self.clock()
            one = await neem(work, id)
            if await work.vrijwilligers.ontkoppel(koppeling_id, id, now):
                await _noteer(work, one, "losgekoppeld", door, now)


async def verbind(work: Work, id: int, hulpvraag: Hulpvraag | None, door: Coordinator, now: datetime) -> None:
    """Begin a match of a volunteer with a request that this unit of work has; one that runs stays as it is.

    Raises:
        NotFound: there is no such volunteer.
        NotAvailable: not met yet, without VOG, at rest, or without room; says which.
    """
    one = await neem(work, id)
    running = await work.vrijwilligers.koppelingen(id)
    if hulpvraag and any(match.hulpvraag_id == hulpvraag.id for match in running):
        return
    check_beschikbaar(one)
    await work.vrijwilligers.koppel(id, hulpvraag.id if hulpvraag else None, now)
    await _noteer(work, one, "koppeling", door, now)


async def beeindig(work: Work, hulpvraag: Hulpvraag, door: Coordinator, now: datetime) -> None:
    """End the matches of a request that this unit of work has: it did not hold."""
    for helper in await work.vrijwilligers.gekoppeld_aan(hulpvraag.id):
        one = await neem(work, helper.id)
        for match in await work.vrijwilligers.koppelingen(one.id):
            if match.hulpvraag_id == hulpvraag.id:
                await work.vrijwilligers.ontkoppel(match.id, one.id, now)
                await _noteer(work, one, "losgekoppeld", door, now)


async def _hulpvraag(work: Work, referentie: str, door: Coordinator, now: datetime) -> Hulpvraag:
    await work.hulpvragen.touch(await find(work, referentie), now)  # from here on nobody withdraws it
    found = await find(work, referentie)
    await check_toegang(work, door, found)
    if found.status == Status.INGETROKKEN:
        raise InvalidStep(found.status, "koppeling", ())
    if found.houder and found.houder.id != door.id:
        raise HeldBy(found.houder.naam)
    return found


def check_beschikbaar(one: Vrijwilliger) -> None:
    """Let a volunteer pass who can be matched now.

    Raises:
        NotAvailable: not met yet, without VOG, at rest, or without room; says which.
    """
    if one.status is not VrijwilligerStatus.ACTIEF:
        raise NotAvailable(_NIET[one.status])
    if not one.heeft_ruimte:
        raise NotAvailable(f"Deze vrijwilliger heeft al {one.loopt_nu} van {one.maximum} koppelingen.")


async def _noteer(work: Work, one: Vrijwilliger, soort: str, door: Coordinator, now: datetime) -> None:
    await work.vrijwilligers.bewaar(replace(one, laatste_contact=now, gewijzigd_op=now))
    await work.vrijwilligers.noteer(one.id, Gebeurtenis(now, soort, Rol.COORDINATOR, door.naam))
