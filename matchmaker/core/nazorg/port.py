"""What the use cases of follow-ups need from a store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from matchmaker.core.nazorg.opvolging import Opvolging


class Opvolgingen(Protocol):
    """The follow-ups."""

    async def plan(self, one: Opvolging) -> bool:
        """Add a follow-up; False where one of this kind is planned already (nothing is changed then)."""

    async def opvolging(self, id: int) -> Opvolging | None:
        """Find a follow-up."""

    async def bij(self, hulpvraag_id: int) -> Sequence[Opvolging]:
        """Give the follow-ups of a request, oldest first."""

    async def bewaar(self, one: Opvolging) -> None:
        """Put this in the place of what stood there."""

    async def wis_woorden(self, hulpvraag_id: int) -> None:
        """Remove what was said in the follow-ups of a request."""

    async def van_houder(self, houder_id: int, vandaag: date) -> Sequence[Opvolging]:
        """Give what somebody has to follow up by a day, and what is stuck; the longest due first."""

    async def lopend(self, houder_id: int | None, limit: int) -> Sequence[Opvolging]:
        """Give what has to be done, now or later, of one holder or (None) of everybody; the longest due first."""

    async def toe_aan_nazorg(self, vandaag: date) -> Sequence[int]:
        """Give the requests that are matched and of which a follow-up is due."""

    async def zonder(self) -> Sequence[int]:
        """Give the requests that wait for a follow-up and have none planned."""
