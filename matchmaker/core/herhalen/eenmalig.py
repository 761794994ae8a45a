"""Use cases done in one unit of work, and once per key."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from matchmaker.core.errors import Conflict, Fault, InvalidRequest, KeyReused
from matchmaker.core.herhalen.port import Sleutel
from matchmaker.core.ports import Work
from matchmaker.core.use_case import UseCases, neem

BEWAARD = timedelta(hours=24)
MEESTE_TEKENS = 255  # of a key

Cases = TypeVar("Cases", bound="Herhalen")


@dataclass(frozen=True)
class Gedaan:
    """What was done, as the caller wants it told again."""

    antwoord: str = field(repr=False)
    hulpvraag_id: int | None = None  # whose words are in the answer


class Herhalen(UseCases):
    """Use cases around others."""

    @asynccontextmanager
    async def in_een(self: Cases) -> AsyncIterator[Cases]:
        """Give the same use cases in one unit of work: what they do is stored together, or (an error) not at all."""
        async with self.store.writing() as work:
            yield replace(self, store=_InEen(work))

    async def houd_vast(self, referentie: str) -> None:
        """Keep other writers of a request out, as long as the unit of work of `in_een` lasts.

        Raises:
            NotFound: there is none.
        """
        async with self.store.writing() as work:
            await neem(work, referentie)

    async def eenmalig(
        self: Cases,
        sleutel: Sleutel,
        vraag: str,
        doe: Callable[[Cases], Awaitable[Gedaan]],
        weiger: Callable[[Conflict], str],
    ) -> str:
        """Do something once per key, and give what was answered; for 24 hours the key gives that answer again.

        The key is stored with what was done, or neither is: who repeats a call that was cut off finds it done or does
        it. Of several at the same moment one does it, and the others wait. A refusal (Conflict) is an answer as well;
        any other error is not kept, for nothing was done.

        Args:
            sleutel: who asks under which key.
            vraag: hash of what is asked.
            doe: does it with the use cases that it is given.
            weiger: writes a refusal down.

        Raises:
            KeyReused: something else was asked under this key.
            InvalidRequest: no such key can be.
        """
        check_sleutel(sleutel)
        try:
            async with self.in_een() as cases, cases.store.writing() as work:
                kept = await self._neem_sleutel(work, sleutel, vraag)
                if kept is not None:
                    return kept
                done = await doe(cases)
                await work.herhalingen.bewaar(sleutel, done.antwoord, done.hulpvraag_id)
                return done.antwoord
        except Conflict as error:
            async with self.store.writing() as work:
                kept = await self._neem_sleutel(work, sleutel, vraag)
                if kept is None:
                    kept = weiger(error)
                    await work.herhalingen.bewaar(sleutel, kept, None)
                return kept

    async def _neem_sleutel(self, work: Work, sleutel: Sleutel, vraag: str) -> str | None:
        now = self.clock()
        kept = await work.herhalingen.begin(sleutel, vraag, now + BEWAARD, now)
        if kept is None:
            return None
        if kept.vraag != vraag:
            raise KeyReused("something else was asked under this key")
        return kept.antwoord


class _InEen:
    """A store that has one unit of work, which is open: its blocks begin and end nothing."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """Give the unit of work."""
        yield self._work

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Work]:
        """Give the unit of work."""
        yield self._work

    @asynccontextmanager
    async def ineens(self) -> AsyncIterator[Work]:
        """Give the unit of work: nothing in it is stored before the rest."""
        yield self._work

    async def schoon(self) -> None:
        """Leave the files to whose they are."""

    async def leeg_log(self) -> None:
        """Leave it to whoever stores the unit of work."""

    async def close(self) -> None:
        """Leave the connections to whose they are."""


def check_sleutel(sleutel: Sleutel) -> None:
    """Let a key pass that can be stored.

    Raises:
        InvalidRequest: it cannot.
    """
    name = sleutel.naam
    if not (1 <= len(name) <= MEESTE_TEKENS and name.isascii() and name.isprintable()):
        reason = f"must have 1 to {MEESTE_TEKENS} printable ASCII signs"
        raise InvalidRequest((Fault("Idempotency-Key", reason),))
