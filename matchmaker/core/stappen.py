"""Take one step of the workflow, with its line in the history and with all that follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.core import urgentie
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.nazorg import gevolgen as opvolgingen
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.use_case import UseCases
from matchmaker.core.voorstellen import gevolgen as voorstellen
from matchmaker.core.vrijwilligers.koppelen import beeindig
from matchmaker.core.workflow import Rol, Status, check_step

_BUITEN = "Voorgesteld zonder voorstel in dit systeem."  # of the history, where nothing else was said
_SAMEN = (Status.GEKOPPELD, Status.NAZORG)


@dataclass(frozen=True)
class Actor:
    """Who takes a step."""

    rol: Rol
    naam: str | None = None  # for the history; None for the person and the system
    coordinator: Coordinator | None = None  # holds the request after the step

    @classmethod
    def van(cls, coordinator: Coordinator) -> Actor:
        """Make an actor of a coordinator."""
        return cls(Rol.COORDINATOR, coordinator.naam, coordinator)


SYSTEEM = Actor(Rol.SYSTEEM)


async def zet(
    cases: UseCases,
    work: Work,
    found: Hulpvraag,
    naar: Status,
    actor: Actor,
    *,
    reden: str | None = None,
    toelichting: str | None = None,
) -> Hulpvraag:
    """Move a request on, and give it as it is then.

    Args:
        cases: the clock and the terms.
        work: the unit of work that has `found` for itself (`neem`).
        found: the request as it is.
        naar: any status but `ingetrokken`, which wipes as well (`intake.close_withdrawn`).
        actor: who takes the step.
        reden: a code that goes with the step.
        toelichting: why, in words.

    Raises:
        InvalidStep: the workflow has no such step for this actor.
        InvalidRequest: the reason does not go with it.
        NotPossible: it is not clear who of several said yes.
        NotAvailable: the volunteer cannot be matched now.
    """
    van = Status(found.status)
    check_step(van, naar, actor.rol, reden)
    now = cases.clock()
    if naar is Status.VOORGESTELD and not toelichting and not await voorstellen.loopt(work, found):
        toelichting = _BUITEN
    niveau = urgentie.level(found, naar, dag(now))
    moved = await work.hulpvragen.move(found, naar, niveau, now, _houder(found, naar, actor))
    assert moved, "nobody else can change what this unit of work has"
    line = Gebeurtenis(now, "status", actor.rol, actor.naam, van, naar, toelichting, reden)
    await work.hulpvragen.append(found, line)
    await voorstellen.na_stap(work, found, naar, actor.coordinator, now)
    await opvolgingen.na_stap(work, found, naar, actor.naam, now, cases.termijnen)
    if van in _SAMEN and naar is Status.IN_BEHANDELING and actor.coordinator:
        await beeindig(work, found, actor.coordinator, now)
    after = await work.werkvoorraad.neem(found.id)
    assert after is not None
    return after


def _houder(found: Hulpvraag, naar: Status, actor: Actor) -> int | None:
    if naar is Status.NIEUW:
        return None
    if actor.coordinator:
        return actor.coordinator.id
    return found.houder.id if found.houder else None
