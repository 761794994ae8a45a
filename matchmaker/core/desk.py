"""The coordinator's side: read the queue, claim, move on, note, look for who fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matchmaker.core import urgentie
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, HeldBy, InvalidRequest, InvalidStep
from matchmaker.core.hulpvraag import Dossier, Gebeurtenis, Hulpvraag
from matchmaker.core.intake import close_withdrawn
from matchmaker.core.ports import Filters, Position, Work
from matchmaker.core.referentie import parse
from matchmaker.core.sociale_kaart import Suggestie, suggest
from matchmaker.core.text import clean
from matchmaker.core.use_case import UseCases, find
from matchmaker.core.workflow import Rol, Status, check_step, status_of, steps_from

MAX_NOTE = 4_000  # signs


@dataclass(frozen=True)
class Page:
    """A part of the queue."""

    hulpvragen: tuple[Hulpvraag, ...]
    next: Position | None  # where the following page begins; None at the end


class Desk(UseCases):
    """Use cases of a signed-in coordinator."""

    async def queue(
        self, filters: Filters | None = None, cursor: Position | None = None, limit: int = 25
    ) -> Page:
        """Read the queue, most urgent and then oldest first, closed ones last.

        What was withdrawn has left the queue: it comes only where `filters.status` asks for it.
        """
        filters = filters or Filters()
        async with self.store.reading() as work:
            rows = await work.hulpvragen.page(filters, cursor, limit + 1)
        shown = rows[:limit]
        return Page(tuple(row for _, row in shown), shown[-1][0] if len(rows) > limit else None)

    async def get(self, referentie: str) -> Dossier:
        """Read one request, whole.

        Raises:
            NotFound: there is none.
        """
        async with self.store.reading() as work:
            return await _dossier(work, await find(work, referentie))

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
                now = self.clock()
                if claimed := await work.hulpvragen.claim(code, coordinator, now):
                    line = _line(now, "geclaimd", coordinator, Status.NIEUW, Status.IN_BEHANDELING)
                    await work.hulpvragen.append(claimed, line)
                    return await _dossier(work, claimed)
                found = await find(work, code)
                _check_holder(found, coordinator)
                if found.houder:
                    return await _dossier(work, found)
                if found.status != Status.NIEUW:
                    raise InvalidStep(found.status, Status.IN_BEHANDELING, ())
            # A colleague has just given it back: try again.

    async def set_status(
        self, referentie: str, status: str, coordinator: Coordinator, toelichting: str | None = None
    ) -> Dossier:
        """Move a request on; one that nobody holds is claimed by it, back to `nieuw` gives it back.

        The status that it has already changes nothing, so that a call may be repeated.

        Raises:
            InvalidRequest: no such status, or too long a toelichting.
            NotFound: there is none.
            HeldBy: another coordinator holds it.
            InvalidStep: the workflow has no such step; says which there are.
        """
        naar = status_of(status)
        why = _checked_note(toelichting or "", "/toelichting")
        while True:
            async with self.store.writing() as work:
                found = await find(work, referentie)
                if found.status == naar:
                    return await _dossier(work, found)
                check_step(Status(found.status), naar, Rol.COORDINATOR)
                _check_holder(found, coordinator)
                if await self._move(work, found, naar, coordinator, why or None):
                    return await _dossier(work, await find(work, referentie))
            # It changed between reading and writing: look again.

    async def note(self, referentie: str, coordinator: Coordinator, text: str) -> Dossier:
        """Add a note to the history; any coordinator may, also when a colleague holds it.

        Raises:
            InvalidRequest: empty or too long.
            NotFound: there is none.
            InvalidStep: it was withdrawn: nothing about the person is written down any more.
        """
        words = _checked_note(text, "/tekst")
        if not words:
            raise InvalidRequest((Fault("/tekst", "must not be empty"),))
        async with self.store.writing() as work:
            found = await find(work, referentie)
            if found.status == Status.INGETROKKEN:
                raise InvalidStep(found.status, "notitie", ())
            now = self.clock()
            line = _line(now, "notitie", coordinator, why=words)
            await work.hulpvragen.append(found, line)
            await work.hulpvragen.touch(found, now)
            return await _dossier(work, await find(work, referentie))

    async def suggestions(self, referentie: str) -> tuple[Suggestie, ...]:
        """Give organisations that fit, each with why.

        Raises:
            NotFound: there is none.
        """
        async with self.store.reading() as work:
            found = await find(work, referentie)
            return suggest(found, await work.kaart.organisaties())

    async def wijken(self) -> Sequence[str]:
        """Give the neighbourhoods that requests have, by name."""
        async with self.store.reading() as work:
            return await work.hulpvragen.wijken()

    def urgency(self, hulpvraag: Hulpvraag) -> urgentie.Urgentie:
        """Explain how urgent it is at this moment."""
        return urgentie.explain(hulpvraag, self.clock())

    async def _move(
        self, work: Work, found: Hulpvraag, naar: Status, coordinator: Coordinator, why: str | None
    ) -> bool:
        if naar is Status.INGETROKKEN:
            return await close_withdrawn(self, work, found, Rol.COORDINATOR, coordinator.naam)
        now = self.clock()
        holder = None if naar is Status.NIEUW else coordinator
        moved = await work.hulpvragen.move(found, naar, urgentie.level(found, naar), now, holder)
        if moved:
            line = _line(now, "status", coordinator, found.status, naar, why)
            await work.hulpvragen.append(found, line)
        return moved


def _line(
    now: datetime,
    soort: str,
    who: Coordinator,
    van: str | None = None,
    naar: str | None = None,
    why: str | None = None,
) -> Gebeurtenis:
    return Gebeurtenis(now, soort, Rol.COORDINATOR, who.naam, van, naar, why)


def _check_holder(found: Hulpvraag, coordinator: Coordinator) -> None:
    if found.houder and found.houder.id != coordinator.id:
        raise HeldBy(found.houder.naam)


def _checked_note(text: str, pointer: str) -> str:
    words = clean(text)
    if len(words) > MAX_NOTE:
        raise InvalidRequest((Fault(pointer, f"must be at most {MAX_NOTE} signs"),))
    return words


async def _dossier(work: Work, found: Hulpvraag) -> Dossier:
    steps = steps_from(Status(found.status), Rol.COORDINATOR)
    return Dossier(found, tuple(await work.hulpvragen.history(found)), steps)
