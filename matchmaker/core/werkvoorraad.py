"""What the clock and the day list need from a store: which requests rest, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.melding import Grenzen


class Werkvoorraad(Protocol):
    """The requests by what has to be done with them."""

    async def neem(self, id: int, *, sla_over: bool = False) -> Hulpvraag | None:
        """Read a request, and keep other writers of it out until this unit of work ends.

        With `sla_over`: None where another has it now.
        """

    async def lees(self, ids: Sequence[int]) -> Mapping[int, Hulpvraag]:
        """Read requests by the id of the store."""

    async def claim_volgende(
        self, wie: Coordinator, niet_wijken: Sequence[str], line: Gebeurtenis
    ) -> str | None:
        """Take the first new request of the queue that nobody is taking, add the line, and give its referentie."""

    async def draag_over(self, found: Hulpvraag, naar: Coordinator, now: datetime) -> None:
        """Give a request another holder."""

    async def te_waarschuwen(self, voor: datetime) -> Sequence[int]:
        """Give what is held, waits for nobody else, was not touched since a moment, and without a warning yet."""

    async def waarschuw(self, found: Hulpvraag, now: datetime) -> None:
        """Note that the holder was warned; the next step or note takes it away."""

    async def terug_te_geven(self, voor: datetime) -> Sequence[int]:
        """Give what was not touched since a warning before a moment."""

    async def gewaarschuwd(self, houder_id: int) -> Sequence[int]:
        """Give what somebody holds and was warned about, the longest ago first."""

    async def zet_melding(self, found: Hulpvraag) -> None:
        """Store the report of a request as it stands in it."""

    async def meldingen(self, grenzen: Grenzen) -> Sequence[int]:
        """Give the reports of which a term ends within these bounds, the oldest report first."""

    async def zet_urgentie(self, found: Hulpvraag, urgentie: int) -> bool:
        """Store how urgent a request is; False where it was so already."""

    async def dubbelen(self, found: Hulpvraag, limit: int) -> Sequence[tuple[int, tuple[str, ...]]]:
        """Give the requests with the same kenmerken, with which are the same; newest first."""
