"""Remove everything of a volunteer."""

from __future__ import annotations

from datetime import datetime

from matchmaker.core.hulpvraag import Gebeurtenis
from matchmaker.core.ports import Work
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger, VrijwilligerStatus
from matchmaker.core.workflow import Rol


async def vergeet(work: Work, one: Vrijwilliger, rol: Rol, door: str | None, now: datetime) -> None:
    """Remove a person from the volunteers; what stays is that there was one, and until when."""
    await work.vrijwilligers.wis(one.id, now)
    await work.voorstellen.wis_woorden_van(one.id)
    weg = VrijwilligerStatus.WEG
    await work.vrijwilligers.noteer(one.id, Gebeurtenis(now, "verwijderd", rol, door, one.status, weg))
