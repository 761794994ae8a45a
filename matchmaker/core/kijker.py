"""Who opened a request last, and what the use case of that needs from a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Kijker:
    """Somebody who opened a request."""

    coordinator_id: int
    naam: str
    gezien_op: datetime  # aware, UTC; the last time


class Aanwezigen(Protocol):
    """Who opened which request last; what is older than some minutes is not kept."""

    async def bij(self, hulpvraag_id: int, sinds: datetime) -> Sequence[Kijker]:
        """Give who opened a request since a moment, the latest first."""

    async def zet(self, hulpvraag_id: int, coordinator_id: int, now: datetime, weg_voor: datetime) -> None:
        """Note that somebody has it before them, and forget what was noted before a moment."""

    async def ruim_op(self, voor: datetime) -> None:
        """Forget what was noted before a moment, and at it."""
