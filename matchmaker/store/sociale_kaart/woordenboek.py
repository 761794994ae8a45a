"""The words of the directory, and how many offers have a code, kept in memory until the words change."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.sociale_kaart.woorden import Woordenboek
from matchmaker.store.sociale_kaart import stand
from matchmaker.store.sociale_kaart.tables import aanbod, aanbod_term, aanbod_woord

_NAAM = "woorden"


_ZELDZAAM = 0.05  # part of all offers: what fewer have is looked up, what more have is judged by its bit


class Woordenkast:
    """Reads the words when they have changed since the last time, by whatever process."""

    def __init__(self) -> None:
        self._stand: int | None = None
        self._boek = Woordenboek({}, 0)
        self._codes: Mapping[tuple[str, str], int] = {}

    async def read(self, connection: AsyncConnection) -> Woordenboek:
        """Give the words as they stand in this transaction."""
        now = await stand.read(connection, _NAAM)
        if now != self._stand:
            row = aanbod_woord.c
            counted = await connection.execute(select(row.woord, func.count()).group_by(row.woord))
            total = await connection.execute(select(func.count()).select_from(aanbod))
            boek = Woordenboek({str(woord): int(number) for woord, number in counted}, total.scalar_one())
            term = aanbod_term.c
            codes = await connection.execute(
                select(term.soort, term.code, func.count()).group_by(term.soort, term.code)
            )
            self._codes = {(str(soort), str(code)): int(number) for soort, code, number in codes}
            self._stand, self._boek = now, boek
            return boek
        return self._boek

    async def zeldzaam(self, connection: AsyncConnection, part: str, code: str) -> bool:
        """Say whether few offers have a code: roughly, by what was last read."""
        if self._stand is None:
            await self.read(connection)
        return self._codes.get((part, code), 0) <= self._boek.totaal * _ZELDZAAM


async def changed(connection: AsyncConnection) -> None:
    """Let every process read the words again."""
    await stand.write(connection, _NAAM, await stand.read(connection, _NAAM) + 1)
