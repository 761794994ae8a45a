"""What was taken back since a copy, and what putting it back needs from a store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

TERUG = timedelta(days=100)  # that the list goes back: copies are kept shorter


@dataclass(frozen=True)
class Gewist:
    """Somebody's data that went: a number and a moment, which tell nothing of anybody."""

    id: int  # of the store
    op: datetime  # aware, UTC


@dataclass(frozen=True)
class Wislijst:
    """All that went in some time."""

    hulpvragen: tuple[Gewist, ...]  # withdrawn, or removed
    vrijwilligers: tuple[Gewist, ...]  # removed


class Herstel(Protocol):
    """What went, and who was signed in."""

    async def gewist(self, sinds: datetime) -> Wislijst:
        """Give what went since a moment, oldest first."""

    async def meld_iedereen_af(self) -> None:
        """End all sessions."""
