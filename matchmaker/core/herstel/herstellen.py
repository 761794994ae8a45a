"""Use cases around a copy: list what people took back, and take it out of a copy that was put back."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.core.herstel.port import TERUG, Gewist, Wislijst
from matchmaker.core.intake import close_withdrawn
from matchmaker.core.use_case import UseCases
from matchmaker.core.vrijwilligers.vergeten import vergeet
from matchmaker.core.workflow import Rol, Status


@dataclass(frozen=True)
class Hersteld:
    """What was taken out again, counted."""

    hulpvragen: int
    vrijwilligers: int


class Herstellen(UseCases):
    """Use cases of who looks after the installation."""

    async def wislijst(self) -> Wislijst:
        """Give what was withdrawn and removed in the past hundred days."""
        async with self.store.reading() as work:
            return await work.herstel.gewist(self.clock() - TERUG)

    async def na_herstel(self, lijst: Wislijst) -> Hersteld:
        """Take out again what went since the copy, and end all sessions of it; may be repeated.

        Numbers are given out again after a copy was put back. So only what was there at the moment of its line goes.
        """
        async with self.store.writing() as work:
            await work.herstel.meld_iedereen_af()
        requests = [await self._trek_weer_in(one) for one in lijst.hulpvragen]
        people = [await self._vergeet_weer(one) for one in lijst.vrijwilligers]
        await self.store.leeg_log()
        return Hersteld(sum(requests), sum(people))

    async def _trek_weer_in(self, line: Gewist) -> bool:
        async with self.store.writing() as work:
            found = await work.werkvoorraad.neem(line.id)
            if found is None or found.ingediend_op > line.op or found.status == Status.INGETROKKEN:
                return False
            return await close_withdrawn(self, work, found, Rol.SYSTEEM, None)

    async def _vergeet_weer(self, line: Gewist) -> bool:
        async with self.store.writing() as work:
            one = await work.vrijwilligers.neem(line.id)
            if one is None or one.aangemeld_op > line.op:
                return False
            await vergeet(work, one, Rol.SYSTEEM, None, self.clock())
            return True
