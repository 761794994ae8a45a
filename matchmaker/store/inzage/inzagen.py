"""Who looked at which request, in the database.

Without foreign keys: a line outlives the request and the account, and nothing that is removed takes it along. A trigger
of the migration refuses to change a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Insert,
    Integer,
    Table,
    Text,
    delete,
    insert,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.inzage.port import Blik, Inzage, Inzagefilter, Wijze
from matchmaker.store.tables import Moment, hulpvraag, id_column, metadata

_NUMBER = BigInteger().with_variant(Integer, "sqlite")
inzage = Table(
    "inzage",
    metadata,
    id_column(),
    Column("tijdstip", Moment, nullable=False, index=True),
    Column("coordinator_id", _NUMBER, nullable=False),
    Column("door", Text, nullable=False),
    Column("hulpvraag_id", _NUMBER, nullable=False),
    Column("wijze", Text, nullable=False),
    Index("ix_inzage_hulpvraag_id_id", "hulpvraag_id", "id"),
    Index("ix_inzage_coordinator_id_id", "coordinator_id", "id"),
)
_ROW = inzage.c
_COLUMNS = ("tijdstip", "coordinator_id", "door", "hulpvraag_id", "wijze")


class SqlInzagen:
    """Implements `matchmaker.core.inzage.port.Inzagen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def noteer(self, blikken: Sequence[Blik]) -> None:
        """Add lines; not for a referentie that there is not."""
        known = [one for one in blikken if one.hulpvraag_id is not None]
        if known:
            rows = [{name: getattr(one, name) for name in _COLUMNS} for one in known]
            await self._connection.execute(insert(inzage), rows)
        for one in blikken:
            if one.hulpvraag_id is None and one.referentie is not None:
                await self._connection.execute(_by_code(one, one.referentie))

    async def lees(self, filters: Inzagefilter, voor: int | None, limit: int) -> Sequence[Inzage]:
        """Read lines with a lower id than `voor`, the latest first."""
        statement = (
            select(inzage, hulpvraag.c.referentie)
            .select_from(inzage.outerjoin(hulpvraag, hulpvraag.c.id == _ROW.hulpvraag_id))
            .order_by(_ROW.id.desc())
            .limit(limit)
        )
        if voor is not None:
            statement = statement.where(_ROW.id < voor)
        if filters.hulpvraag_id is not None:
            statement = statement.where(_ROW.hulpvraag_id == filters.hulpvraag_id)
        if filters.coordinator_id is not None:
            statement = statement.where(_ROW.coordinator_id == filters.coordinator_id)
        if filters.van is not None:
            statement = statement.where(_ROW.tijdstip >= filters.van)
        if filters.tot is not None:
            statement = statement.where(_ROW.tijdstip < filters.tot)
        rows = await self._connection.execute(statement)
        return [Inzage(**(dict(row._mapping) | {"wijze": Wijze(row.wijze)})) for row in rows]

    async def vergeet(self, voor: datetime) -> None:
        """Remove the lines of before a moment."""
        await self._connection.execute(delete(inzage).where(_ROW.tijdstip < voor))


def _by_code(one: Blik, referentie: str) -> Insert:
    values = (
        literal(one.tijdstip, _ROW.tijdstip.type),
        literal(one.coordinator_id, _NUMBER),
        literal(one.door),
        hulpvraag.c.id,
        literal(str(one.wijze)),
    )
    return insert(inzage).from_select(_COLUMNS, select(*values).where(hulpvraag.c.referentie == referentie))
