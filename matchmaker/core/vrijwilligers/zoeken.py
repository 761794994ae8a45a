"""Use cases of who looks volunteers up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotFound
from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.toegang import check_geen_lezer, check_toegang
from matchmaker.core.use_case import UseCases, find
from matchmaker.core.vrijwilligers.passend import PassendeVrijwilliger, passende_vrijwilligers
from matchmaker.core.vrijwilligers.port import Vrijwilligersfilter
from matchmaker.core.vrijwilligers.toestemming import tekst
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger, Vrijwilligerdossier


@dataclass(frozen=True)
class Vrijwilligerslijst:
    """A part of the volunteers, by name."""

    vrijwilligers: tuple[Vrijwilliger, ...]
    volgende: int | None  # where the following part begins; None at the end


class VrijwilligersZoeken(UseCases):
    """Use cases that read. Volunteers are of all wijken: they may help in another one than they live in.

    Where `wie` may be None it is the software itself that asks. Each may raise NotYours: who reads figures only, or,
    where a request is named, whose wijk it is not.
    """

    async def vrijwilligers(
        self,
        filters: Vrijwilligersfilter | None = None,
        vanaf: int = 0,
        limiet: int = 25,
        wie: Coordinator | None = None,
    ) -> Vrijwilligerslijst:
        """Read the volunteers, by name; who was removed is not among them."""
        check_geen_lezer(wie)
        async with self.store.reading() as work:
            rows = await work.vrijwilligers.lijst(filters or Vrijwilligersfilter(), limiet + 1, vanaf)
        more = len(rows) > limiet
        return Vrijwilligerslijst(tuple(rows[:limiet]), vanaf + limiet if more else None)

    async def vrijwilligers_na(
        self,
        filters: Vrijwilligersfilter | None = None,
        na: int = 0,
        limiet: int = 25,
        wie: Coordinator | None = None,
    ) -> Vrijwilligerslijst:
        """Read the volunteers in the order in which they came, from the one after an id.

        `volgende` is the id to go on after. Who reads all parts meets everybody who was there all the time, once.
        """
        check_geen_lezer(wie)
        async with self.store.reading() as work:
            rows = await work.vrijwilligers.na(filters or Vrijwilligersfilter(), na, limiet + 1)
        shown = tuple(rows[:limiet])
        return Vrijwilligerslijst(shown, shown[-1].id if len(rows) > limiet else None)

    async def vrijwilliger(self, id: int, wie: Coordinator | None = None) -> Vrijwilligerdossier:
        """Read one volunteer, whole.

        Raises:
            NotFound: there is none, or they were removed.
        """
        check_geen_lezer(wie)
        async with self.store.reading() as work:
            return await dossier(work, await zoek(work, id))

    async def vrijwilliger_van(self, referentie: str, wie: Coordinator | None = None) -> Vrijwilliger | None:
        """Find the volunteer who came with a request; None where it brought none, or they were removed.

        Raises:
            NotFound: there is no such request.
        """
        async with self.store.reading() as work:
            return await work.vrijwilligers.van_hulpvraag((await _vraag(work, referentie, wie)).id)

    async def vrijwilligers_voor(
        self, referentie: str, wie: Coordinator | None = None
    ) -> tuple[PassendeVrijwilliger, ...]:
        """Give the volunteers who fit a request, each with why and with what does not fit.

        Raises:
            NotFound: there is no such request.
        """
        async with self.store.reading() as work:
            found = await _vraag(work, referentie, wie)
            return await passende_vrijwilligers(work, found, dag(self.clock()))

    async def vrijwilligers_bij(
        self, referentie: str, wie: Coordinator | None = None
    ) -> tuple[Vrijwilliger, ...]:
        """Give the volunteers who help with a request now.

        Raises:
            NotFound: there is no such request.
        """
        async with self.store.reading() as work:
            found = await _vraag(work, referentie, wie)
            return tuple(await work.vrijwilligers.gekoppeld_aan(found.id))

    async def wijken_van_vrijwilligers(self) -> Sequence[str]:
        """Give the neighbourhoods that volunteers live in, by name."""
        async with self.store.reading() as work:
            return await work.vrijwilligers.wijken()

    def toestemmingstekst(self) -> str:
        """Give what a coordinator reads to somebody before writing them down."""
        return tekst(self.bewaar_maanden)


async def zoek(work: Work, id: int) -> Vrijwilliger:
    """Find a volunteer.

    Raises:
        NotFound: there is none, or they were removed.
    """
    return _er(await work.vrijwilligers.vrijwilliger(id))


async def neem(work: Work, id: int) -> Vrijwilliger:
    """Find a volunteer, and keep other writers of them out until this unit of work ends.

    Raises:
        NotFound: there is none, or they were removed.
    """
    return _er(await work.vrijwilligers.neem(id))


async def dossier(work: Work, one: Vrijwilliger) -> Vrijwilligerdossier:
    """Read everything of a volunteer."""
    came_with = await work.hulpvragen.by_id(one.hulpvraag_id) if one.hulpvraag_id else None
    return Vrijwilligerdossier(
        vrijwilliger=one,
        koppelingen=tuple(await work.vrijwilligers.koppelingen(one.id)),
        geschiedenis=tuple(await work.vrijwilligers.geschiedenis(one.id)),
        aanmelding=came_with.referentie if came_with else None,
    )


async def _vraag(work: Work, referentie: str, wie: Coordinator | None) -> Hulpvraag:
    found = await find(work, referentie)
    await check_toegang(work, wie, found)
    return found


def _er(found: Vrijwilliger | None) -> Vrijwilliger:
    if found is None:
        raise NotFound("there is no volunteer with this id")
    return found
