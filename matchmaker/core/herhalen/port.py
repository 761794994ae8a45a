"""What calls that may be repeated need from a store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Sleutel:
    """Who asks under which key; a key is one coordinator's own."""

    wie: int  # the coordinator's id
    naam: str = field(repr=False)  # as it was sent


@dataclass(frozen=True)
class Herhaling:
    """What was answered under a key."""

    vraag: str  # hash of what was asked
    antwoord: str = field(repr=False)  # as the caller of the use case wrote it


class Herhalingen(Protocol):
    """The answers that are kept to be given again."""

    async def begin(self, sleutel: Sleutel, vraag: str, tot: datetime, now: datetime) -> Herhaling | None:
        """Take a key until a moment; where it is taken, wait for who has it, and give what was answered."""

    async def bewaar(self, sleutel: Sleutel, antwoord: str, hulpvraag_id: int | None) -> None:
        """Keep the answer of a key that this unit of work took; it goes when that request is wiped."""

    async def ruim_op(self, now: datetime) -> int:
        """Remove what was kept long enough; give how many."""
