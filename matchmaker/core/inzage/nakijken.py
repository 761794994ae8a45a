"""Use cases of who looked: note it, and let a manager read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.inzage.port import Blik, Inzage, Inzagefilter
from matchmaker.core.referentie import parse
from matchmaker.core.toegang import check_beheerder
from matchmaker.core.use_case import UseCases


@dataclass(frozen=True)
class Inzagen:
    """A part of the log."""

    regels: tuple[Inzage, ...]  # the latest first
    volgende: int | None  # where the following part begins; None at the end


class Nakijken(UseCases):
    """Use cases of the log of looks."""

    async def noteer_inzagen(self, blikken: Sequence[Blik]) -> None:
        """Note looks; when this returns they are stored."""
        clean = [replace(one, referentie=parse(one.referentie)) if one.referentie else one for one in blikken]
        async with self.store.writing() as work:
            await work.inzagen.noteer(clean)

    async def inzagen(
        self, filters: Inzagefilter, voor: int | None, limit: int, wie: Coordinator | None
    ) -> Inzagen:
        """Read who looked, the latest first; None as `wie` is who runs the software.

        Raises:
            NotYours: not a manager.
        """
        if wie is not None:
            check_beheerder(wie)
        async with self.store.reading() as work:
            rows = await work.inzagen.lees(filters, voor, limit + 1)
        shown = tuple(rows[:limit])
        return Inzagen(shown, shown[-1].id if len(rows) > limit else None)

    async def hulpvraag_id(self, gezocht: str) -> int | None:
        """Give the number of a request by its code, or by that number, also where the request is not there any more."""
        words = gezocht.strip()
        if words.isascii() and words.isdigit() and len(words) <= 18:
            return int(words)
        code = parse(words)
        async with self.store.reading() as work:
            found = await work.hulpvragen.by_referentie(code) if code else None
        return found.id if found else None
