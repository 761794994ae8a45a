"""All use cases in one place, as `matchmaker.bootstrap` hands them out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from matchmaker.core.access import Access
from matchmaker.core.desk import Desk
from matchmaker.core.intake import Intake


class Matchmaker(Intake, Desk, Access):
    """The use cases of the person (`Intake`), of the coordinator (`Desk`) and of signing in (`Access`)."""

    async def check(self) -> None:
        """Answer when the store does; else its error comes through."""
        async with self.store.reading() as work:
            await work.hulpvragen.by_key("")

    def at(self, moment: datetime) -> Matchmaker:
        """Give the same use cases with the clock standing at a moment: for demonstrations and tests."""
        return replace(self, clock=lambda: moment)

    async def close(self) -> None:
        """Give back all connections."""
        await self.store.close()
