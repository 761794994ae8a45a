"""Who has which request before them, in the database: several processes may serve the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Table, delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.kijker import Kijker
from matchmaker.store import invoegen
from matchmaker.store.tables import Moment, coordinator, metadata

aanwezig = Table(
    "aanwezig",
    metadata,
    Column(
        "hulpvraag_id",
        ForeignKey("hulpvraag.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "coordinator_id",
        ForeignKey("coordinator.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("gezien_op", Moment, nullable=False, index=True),
    sqlite_with_rowid=False,
)
_ROW = aanwezig.c


class SqlAanwezigen:
    """Implements `matchmaker.core.kijker.Aanwezigen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def bij(self, hulpvraag_id: int, sinds: datetime) -> Sequence[Kijker]:
        """Give who opened a request since a moment, the latest first."""
        statement = (
            select(_ROW.coordinator_id, coordinator.c.naam, _ROW.gezien_op)
            .join(coordinator, coordinator.c.id == _ROW.coordinator_id)
            .where(_ROW.hulpvraag_id == hulpvraag_id, _ROW.gezien_op > sinds)
            .order_by(_ROW.gezien_op.desc(), _ROW.coordinator_id)
        )
        return [Kijker(*row) for row in await self._connection.execute(statement)]

    async def zet(self, hulpvraag_id: int, coordinator_id: int, now: datetime, weg_voor: datetime) -> None:
        """Note that somebody has it before them, and forget what was noted before a moment."""
        await self.ruim_op(weg_voor)
        values = {"hulpvraag_id": hulpvraag_id, "coordinator_id": coordinator_id, "gezien_op": now}
        again = invoegen.insert(self._connection, aanwezig, values).on_conflict_do_update(
            index_elements=[_ROW.hulpvraag_id, _ROW.coordinator_id], set_={"gezien_op": now}
        )
        await self._connection.execute(again)

    async def ruim_op(self, voor: datetime) -> None:
        """Forget what was noted before a moment, and at it."""
        # Another may be at it: what that one removes is left to it.
        old = select(_ROW.hulpvraag_id, _ROW.coordinator_id).where(_ROW.gezien_op <= voor)
        these = tuple_(_ROW.hulpvraag_id, _ROW.coordinator_id).in_(old.with_for_update(skip_locked=True))
        await self._connection.execute(delete(aanwezig).where(these))
