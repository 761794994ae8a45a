"""Volunteers, for tests."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Frequentie
from matchmaker.core.vrijwilligers.moment import Moment
from matchmaker.core.vrijwilligers.vrijwilliger import Gegevens, Vrijwilliger
from tests.matchmaker.aanvragen import aanvraag, feit

GEZIEN = {"kennismaking": date(2026, 2, 2), "vog": date(2026, 1, 15)}
_numbers = count(1)


def gegevens(**changes: Any) -> Gegevens:
    """Give what a volunteer tells, with some parts in the place of its own."""
    told = {
        "naam": "Gerda Verzonnen",
        "telefoon": "085 000 0901",
        "email": "gerda@voorbeeld.example",
        "postcode": "1997 AB",
        "activiteiten": ("stofzuigen", "lopen"),
        "momenten": (Moment(1, "ochtend"), Moment(3, "ochtend")),
        "frequentie": Frequentie(1, 1, "wk"),
        "max_km": 3.0,
        "talen": ("nl",),
        "maximum": 2,
        "eigen_woorden": "Ik poets graag met de radio aan.",
    }
    return Gegevens(**(told | changes))


async def toegevoegd(
    matchmaker: Matchmaker,
    door: Coordinator,
    *,
    kennismaking: date | None = GEZIEN["kennismaking"],
    vog: date | None = GEZIEN["vog"],
    lopend: int = 0,
    **changes: Any,
) -> Vrijwilliger:
    """Add a volunteer who was met and has a VOG, unless it is said otherwise."""
    return await matchmaker.voeg_vrijwilliger_toe(
        gegevens(**changes),
        door,
        sleutel=f"test-{next(_numbers)}",
        toestemming=True,
        kennismaking=kennismaking,
        vog=vog,
        lopend=lopend,
    )


def aanbod(**changes: Any) -> dict[str, Any]:
    """Give the request of somebody who offers to help."""
    offered = feit(
        "aanbod",
        "huiswerk",
        "ik wil kinderen wel helpen met rekenen",
        frequentie={"keer": 2, "periode": 1, "eenheid": "wk"},
        moment="dinsdag- en donderdagmiddag",
    )
    return aanvraag(**({"rol": "aanbieder", "feiten": [offered], "situatie": ""} | changes))
