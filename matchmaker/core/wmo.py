"""The use case of a report for the Wmo: note that a request is one, and how far it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matchmaker.core.bijwerken import weeg
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.houden import neem_eigen, noteer
from matchmaker.core.hulpvraag import Dossier
from matchmaker.core.melding import Melding
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.use_case import UseCases, dossier


class Meldingwerk(UseCases):
    """The use case of a report."""

    async def noteer_melding(
        self,
        referentie: str,
        door: Coordinator,
        *,
        gemeld_op: date | None,
        bevestigd_op: date | None = None,
        onderzocht_op: date | None = None,
    ) -> Dossier:
        """Note that a request is a report for the Wmo and how far that is, or (None) that it is none.

        Raises:
            NotFound: there is no such request.
            HeldBy: another coordinator holds it.
            InvalidStep: it was withdrawn.
            InvalidRequest: a day to come, or days that do not follow each other.
        """
        days = {"gemeld": gemeld_op, "bevestigd": bevestigd_op, "onderzocht": onderzocht_op}
        known = {name: day for name, day in days.items() if day is not None}
        _check_dagen(known, dag(self.clock()))
        report = Melding(gemeld_op, bevestigd_op, onderzocht_op) if gemeld_op else None
        async with self.store.writing() as work:
            found = await neem_eigen(work, referentie, door)
            if found.melding == report:
                return await dossier(work, found)
            changed = replace(found, melding=report)
            await work.werkvoorraad.zet_melding(changed)
            await weeg(work, changed, self.clock())
            said = ", ".join(f"{name} op {day.isoformat()}" for name, day in known.items())
            return await noteer(self, work, found, "melding", door, said or "geen melding")


def _check_dagen(known: dict[str, date], vandaag: date) -> None:
    days = list(known.values())
    if days != sorted(days) or any(day > vandaag for day in days) or (known and "gemeld" not in known):
        raise InvalidRequest((Fault("/gemeld_op", "days must follow each other, and not be to come"),))
