"""Browsers that signed in before, in the database (hashes only)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.store.aanmelden.tables import toestel
from matchmaker.store.tables import coordinator

_ROW = toestel.c


class SqlToestellen:
    """Implements `matchmaker.core.aanmelden.port.Toestellen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def mislukt(
        self, hash: str, gebruikersnaam: str, now: datetime, *, vast: bool = False
    ) -> int | None:
        """Count the wrong passwords of somebody's browser; None where it is not theirs or too long ago."""
        found = (
            select(_ROW.mislukt)
            .join(coordinator, coordinator.c.id == _ROW.coordinator_id)
            .where(_ROW.hash == hash, coordinator.c.gebruikersnaam == gebruikersnaam, _ROW.verloopt_op > now)
        )
        found = found.with_for_update(of=toestel) if vast else found
        return (await self._connection.execute(found)).scalar_one_or_none()

    async def onthoud(self, hash: str, coordinator_id: int, now: datetime, tot: datetime) -> None:
        """Remember a browser, and forget those that are too long ago."""
        await self._connection.execute(delete(toestel).where(_ROW.verloopt_op <= now))
        await self._connection.execute(
            insert(toestel).values(hash=hash, coordinator_id=coordinator_id, mislukt=0, verloopt_op=tot)
        )

    async def tel(self, hash: str, mislukt: int) -> None:
        """Note the wrong passwords of a browser."""
        await self._connection.execute(update(toestel).where(_ROW.hash == hash).values(mislukt=mislukt))

    async def vergeet(self, hash: str) -> None:
        """Forget a browser."""
        await self._connection.execute(delete(toestel).where(_ROW.hash == hash))

    async def vergeet_van(self, coordinator_id: int) -> None:
        """Forget all browsers of somebody."""
        await self._connection.execute(delete(toestel).where(_ROW.coordinator_id == coordinator_id))
