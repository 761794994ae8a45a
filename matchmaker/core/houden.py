"""What holds for everybody who writes with a request: who holds it, how long a note is, and its line in the history."""

from __future__ import annotations

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, HeldBy, InvalidRequest, InvalidStep
from matchmaker.core.hulpvraag import Dossier, Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.text import clean
from matchmaker.core.toegang import check_toegang
from matchmaker.core.use_case import UseCases, dossier, find, neem
from matchmaker.core.workflow import Rol, Status

MAX_NOTE = 4_000  # signs


def check_houder(found: Hulpvraag, coordinator: Coordinator) -> None:
    """Let the holder pass, and anybody where nobody holds it.

    Raises:
        HeldBy: another coordinator holds it.
    """
    if found.houder and found.houder.id != coordinator.id:
        raise HeldBy(found.houder.naam)


def checked_note(text: str | None, pointer: str) -> str:
    """Clean what was typed.

    Raises:
        InvalidRequest: it is too long.
    """
    words = clean(text or "")
    if len(words) > MAX_NOTE:
        raise InvalidRequest((Fault(pointer, f"must be at most {MAX_NOTE} signs"),))
    return words


async def neem_voor(work: Work, referentie: str, coordinator: Coordinator) -> Hulpvraag:
    """Find a request that this coordinator may see, and keep other writers of it out.

    Raises:
        NotFound: there is none.
        NotYours: it is of another wijk.
        InvalidStep: it was withdrawn: nothing about the person is written down any more.
    """
    found = await neem(work, referentie)
    await check_toegang(work, coordinator, found)
    if found.status == Status.INGETROKKEN:
        raise InvalidStep(found.status, "wijziging", ())
    return found


async def neem_eigen(work: Work, referentie: str, coordinator: Coordinator) -> Hulpvraag:
    """Find a request that no other coordinator holds, and keep other writers of it out.

    Raises:
        NotFound: there is none.
        NotYours: it is of another wijk.
        InvalidStep: it was withdrawn.
        HeldBy: another coordinator holds it.
    """
    found = await neem_voor(work, referentie, coordinator)
    check_houder(found, coordinator)
    return found


async def noteer(
    cases: UseCases,
    work: Work,
    found: Hulpvraag,
    soort: str,
    coordinator: Coordinator,
    words: str | None,
    reden: str | None = None,
) -> Dossier:
    """Write a line in the history, which also says that the request does not rest."""
    now = cases.clock()
    line = Gebeurtenis(now, soort, Rol.COORDINATOR, coordinator.naam, toelichting=words, reden=reden)
    await work.hulpvragen.append(found, line)
    await work.hulpvragen.touch(found, now)
    return await dossier(work, await find(work, found.referentie))
