"""The words of the directory, kept in memory until they change."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.sociale_kaart.woorden import Woordenboek
from matchmaker.store.sociale_kaart import stand
from matchmaker.store.sociale_kaart.tables import aanbod, aanbod_woord

_NAAM = "woorden"


class Woordenkast:
    """Reads the words when they have changed since the last time, by whatever process."""

    def __init__(self) -> None:
        self._stand: int | None = None
        self._boek = Woordenboek({}, 0)

    async def read(self, connection: AsyncConnection) -> Woordenboek:
        """Give the words as they stand in this transaction."""
        now = await stand.read(connection, _NAAM)
        if now != self._stand:
            row = aanbod_woord.c
            counted = await connection.execute(select(row.woord, func.count()).group_by(row.woord))
            total = await connection.execute(select(func.count()).select_from(aanbod))
            boek = Woordenboek({str(woord): int(number) for woord, number in counted}, total.scalar_one())
            self._stand, self._boek = now, boek
            return boek
        return self._boek


async def changed(connection: AsyncConnection) -> None:
    """Let every process read the words again."""
    await stand.write(connection, _NAAM, await stand.read(connection, _NAAM) + 1)
