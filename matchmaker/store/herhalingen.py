"""The answers that are given again, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.herhalen.port import Herhaling, Sleutel
from matchmaker.store import invoegen
from matchmaker.store.tables import herhaling

_ROW = herhaling.c


class SqlHerhalingen:
    """Implements `matchmaker.core.herhalen.port.Herhalingen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, sleutel: Sleutel, vraag: str, tot: datetime, now: datetime) -> Herhaling | None:
        """Take a key until a moment; where it is taken, wait for who has it, and give what was answered."""
        await self._connection.execute(delete(herhaling).where(_is(sleutel), _ROW.verloopt_op <= now))
        mine = {"coordinator_id": sleutel.wie, "sleutel": sleutel.naam, "vraag": vraag, "verloopt_op": tot}
        # Waits for a unit of work that has taken it and has not ended.
        taking = invoegen.insert_new(self._connection, herhaling, mine).returning(_ROW.sleutel)
        kept = select(_ROW.vraag, _ROW.antwoord).where(_is(sleutel))
        while (await self._connection.execute(taking)).one_or_none() is None:
            if row := (await self._connection.execute(kept)).one_or_none():
                return Herhaling(row.vraag, row.antwoord)
            # Removed in between: it is free.
        return None

    async def bewaar(self, sleutel: Sleutel, antwoord: str, hulpvraag_id: int | None) -> None:
        """Keep the answer of a key that this unit of work took; it goes when that request is wiped."""
        values = {"antwoord": antwoord, "hulpvraag_id": hulpvraag_id}
        await self._connection.execute(update(herhaling).where(_is(sleutel)).values(values))

    async def ruim_op(self, now: datetime) -> int:
        """Remove what was kept long enough; give how many."""
        # Another sweep may be at it: what that one removes is left to it.
        old = select(_ROW.coordinator_id, _ROW.sleutel).where(_ROW.verloopt_op <= now)
        these = tuple_(_ROW.coordinator_id, _ROW.sleutel).in_(old.with_for_update(skip_locked=True))
        return (await self._connection.execute(delete(herhaling).where(these))).rowcount


def _is(sleutel: Sleutel) -> ColumnElement[bool]:
    return and_(_ROW.coordinator_id == sleutel.wie, _ROW.sleutel == sleutel.naam)
