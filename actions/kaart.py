"""Look things up in the directory, with a limit of time: the conversation goes on whatever becomes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import structlog

from actions.gesprek.opties import AANTAL, ruimer
from actions.gesprek.route import andere_route
from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import NotFound
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag

VERDER = 40  # offers that are looked at: some of them are for other people
SECONDEN = 3.0  # for one look-up; nobody waits longer for a directory
T = TypeVar("T")
log = structlog.get_logger()


class KaartOnbereikbaarError(Exception):
    """The directory did not answer, or not in time."""


@dataclass(frozen=True)
class Gevonden:
    """What fits, and for which question: the one that was asked, or one that asks less."""

    vraag: Zoekvraag
    resultaten: tuple[Resultaat, ...] = ()
    meer: bool = False  # there is more than is given
    ruimer: bool = False  # nothing fitted the question that was asked


class Kaart:
    """The directory as the conversation sees it; each look-up raises `KaartOnbereikbaarError` where it fails."""

    def __init__(self, matchmaker: Matchmaker, seconden: float = SECONDEN):
        """Take the use cases, and how long one look-up may take."""
        self._matchmaker = matchmaker
        self._seconden = seconden

    async def zoek(
        self,
        vraag: Zoekvraag,
        past: Callable[[Aanbod], bool] = lambda _: True,
        gezien: Collection[str] = (),
        limiet: int = AANTAL,
    ) -> Gevonden:
        """Give at most `limiet` offers; where none fits, those of the nearest question that asks less.

        Args:
            vraag: what is asked of the directory.
            past: whether an offer is for this person at all.
            gezien: ids that were shown already.
            limiet: how many.
        """
        return await self._binnen_de_tijd(self._zoek(vraag, past, gezien, limiet))

    async def aanbod(self, id: str) -> Aanbod | None:
        """Give one offer; None where it was taken out since."""
        return await self._binnen_de_tijd(self._aanbod(id))

    async def plaats(self, postcode: str) -> Plaats | None:
        """Give the neighbourhood of a postcode, with its wijkteam; None where it is unknown."""
        return await self._binnen_de_tijd(self._matchmaker.plaats(postcode[:4]))

    async def _zoek(
        self, vraag: Zoekvraag, past: Callable[[Aanbod], bool], gezien: Collection[str], limiet: int
    ) -> Gevonden:
        seen = set(gezien)
        for step, asked in enumerate(_steeds_minder(vraag)):
            found = [one for one in await self._matchmaker.zoek(asked, VERDER) if past(one.aanbod)]
            new = [one for one in _elk_eenmaal(found) if one.aanbod.id not in seen]
            if new:
                return Gevonden(asked, tuple(new[:limiet]), len(new) > limiet, step > 0)
        return Gevonden(vraag)

    async def _aanbod(self, id: str) -> Aanbod | None:
        try:
            return await self._matchmaker.aanbod(id)
        except NotFound:
            return None

    async def _binnen_de_tijd(self, look_up: Awaitable[T]) -> T:
        try:
            return await asyncio.wait_for(look_up, self._seconden)
        except Exception as error:  # whatever it is: a conversation never stops on its directory
            log.warning("sociale_kaart_onbereikbaar", fout=type(error).__name__)
            raise KaartOnbereikbaarError from error


def _steeds_minder(vraag: Zoekvraag) -> Iterator[Zoekvraag]:
    """Give the question, then by any route, then what asks ever less: another route is nearer than another need."""
    yield vraag
    yield from andere_route(vraag)
    yield from ruimer(replace(vraag, routes=()))


def _elk_eenmaal(found: Iterable[Resultaat]) -> Iterator[Resultaat]:
    """Leave out the second place of the same service."""
    services: set[str] = set()
    for one in found:
        if one.aanbod.service_id not in services:
            services.add(one.aanbod.service_id)
            yield one
