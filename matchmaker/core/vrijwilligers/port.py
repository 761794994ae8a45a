"""What the use cases of the volunteers need from a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.vrijwilligers.vrijwilliger import Koppeling, Vrijwilliger


@dataclass(frozen=True)
class Vrijwilligersfilter:
    """Which volunteers are asked for; an empty part filters nothing."""

    status: str | None = None
    wijk: str | None = None
    activiteit: str | None = None
    q: str | None = None  # text in name, what they want to do or their own words


@dataclass(frozen=True)
class Kandidaat:
    """A volunteer who wants to do something of what is asked, and where they live."""

    vrijwilliger: Vrijwilliger
    punt: tuple[float, float] | None  # latitude and longitude, degrees; the middle of their postcode


@dataclass(frozen=True)
class Vraagt:
    """A request, or a volunteer, that has nobody yet: one line for each activity."""

    id: int
    wijk: str | None
    activiteit: str


class Vrijwilligers(Protocol):
    """The volunteers, their matches and their history. Who was removed is found by `met_sleutel` only."""

    async def voeg_toe(self, one: Vrijwilliger, sleutel: str) -> int | None:
        """Add a volunteer and give their id; None where the key exists (nothing is changed then)."""

    async def met_sleutel(self, sleutel: str) -> Vrijwilliger | None:
        """Find what was added under a key, also where they were removed since."""

    async def vrijwilliger(self, id: int) -> Vrijwilliger | None:
        """Find a volunteer."""

    async def van_hulpvraag(self, hulpvraag_id: int) -> Vrijwilliger | None:
        """Find the volunteer who came with a request."""

    async def neem(self, id: int) -> Vrijwilliger | None:
        """Find a volunteer, and keep other writers of them out until this unit of work ends."""

    async def bewaar(self, one: Vrijwilliger) -> None:
        """Put this in the place of what stood there; matches stay as they are."""

    async def wis(self, id: int, now: datetime) -> None:
        """Remove everything of a person, end their matches, and leave that there was somebody."""

    async def lijst(self, filters: Vrijwilligersfilter, limit: int, offset: int) -> Sequence[Vrijwilliger]:
        """Read volunteers, by name."""

    async def na(self, filters: Vrijwilligersfilter, na: int, limit: int) -> Sequence[Vrijwilliger]:
        """Read volunteers with a higher id, lowest first: a way through that no change of a name disturbs."""

    async def wijken(self) -> Sequence[str]:
        """Give the names of the wijken that volunteers live in."""

    async def kandidaten(self, activiteiten: Sequence[str], voor: int) -> Sequence[Kandidaat]:
        """Give, in one query, who wants to do one of these, does not rest, and has nothing to do with a request yet."""

    async def noteer(self, id: int, line: Gebeurtenis) -> None:
        """Add a line to the history of a volunteer."""

    async def geschiedenis(self, id: int) -> Sequence[Gebeurtenis]:
        """Read the history of a volunteer, oldest first."""

    async def koppel(self, id: int, hulpvraag_id: int | None, now: datetime) -> None:
        """Begin a match."""

    async def ontkoppel(self, koppeling_id: int, id: int, now: datetime) -> bool:
        """End a match of a volunteer that runs; False where there is none."""

    async def koppelingen(self, id: int) -> Sequence[Koppeling]:
        """Give the matches of a volunteer that run, oldest first."""

    async def gekoppeld_aan(self, hulpvraag_id: int) -> Sequence[Vrijwilliger]:
        """Give who helps with a request now."""

    async def laat_los(self, hulpvraag: Hulpvraag, now: datetime) -> None:
        """End the matches of a request and forget that they were with it."""

    async def vergeten(self, voor: datetime) -> Sequence[int]:
        """Give the ids of those without a match of whom the last contact was before a moment."""

    async def vrij(self) -> Sequence[Vraagt]:
        """Give the active volunteers without a match."""

    async def onbeantwoord(self) -> Sequence[Vraagt]:
        """Give the requests that are still being looked for, without a match, with each wish they have."""
