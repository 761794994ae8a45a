"""Who looked at which request, and what the use cases of that need from a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Wijze(StrEnum):
    """What of a request somebody had before them."""

    PAGINA = "pagina"  # its page
    AFDRUK = "afdruk"  # its page for paper
    LIJST = "lijst"  # its name and first words in a list of the pages; once an hour for each
    API = "api"  # an answer of the API; in a list once an hour for each
    UITVOER = "uitvoer"  # everything that there is of a person
    GEWIST = "gewist"  # removed it with everything of the person


@dataclass(frozen=True)
class Blik:
    """A look at a request that is to be noted: of that, nothing of what stands in it."""

    tijdstip: datetime  # aware, UTC
    coordinator_id: int
    door: str  # the coordinator's name at that moment
    wijze: Wijze
    hulpvraag_id: int | None = None  # either this
    referentie: str | None = field(default=None, repr=False)  # or this, of one that may not be there


@dataclass(frozen=True)
class Inzage:
    """A look that was noted."""

    id: int
    tijdstip: datetime  # aware, UTC
    coordinator_id: int
    door: str
    hulpvraag_id: int
    wijze: Wijze
    referentie: str | None = field(default=None, repr=False)  # None: the request is not there any more


@dataclass(frozen=True)
class Inzagefilter:
    """Which looks are asked for; an empty part filters nothing."""

    hulpvraag_id: int | None = None
    coordinator_id: int | None = None
    van: datetime | None = None  # aware, UTC
    tot: datetime | None = None  # aware, UTC; not included


class Inzagen(Protocol):
    """The looks: lines are added, never changed, and go with their term only."""

    async def noteer(self, blikken: Sequence[Blik]) -> None:
        """Add lines; not for a referentie that there is not."""

    async def lees(self, filters: Inzagefilter, voor: int | None, limit: int) -> Sequence[Inzage]:
        """Read lines with a lower id than `voor`, the latest first."""

    async def vergeet(self, voor: datetime) -> None:
        """Remove the lines of before a moment."""
