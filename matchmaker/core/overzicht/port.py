"""What the overview needs from a store: counts, and nothing about one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from matchmaker.core.overzicht.bijdrage import Bijdrage


class Verloop(StrEnum):
    """What became of a request; each is one of these."""

    GEKOPPELD = "gekoppeld"  # was matched, also when that did not hold
    DOORVERWEZEN = "doorverwezen"  # went to another organisation, and was not matched
    BEZIG = "bezig"  # neither of both yet
    INGETROKKEN = "ingetrokken"  # by the person: everything else about it is wiped


class Wachttijd(StrEnum):
    """How long it took from the request to the first match."""

    WEEK = "week"  # up to 7 days
    TWEE_WEKEN = "twee_weken"  # up to 14 days
    VIER_WEKEN = "vier_weken"
    ACHT_WEKEN = "acht_weken"
    LANGER = "langer"


class Belasting(StrEnum):
    """The mark that a carer gives, 0 (light) to 10 (too heavy)."""

    LICHT = "licht"  # 0 to 3
    MATIG = "matig"  # 4 and 5
    ZWAAR = "zwaar"  # 6 and 7
    TE_ZWAAR = "te_zwaar"  # 8 to 10, as `urgentie.HEAVY`
    ONBEKEND = "onbekend"  # no mark


CIJFER = ((3, Belasting.LICHT), (5, Belasting.MATIG), (7, Belasting.ZWAAR))  # up to this mark


@dataclass(frozen=True)
class Bereik:
    """Which part of the counts is asked for."""

    van: datetime  # aware, UTC
    tot: datetime  # aware, UTC; not included
    niet_wijken: tuple[str, ...] = ()  # not of these; an unknown wijk is in none


@dataclass(frozen=True)
class Gevraagd:
    """What was asked in the period; who offers help asks nothing."""

    per_wijk: Mapping[tuple[str | None, str], int]  # (wijk, Verloop)
    per_leefgebied: Mapping[tuple[str, str], int]  # (leefgebied, Verloop); one that asks more counts at each
    per_maand: Mapping[int, int]  # the month, counted from 0


@dataclass(frozen=True)
class Mantelzorgers:
    """The requests of carers in the period."""

    belasting: Mapping[str | None, int]  # Belasting; never None
    volhoudtijd: Mapping[str | None, int]


@dataclass(frozen=True)
class Wachten:
    """The first matches in the period."""

    aantallen: Mapping[str | None, int]  # Wachttijd; never None
    mediaan: float | None  # days; None where there were no matches


@dataclass(frozen=True)
class Zoekend:
    """Requests without a volunteer, or volunteers without a request, as they are now."""

    per_wijk: Mapping[str | None, int]
    per_activiteit: Mapping[tuple[str | None, str], int]  # (wijk, activiteit); who wants more counts at each


class Tellingen(Protocol):
    """The counts."""

    async def gevraagd(self, bereik: Bereik, grenzen: Sequence[datetime]) -> Gevraagd:
        """Count what was asked; `grenzen`: where each month of the period begins."""

    async def wachten(self, bereik: Bereik) -> Wachten:
        """Count how long it took until a match."""

    async def mantelzorgers(self, bereik: Bereik) -> Mantelzorgers:
        """Count what carers say of themselves."""

    async def weigeringen(self, bereik: Bereik) -> Mapping[tuple[str | None, bool], int]:
        """Count declined proposals by (reason, to a volunteer)."""

    async def nazorg(self, bereik: Bereik) -> Mapping[tuple[str | None, str], int]:
        """Count follow-ups by (who was asked, what came out)."""

    async def vragen(self, bereik: Bereik) -> Zoekend:
        """Count the requests without a volunteer that wish for something, as they are now."""

    async def vrijwilligers(self, bereik: Bereik) -> Zoekend:
        """Count the active volunteers without a match, as they are now."""

    async def onthoud(self, bijdragen: Iterable[Bijdrage]) -> None:
        """Count what a request counted for, from now on without it."""

    async def vergeet(self, voor: date) -> None:
        """Remove what was so counted in months before a day."""
