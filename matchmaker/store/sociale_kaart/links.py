"""Links by which an organisation confirms its own service, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.store.sociale_kaart.tables import kaart_link


async def keep(
    connection: AsyncConnection, token_hash: str, service_id: str, now: datetime, until: datetime
) -> None:
    """Keep a link, and remove those that have run out."""
    await connection.execute(delete(kaart_link).where(kaart_link.c.verloopt_op <= now))
    values = {"hash": token_hash, "service_id": service_id, "gemaakt_op": now, "verloopt_op": until}
    await connection.execute(insert(kaart_link).values(values))


async def service_of(connection: AsyncConnection, token_hash: str, now: datetime) -> str | None:
    """Say which service a link confirms that can still be used."""
    found = await connection.execute(select(kaart_link.c.service_id).where(_usable(token_hash, now)))
    return found.scalar_one_or_none()


async def use(connection: AsyncConnection, token_hash: str, now: datetime) -> str | None:
    """Use a link up; of two who do so at once one gets the service."""
    used = update(kaart_link).where(_usable(token_hash, now)).values(gebruikt_op=now)
    service_id: str | None = (
        await connection.execute(used.returning(kaart_link.c.service_id))
    ).scalar_one_or_none()
    return service_id


async def is_used(connection: AsyncConnection, token_hash: str) -> bool:
    """Say whether a link was used."""
    row = kaart_link.c
    found = await connection.execute(
        select(row.hash).where(row.hash == token_hash, row.gebruikt_op.is_not(None))
    )
    return found.scalar_one_or_none() is not None


def _usable(token_hash: str, now: datetime) -> ColumnElement[bool]:
    row = kaart_link.c
    return and_(row.hash == token_hash, row.verloopt_op > now, row.gebruikt_op.is_(None))
