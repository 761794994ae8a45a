"""What a step of a request does to its follow-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.nazorg.opvolging import NAZORG, Opvolging, Opvolgstaat, Soort, Uitkomst
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.termijnen import Termijnen, na_werkdagen, werkdag_op_of_na
from matchmaker.core.workflow import Status

# status → the follow-ups that it waits for
VERWACHT: dict[Status, tuple[Soort, ...]] = {
    Status.GEKOPPELD: NAZORG,
    Status.NAZORG: NAZORG,
    Status.DOORVERWEZEN: (Soort.TERUGKOPPELING,),
}


async def na_stap(
    work: Work, hulpvraag: Hulpvraag, naar: Status, door: str | None, now: datetime, termijnen: Termijnen
) -> None:
    """Plan what the new status waits for; end what it does not wait for any more.

    Who closes a request says with that step that it holds: what was still to be asked has that outcome.
    """
    wanted = VERWACHT.get(naar, ())
    for one in await work.opvolgingen.bij(hulpvraag.id):
        if not one.loopt or one.soort in wanted:
            continue
        if naar is Status.AFGEROND:
            one = replace(one, staat=Opvolgstaat.KLAAR, uitkomst=Uitkomst.HOUDT_STAND, door=door)
        else:
            one = replace(one, staat=Opvolgstaat.VERVALLEN)
        await work.opvolgingen.bewaar(replace(one, gedaan_op=now))
    if naar is not Status.NAZORG:  # what it waits for was planned at the match
        await plan(work, hulpvraag, naar, dag(now), termijnen)


async def plan(work: Work, hulpvraag: Hulpvraag, status: Status, vanaf: date, termijnen: Termijnen) -> None:
    """Plan the follow-ups that a status waits for; those that are planned already stay as they are."""
    for soort in VERWACHT.get(status, ()):
        day = eerste_dag(soort, vanaf, termijnen)
        await work.opvolgingen.plan(Opvolging(id=0, hulpvraag_id=hulpvraag.id, soort=soort, op=day))


def eerste_dag(soort: Soort, vanaf: date, termijnen: Termijnen) -> date:
    """Give the working day on which somebody is phoned for the first time."""
    if soort is Soort.TERUGKOPPELING:
        return na_werkdagen(vanaf, termijnen.terugkoppeling)
    return werkdag_op_of_na(vanaf + timedelta(days=termijnen.nazorg))
