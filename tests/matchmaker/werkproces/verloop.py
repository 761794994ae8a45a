"""Requests brought to where a test begins, and what is looked at afterwards."""

from __future__ import annotations

from itertools import count
from typing import Any

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Dossier
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.linderwoude import linderwoude
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd

_numbers = count(1)


async def ingediend(matchmaker: Matchmaker, **changes: Any) -> str:
    """Submit a request and give its referentie."""
    return (await matchmaker.submit(aanvraag(**changes), f"verloop-{next(_numbers)}")).referentie


async def opgepakt(matchmaker: Matchmaker, door: Coordinator, **changes: Any) -> str:
    """Submit a request, claim it, and give its referentie."""
    referentie = await ingediend(matchmaker, **changes)
    await matchmaker.claim(referentie, door)
    return referentie


async def gevraagd(matchmaker: Matchmaker, door: Coordinator) -> tuple[str, int, int]:
    """Propose a request to a new volunteer; give the referentie and the ids of proposal and volunteer."""
    referentie = await opgepakt(matchmaker, door)
    one = await toegevoegd(matchmaker, door)
    made = await matchmaker.stel_voor_aan_vrijwilliger(referentie, one.id, door)
    return referentie, made.id, one.id


async def gekoppeld(matchmaker: Matchmaker, door: Coordinator) -> tuple[str, int]:
    """Match a request with a new volunteer; give the referentie and the id of the volunteer."""
    referentie, voorstel, vrijwilliger = await gevraagd(matchmaker, door)
    await matchmaker.accepteer_voorstel(voorstel, door)
    await matchmaker.set_status(referentie, "gekoppeld", door)
    return referentie, vrijwilliger


async def met_kaart(matchmaker: Matchmaker) -> None:
    """Read the small directory in."""
    await matchmaker.importeer(linderwoude(), door="test")


def lopend(dossier: Dossier) -> dict[str, Any]:
    """Map the kinds of follow-up that have to be done to each one."""
    return {one.soort: one for one in dossier.opvolgingen if one.loopt}


def regels(dossier: Dossier) -> list[tuple[str, str, str | None]]:
    """Give the history as (kind or new status, who, why)."""
    return [
        (line.naar or line.soort, line.door or line.rol, line.reden or None) for line in dossier.geschiedenis
    ]
