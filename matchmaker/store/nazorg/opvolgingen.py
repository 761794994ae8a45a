"""The follow-ups in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.nazorg.gevolgen import VERWACHT
from matchmaker.core.nazorg.opvolging import LOPEND, Opvolging, Opvolgstaat, Soort, Uitkomst
from matchmaker.core.workflow import Status
from matchmaker.store import invoegen
from matchmaker.store.nazorg.tables import opvolging
from matchmaker.store.tables import hulpvraag

_ROW = opvolging.c
_READ = select(opvolging)
_RUNS = _ROW.staat.in_(LOPEND)


class SqlOpvolgingen:
    """Implements `matchmaker.core.nazorg.port.Opvolgingen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def plan(self, one: Opvolging) -> bool:
        """Add a follow-up; False where one of this kind is planned already (nothing is changed then)."""
        statement = invoegen.insert_new(self._connection, opvolging, _values(one)).returning(_ROW.id)
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def opvolging(self, id: int) -> Opvolging | None:
        """Find a follow-up."""
        row = (await self._connection.execute(_READ.where(_ROW.id == id))).one_or_none()
        return _to_opvolging(row) if row else None

    async def bij(self, hulpvraag_id: int) -> Sequence[Opvolging]:
        """Give the follow-ups of a request, oldest first."""
        return await self._many(_READ.where(_ROW.hulpvraag_id == hulpvraag_id).order_by(_ROW.id))

    async def bewaar(self, one: Opvolging) -> None:
        """Put this in the place of what stood there."""
        await self._connection.execute(update(opvolging).where(_ROW.id == one.id).values(_values(one)))

    async def wis_woorden(self, hulpvraag_id: int) -> None:
        """Remove what was said in the follow-ups of a request."""
        mine = update(opvolging).where(_ROW.hulpvraag_id == hulpvraag_id)
        await self._connection.execute(mine.values(toelichting=None))

    async def van_houder(self, houder_id: int, vandaag: date) -> Sequence[Opvolging]:
        """Give what somebody has to follow up by a day, and what is stuck; the longest due first."""
        due = or_(_ROW.staat == Opvolgstaat.VAST, _ROW.op <= vandaag)
        statement = (
            _READ.join(hulpvraag, hulpvraag.c.id == _ROW.hulpvraag_id)
            .where(hulpvraag.c.houder_id == houder_id, _RUNS, due)
            .order_by(_ROW.op, _ROW.id)
        )
        return await self._many(statement)

    async def lopend(self, houder_id: int | None, limit: int) -> Sequence[Opvolging]:
        """Give what has to be done, now or later, of one holder or (None) of everybody; the longest due first."""
        statement = _READ.where(_RUNS)
        if houder_id is not None:
            held = hulpvraag.c.houder_id == houder_id
            statement = statement.join(hulpvraag, hulpvraag.c.id == _ROW.hulpvraag_id).where(held)
        return await self._many(statement.order_by(_ROW.op, _ROW.id).limit(limit))

    async def toe_aan_nazorg(self, vandaag: date) -> Sequence[int]:
        """Give the requests that are matched and of which a follow-up is due."""
        statement = (
            select(_ROW.hulpvraag_id)
            .join(hulpvraag, hulpvraag.c.id == _ROW.hulpvraag_id)
            .where(hulpvraag.c.status == Status.GEKOPPELD, _RUNS, _ROW.op <= vandaag)
            .distinct()
        )
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]

    async def zonder(self) -> Sequence[int]:
        """Give the requests that wait for a follow-up and have none planned."""
        planned = exists().where(_ROW.hulpvraag_id == hulpvraag.c.id, _RUNS)
        statement = select(hulpvraag.c.id).where(hulpvraag.c.status.in_(list(VERWACHT)), ~planned)
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]

    async def _many(self, statement: Select[Any]) -> list[Opvolging]:
        return [_to_opvolging(row) for row in await self._connection.execute(statement)]


def _values(one: Opvolging) -> dict[str, Any]:
    values = asdict(one)
    del values["id"]
    return values


def _to_opvolging(row: Row[Any]) -> Opvolging:
    codes = {
        "soort": Soort(row.soort),
        "staat": Opvolgstaat(row.staat),
        "uitkomst": Uitkomst(row.uitkomst) if row.uitkomst else None,
    }
    return Opvolging(**(dict(row._mapping) | codes))
