"""What people took back, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.herstel.port import Gewist, Wislijst
from matchmaker.core.vrijwilligers.vrijwilliger import VrijwilligerStatus
from matchmaker.core.workflow import Status
from matchmaker.store.aanmelden.tables import oidc_reis, tussenstap
from matchmaker.store.tables import hulpvraag, sessie, verwijderd
from matchmaker.store.vrijwilligers.tables import vrijwilliger


class SqlHerstel:
    """Implements `matchmaker.core.herstel.port.Herstel` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def gewist(self, sinds: datetime) -> Wislijst:
        """Give what went since a moment, oldest first."""
        withdrawn = await self._weg(hulpvraag, Status.INGETROKKEN, sinds)
        return Wislijst(
            hulpvragen=tuple(
                sorted((*withdrawn, *await self._verwijderd(sinds)), key=lambda one: (one.op, one.id))
            ),
            vrijwilligers=await self._weg(vrijwilliger, VrijwilligerStatus.WEG, sinds),
        )

    async def meld_iedereen_af(self) -> None:
        """End all sessions, and sign-ins that are not finished."""
        for table in (sessie, tussenstap, oidc_reis):
            await self._connection.execute(delete(table))

    async def _verwijderd(self, sinds: datetime) -> list[Gewist]:
        gone = select(verwijderd.c.hulpvraag_id, verwijderd.c.op).where(verwijderd.c.op >= sinds)
        return [Gewist(int(id), op) for id, op in await self._connection.execute(gone)]

    async def _weg(self, table: Table, status: str, sinds: datetime) -> tuple[Gewist, ...]:
        row = table.c
        gone = (
            select(row.id, row.gewijzigd_op)
            .where(row.status == status, row.gewijzigd_op >= sinds)
            .order_by(row.gewijzigd_op, row.id)
        )
        return tuple(Gewist(int(id), op) for id, op in await self._connection.execute(gone))
