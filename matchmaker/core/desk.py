"""The coordinator's side: read the queue, claim, move on, note, look for who fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matchmaker.core import urgentie
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, InvalidRequest, InvalidStep
from matchmaker.core.houden import check_houder, checked_note, neem_voor, noteer
from matchmaker.core.hulpvraag import Dossier, Gebeurtenis, Hulpvraag
from matchmaker.core.intake import close_withdrawn
from matchmaker.core.ports import Filters, Position
from matchmaker.core.referentie import parse
from matchmaker.core.sociale_kaart.suggestie import Suggestie, suggesties
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.stappen import Actor, zet
from matchmaker.core.toegang import andermans_wijken, check_toegang
from matchmaker.core.use_case import UseCases, dossier, find, neem
from matchmaker.core.vrijwilligers.passend import PassendeVrijwilliger, passende_vrijwilligers
from matchmaker.core.workflow import Rol, Status, check_step, status_of


@dataclass(frozen=True)
class Page:
    """A part of the queue."""

    hulpvragen: tuple[Hulpvraag, ...]
    next: Position | None  # where the following page begins; None at the end


class Desk(UseCases):
    """Use cases of a signed-in coordinator.

    Where `wie` may be None it is the software itself that asks; what a person asks for bears their name. Each may raise
    NotYours: it is of another wijk, or the coordinator reads figures only.
    """

    async def queue(
        self,
        filters: Filters | None = None,
        cursor: Position | None = None,
        limit: int = 25,
        wie: Coordinator | None = None,
    ) -> Page:
        """Read the queue, most urgent and then oldest first, closed ones last; for `wie` what is theirs.

        What was withdrawn has left the queue: it comes only where `filters.status` asks for it.
        """
        filters = filters or Filters()
        async with self.store.reading() as work:
            if others := await andermans_wijken(work, wie):
                filters = replace(filters, niet_wijken=others, of_houder_id=wie.id if wie else None)
            rows = await work.hulpvragen.page(filters, cursor, limit + 1)
        shown = rows[:limit]
        return Page(tuple(row for _, row in shown), shown[-1][0] if len(rows) > limit else None)

    async def get(self, referentie: str, wie: Coordinator | None = None) -> Dossier:
        """Read one request, whole.

        Raises:
            NotFound: there is none.
        """
        async with self.store.reading() as work:
            found = await find(work, referentie)
            await check_toegang(work, wie, found)
            return await dossier(work, found)

    async def claim(self, referentie: str, coordinator: Coordinator) -> Dossier:
        """Take a new request; claiming one's own again changes nothing.

        Raises:
            NotFound: there is none.
            HeldBy: another coordinator holds it.
            InvalidStep: it was withdrawn.
        """
        code = parse(referentie) or ""
        while True:
            async with self.store.writing() as work:
                if await andermans_wijken(work, coordinator):
                    await check_toegang(work, coordinator, await find(work, code))
                if await work.hulpvragen.claim(code, coordinator, self._geclaimd(coordinator)):
                    break
                found = await find(work, code)
                check_houder(found, coordinator)
                if found.houder:
                    # Kept for itself: a withdrawal waits for what is answered, and takes that along where it is kept.
                    found = await neem(work, code)
                    if found.houder and found.houder.id == coordinator.id:
                        break
                    continue  # it has just gone
                if found.status != Status.NIEUW:
                    raise InvalidStep(found.status, Status.IN_BEHANDELING, ())
            # A colleague has just given it back: try again.
        return await self.get(code)  # once it is stored: who reads keeps no writer waiting

    async def claim_volgende(self, coordinator: Coordinator) -> str | None:
        """Take the most urgent and oldest new request of one's own wijken; give its referentie, or None.

        Many who do so at once each get another one, and do not wait for each other.
        """
        async with self.store.ineens() as work:
            others = await andermans_wijken(work, coordinator)
            return await work.werkvoorraad.claim_volgende(coordinator, others, self._geclaimd(coordinator))

    async def set_status(
        self,
        referentie: str,
        status: str,
        coordinator: Coordinator,
        toelichting: str | None = None,
        reden: str | None = None,
    ) -> Dossier:
        """Move a request on; one that nobody holds is claimed by it, back to `nieuw` gives it back.

        The status that it has already changes nothing, so that a call may be repeated. `reden` is a code of
        `workflow.STAPPEN` that goes with the step. What is `afgerond` any coordinator of its wijk withdraws.

        Raises:
            InvalidRequest: no such status or reason, or too long a toelichting.
            NotFound: there is none.
            HeldBy: another coordinator holds it.
            InvalidStep: the workflow has no such step; says which there are.
            NotPossible: it is not clear who of several said yes.
            NotAvailable: the volunteer who said yes cannot be matched now.
        """
        naar = status_of(status)
        why = checked_note(toelichting, "/toelichting") or None
        async with self.store.writing() as work:
            found = await neem(work, referentie)
            await check_toegang(work, coordinator, found)
            if found.status == naar:
                return await dossier(work, found)
            check_step(Status(found.status), naar, Rol.COORDINATOR, reden)
            if (
                found.status != Status.AFGEROND
            ):  # else nobody is at work on it: whoever is phoned withdraws it
                check_houder(found, coordinator)
            if naar is not Status.INGETROKKEN:
                actor = Actor.van(coordinator)
                moved = await zet(self, work, found, naar, actor, reden=reden, toelichting=why)
                return await dossier(work, moved)
            await close_withdrawn(self, work, found, Rol.COORDINATOR, coordinator.naam)
            withdrawn = await dossier(work, await find(work, referentie))
        await self.store.leeg_log()
        return withdrawn

    async def note(self, referentie: str, coordinator: Coordinator, text: str) -> Dossier:
        """Add a note to the history; any coordinator may, also when a colleague holds it.

        Raises:
            InvalidRequest: empty or too long.
            NotFound: there is none.
            InvalidStep: it was withdrawn: nothing about the person is written down any more.
        """
        words = checked_note(text, "/tekst")
        if not words:
            raise InvalidRequest((Fault("/tekst", "must not be empty"),))
        async with self.store.writing() as work:
            found = await neem_voor(work, referentie, coordinator)
            return await noteer(self, work, found, "notitie", coordinator, words)

    async def suggestions(
        self, referentie: str, wie: Coordinator | None = None
    ) -> tuple[Suggestie | PassendeVrijwilliger, ...]:
        """Give what of the directory fits, and then the volunteers who do, each with why and with what does not fit.

        Raises:
            NotFound: there is none.
        """
        async with self.store.reading() as work:
            found = await find(work, referentie)
            await check_toegang(work, wie, found)
            today = dag(self.clock())
            return (
                *await suggesties(work.kaart, found, today),
                *await passende_vrijwilligers(work, found, today),
            )

    async def wijken(self) -> Sequence[str]:
        """Give the neighbourhoods that requests have, by name."""
        async with self.store.reading() as work:
            return await work.hulpvragen.wijken()

    def urgency(self, hulpvraag: Hulpvraag) -> urgentie.Urgentie:
        """Explain how urgent it is at this moment."""
        return urgentie.explain(hulpvraag, self.clock())

    def _geclaimd(self, who: Coordinator) -> Gebeurtenis:
        step = (Status.NIEUW, Status.IN_BEHANDELING)
        return Gebeurtenis(self.clock(), "geclaimd", Rol.COORDINATOR, who.naam, *step)
