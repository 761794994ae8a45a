"""Numbers that every process sees: by which one notices that another changed something, and that are given out once."""

from __future__ import annotations

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.store.sociale_kaart.tables import kaart_stand


async def read(connection: AsyncConnection, naam: str) -> int:
    """Give a number; 0 where it was never written."""
    found = await connection.execute(select(kaart_stand.c.waarde).where(kaart_stand.c.naam == naam))
    return found.scalar_one_or_none() or 0


async def write(connection: AsyncConnection, naam: str, waarde: int) -> None:
    """Write a number."""
    done = await connection.execute(
        update(kaart_stand).where(kaart_stand.c.naam == naam).values(waarde=waarde)
    )
    if not done.rowcount:
        await connection.execute(insert(kaart_stand).values(naam=naam, waarde=waarde))


async def take(connection: AsyncConnection, naam: str, number: int) -> range:
    """Take so many numbers that nobody else gets."""
    mine = update(kaart_stand).where(kaart_stand.c.naam == naam).values(waarde=kaart_stand.c.waarde + number)
    last = (await connection.execute(mine.returning(kaart_stand.c.waarde))).scalar_one_or_none()
    if last is None:
        last = number
        await connection.execute(insert(kaart_stand).values(naam=naam, waarde=last))
    return range(last - number + 1, last + 1)
