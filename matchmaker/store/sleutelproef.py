"""Look at the start whether these keys are those of this database: better no start than a page that fails halfway."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from matchmaker.store.tables import gebeurtenis, hulpvraag
from matchmaker.store.vrijwilligers.tables import vrijwilliger

_LOOKED_AT = (hulpvraag.c.contact, vrijwilliger.c.naam, gebeurtenis.c.toelichting)


async def controleer(engine: AsyncEngine) -> None:
    """Open the first and the last of what is sealed; raises `Unreadable` where a key is missing or wrong."""
    async with engine.connect() as connection:
        for column in _LOOKED_AT:
            id = column.table.c.id
            for order in (id.asc(), id.desc()):
                one = select(column).where(column.is_not(None)).order_by(order).limit(1)
                (await connection.execute(one)).scalar_one_or_none()
