"""Accounts and their log in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.aanmelden.beheer_port import Account, Accountregel
from matchmaker.store.aanmelden.tables import accountlog, tweede_factor
from matchmaker.store.coordinators import to_coordinator
from matchmaker.store.tables import coordinator, hulpvraag, sessie

_LOG = accountlog.c


class SqlAccounts:
    """Implements `matchmaker.core.aanmelden.beheer_port.Accounts` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def alle(self, now: datetime) -> Sequence[Account]:
        """Give all, by name."""
        live = (
            select(sessie.c.coordinator_id, func.count().label("aantal"))
            .where(sessie.c.verloopt_op > now)
            .group_by(sessie.c.coordinator_id)
            .subquery()
        )
        statement = (
            select(coordinator, tweede_factor.c.sinds, live.c.aantal)
            .outerjoin(tweede_factor, tweede_factor.c.coordinator_id == coordinator.c.id)
            .outerjoin(live, live.c.coordinator_id == coordinator.c.id)
            .order_by(coordinator.c.naam, coordinator.c.id)
        )
        return [
            Account(to_coordinator(row), row.sinds is not None, row.aantal or 0, row.token_tot)
            for row in await self._connection.execute(statement)
        ]

    async def houdt(self, coordinator_id: int) -> Sequence[int]:
        """Give the ids of the requests that somebody holds."""
        held = select(hulpvraag.c.id).where(hulpvraag.c.houder_id == coordinator_id)
        return list((await self._connection.execute(held)).scalars())

    async def laat_los(self, hulpvraag_id: int) -> None:
        """Let nobody hold a request, whatever its status."""
        await self._connection.execute(
            update(hulpvraag)
            .where(hulpvraag.c.id == hulpvraag_id)
            .values(houder_id=None, geclaimd_op=None, gewaarschuwd_op=None)
        )

    async def verwijder(self, coordinator_id: int) -> None:
        """Remove somebody who holds nothing, and what goes with the account."""
        await self._connection.execute(delete(coordinator).where(coordinator.c.id == coordinator_id))

    async def zet_wachtwoord(self, coordinator_id: int, hash: str) -> None:
        """Set a password; what was counted of wrong ones ends."""
        await self._change(coordinator_id, wachtwoord_hash=hash, mislukt=0, geblokkeerd_tot=None)

    async def zet_token(self, coordinator_id: int, hash: str, tot: datetime | None) -> None:
        """Set a machine token in the place of the one there was."""
        await self._change(coordinator_id, token_hash=hash, token_tot=tot)

    async def sluit_sessies(self, coordinator_id: int, behalve: str | None = None) -> int:
        """End somebody's sessions, but the one with this hash; gives how many."""
        mine = delete(sessie).where(sessie.c.coordinator_id == coordinator_id)
        if behalve is not None:
            mine = mine.where(sessie.c.hash != behalve)
        return (await self._connection.execute(mine)).rowcount

    async def aantal_sessies(self, coordinator_id: int, now: datetime) -> int:
        """Count somebody's sessions that have not run out."""
        mine = (
            select(func.count())
            .select_from(sessie)
            .where(sessie.c.coordinator_id == coordinator_id, sessie.c.verloopt_op > now)
        )
        return (await self._connection.execute(mine)).scalar_one()

    async def schrijf(self, regel: Accountregel, weg_voor: datetime) -> None:
        """Add a line to the log, and remove those from before a moment."""
        await self._connection.execute(delete(accountlog).where(_LOG.tijdstip < weg_voor))
        await self._connection.execute(insert(accountlog).values(vars(regel)))

    async def log(self, limit: int) -> Sequence[Accountregel]:
        """Read the log, newest first."""
        lines = select(_LOG.tijdstip, _LOG.wat, _LOG.over, _LOG.door, _LOG.hoe)
        rows = await self._connection.execute(lines.order_by(_LOG.id.desc()).limit(limit))
        return [Accountregel(**row._mapping) for row in rows]

    async def _change(self, coordinator_id: int, **values: object) -> None:
        await self._connection.execute(
            update(coordinator).where(coordinator.c.id == coordinator_id).values(values)
        )
