"""The volunteers of the demonstration."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Frequentie
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.vrijwilligers.moment import Moment
from matchmaker.core.vrijwilligers.vrijwilliger import Gegevens

_FILE = Path(__file__).with_name("vrijwilligers.json")
_GESCHREVEN_OP = date(2026, 11, 27)  # the days in the file are as they were then


async def load(matchmaker: Matchmaker, door: Coordinator) -> dict[str, int]:
    """Add the volunteers that are not there yet; their days move along, so that they never grow old.

    Gives the id of the store by the id that they have in the file.
    """
    later = matchmaker.vandaag() - _GESCHREVEN_OP
    ids = {}
    for number, told in enumerate(json.loads(_FILE.read_text("utf-8")), start=1):
        one = await matchmaker.voeg_vrijwilliger_toe(
            _gegevens(told, number),
            door,
            sleutel=f"demo:{told['id']}",
            toestemming=True,
            kennismaking=_day(told["kennismaking"], later),
            vog=_day(told["vog"], later),
            lopend=told["loopt_nu"],
        )
        ids[told["id"]] = one.id
    return ids


def _gegevens(told: dict[str, Any], number: int) -> Gegevens:
    return Gegevens(
        naam=told["voornaam"],
        telefoon=f"+318500009{number:02}",
        postcode=told["postcode4"],
        activiteiten=tuple(told["activiteiten"]),
        momenten=tuple(Moment(**moment) for moment in told["momenten"]),
        frequentie=Frequentie(**told["frequentie"]) if told["frequentie"] else None,
        max_km=told["max_km"],
        talen=tuple(told["talen"]),
        maximum=told["maximum"],
        eigen_woorden=told["over_zichzelf"],
    )


def _day(written: str | None, later: timedelta) -> date | None:
    return date.fromisoformat(written) + later if written else None
