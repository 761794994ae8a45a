"""What a step of a request does to its proposals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotPossible
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.voorstellen.voorstel import Voorstel, Voorstelstaat
from matchmaker.core.vrijwilligers.koppelen import verbind
from matchmaker.core.workflow import Rol, Status

_WIE = "Er zijn nog meer voorstellen. Leg eerst vast wie ja heeft gezegd."
# Back to these a yes that was said is kept: a colleague takes it up.
_HOUDT_JA = (Status.NIEUW, Status.UITVRAAG, Status.VOORGESTELD)


async def loopt(work: Work, hulpvraag: Hulpvraag) -> bool:
    """Say whether a request has a proposal that is still of use."""
    return any(one.loopt for one in await work.voorstellen.bij(hulpvraag.id))


async def na_stap(
    work: Work, hulpvraag: Hulpvraag, naar: Status, door: Coordinator | None, now: datetime
) -> None:
    """Match who said yes, or end the proposals that the step leaves without use.

    Raises:
        NotPossible: it is not clear who of several said yes.
        NotAvailable: the volunteer cannot be matched now.
    """
    running = [one for one in await work.voorstellen.bij(hulpvraag.id) if one.loopt]
    if naar is Status.GEKOPPELD:
        running = await _koppel(work, hulpvraag, running, door, now)
    for one in running:
        if naar is Status.VOORGESTELD or (one.wacht_op_kennismaking and naar in _HOUDT_JA):
            continue
        await trek_in(work, hulpvraag, one, now)


async def trek_in(
    work: Work,
    hulpvraag: Hulpvraag,
    one: Voorstel,
    now: datetime,
    *,
    rol: Rol = Rol.SYSTEEM,
    door: str | None = None,
    toelichting: str | None = None,
) -> None:
    """Withdraw a proposal, with a line in the history of the request."""
    await work.voorstellen.beantwoord(one.id, Voorstelstaat.INGETROKKEN, now, None, toelichting)
    words = ": ".join(filter(None, (one.wie, toelichting)))
    line = Gebeurtenis(now, "voorstel_ingetrokken", rol, door, toelichting=words)
    await work.hulpvragen.append(hulpvraag, line)


async def _koppel(
    work: Work,
    hulpvraag: Hulpvraag,
    running: Sequence[Voorstel],
    door: Coordinator | None,
    now: datetime,
) -> list[Voorstel]:
    """Match who said yes, or the only one who was asked; give the proposals that are left."""
    yes = [one for one in running if one.wacht_op_kennismaking] or running
    if not yes:
        return []  # they met without a proposal in this system
    if len(yes) > 1:
        raise NotPossible(_WIE)
    (one,) = yes
    if one.vrijwilliger_id is not None and door is not None:
        await verbind(work, one.vrijwilliger_id, hulpvraag, door, now)
    if one.staat is Voorstelstaat.OPEN:
        await work.voorstellen.beantwoord(one.id, Voorstelstaat.GEACCEPTEERD, now, None, None)
    await work.voorstellen.gekoppeld(one.id, now)
    return [other for other in running if other.id != one.id]
