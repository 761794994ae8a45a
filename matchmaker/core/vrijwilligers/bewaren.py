"""Use cases of what is kept and for how long: remove a volunteer, and those whom nobody spoke with for long."""

from __future__ import annotations

from datetime import datetime

from dateutil.relativedelta import relativedelta

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotFound
from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.intake import close_withdrawn
from matchmaker.core.ports import Work
from matchmaker.core.toegang import check_geen_lezer
from matchmaker.core.use_case import UseCases
from matchmaker.core.vrijwilligers.vergeten import vergeet
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger
from matchmaker.core.vrijwilligers.zoeken import neem, zoek
from matchmaker.core.workflow import Rol, Status


class VrijwilligersBewaren(UseCases):
    """Use cases that remove; the request that somebody came with is wiped with them, as it says who they are."""

    async def verwijder_vrijwilliger(self, id: int, door: Coordinator) -> None:
        """Remove everything of a volunteer and end their matches.

        Raises:
            NotFound: there is no such volunteer.
            NotYours: who reads figures only.
        """
        check_geen_lezer(door)
        await self._verwijder(id, Rol.COORDINATOR, door.naam)
        await self.store.leeg_log()

    async def ruim_vrijwilligers_op(self) -> int:
        """Remove who has no match and had no contact for `bewaar_maanden`; say how many that were."""
        voor = self.clock() - relativedelta(months=self.bewaar_maanden)
        async with self.store.reading() as work:
            ids = await work.vrijwilligers.vergeten(voor)
        removed = sum([await self._verwijder_na(id, voor) for id in ids])
        if removed:
            await self.store.leeg_log()
        return removed

    async def _verwijder_na(self, id: int, voor: datetime) -> bool:
        try:
            return await self._verwijder(id, Rol.SYSTEEM, None, voor)
        except NotFound:
            return False  # another process was first

    async def _verwijder(self, id: int, rol: Rol, door: str | None, voor: datetime | None = None) -> bool:
        """Remove a volunteer; not who had contact since `voor`, or helps somebody again."""
        while True:
            async with self.store.writing() as work:
                offer = await _aanmelding(work, await zoek(work, id))
                # A step of the offer happens once; without one the lock makes that two who remove do so once.
                one = await (zoek if offer else neem)(work, id)
                if voor is not None and (one.loopt_nu or one.laatste_contact >= voor):
                    return False
                if offer is None:
                    await vergeet(work, one, rol, door, self.clock())
                    return True
                if await close_withdrawn(self, work, offer, rol, door):
                    return True
            # The offer was moved between reading and writing: look again.


async def _aanmelding(work: Work, one: Vrijwilliger) -> Hulpvraag | None:
    """Give the request that somebody came with, if it still says something."""
    found = await work.hulpvragen.by_id(one.hulpvraag_id) if one.hulpvraag_id else None
    return found if found and found.status != Status.INGETROKKEN else None
