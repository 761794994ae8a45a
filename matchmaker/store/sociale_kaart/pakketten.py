"""Files that wait to be read in, in the database: several processes may serve the two steps."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.coordinator import Coordinator
from matchmaker.store.sociale_kaart.tables import kaart_pakket


async def keep(
    connection: AsyncConnection,
    key_hash: str,
    who: Coordinator,
    name: str,
    data: bytes,
    now: datetime,
    until: datetime,
) -> None:
    """Keep a file, in the place of an earlier one of this coordinator, and remove those that have run out."""
    row = kaart_pakket.c
    old = or_(row.coordinator_id == who.id, row.verloopt_op <= now)
    await connection.execute(delete(kaart_pakket).where(old))
    values = {"hash": key_hash, "coordinator_id": who.id, "bestand": name, "data": data, "verloopt_op": until}
    await connection.execute(insert(kaart_pakket).values(values))


async def find(
    connection: AsyncConnection, key_hash: str, who: Coordinator, now: datetime
) -> tuple[str, bytes] | None:
    """Give the name and the bytes of a file of this coordinator that has not run out."""
    row = kaart_pakket.c
    mine = (row.hash == key_hash, row.coordinator_id == who.id, row.verloopt_op > now)
    found = (await connection.execute(select(row.bestand, row.data).where(*mine))).one_or_none()
    return (str(found.bestand), bytes(found.data)) if found else None


async def forget(connection: AsyncConnection, key_hash: str) -> None:
    """Remove a file."""
    await connection.execute(delete(kaart_pakket).where(kaart_pakket.c.hash == key_hash))
