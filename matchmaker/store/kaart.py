"""Organisations and neighbourhoods in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.sociale_kaart import Organisatie, Wijk
from matchmaker.store.tables import organisatie, wijk


class SqlSocialeKaart:
    """Implements `matchmaker.core.ports.SocialeKaart` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def organisaties(self) -> Sequence[Organisatie]:
        """Give all organisations."""
        rows = await self._connection.execute(select(organisatie).order_by(organisatie.c.naam))
        return [
            Organisatie(
                naam=row.naam,
                telefoon=row.telefoon,
                soort_hulp=row.soort_hulp,
                omschrijving=row.omschrijving,
                activiteiten=tuple(row.activiteiten),
                wijken=tuple(row.wijken),
            )
            for row in rows
        ]

    async def wijk(self, postcode4: str) -> Wijk | None:
        """Find the neighbourhood of the four digits of a postcode."""
        row = (
            await self._connection.execute(select(wijk).where(wijk.c.postcode4 == postcode4))
        ).one_or_none()
        return Wijk(row.naam, row.wijkteam, row.telefoon) if row else None

    async def replace_organisaties(self, organisaties: Iterable[Organisatie]) -> None:
        """Put these in the place of all organisations there are."""
        rows = [
            asdict(one) | {"activiteiten": list(one.activiteiten), "wijken": list(one.wijken)}
            for one in organisaties
        ]
        await self._connection.execute(delete(organisatie))
        if rows:
            await self._connection.execute(insert(organisatie), rows)

    async def replace_wijken(self, wijken: Iterable[tuple[str, Wijk]]) -> None:
        """Put these (four digits, neighbourhood) in the place of all there are."""
        rows = [asdict(one) | {"postcode4": postcode4} for postcode4, one in wijken]
        await self._connection.execute(delete(wijk))
        if rows:
            await self._connection.execute(insert(wijk), rows)
