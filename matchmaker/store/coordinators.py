"""The people who work the queue, their sessions and machine tokens in the database (hashes only)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.coordinator import Aanmelding, Coordinator, Functie
from matchmaker.store import invoegen
from matchmaker.store.tables import coordinator, sessie


class SqlCoordinators:
    """Implements `matchmaker.core.ports.Coordinators` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        gebruikersnaam: str,
        naam: str,
        wachtwoord_hash: str,
        token_hash: str,
        functie: Functie,
        wijken: Sequence[str],
        email: str | None,
        token_tot: datetime | None = None,
    ) -> Coordinator | None:
        """Add a coordinator; None where the name is taken."""
        values = {
            "gebruikersnaam": gebruikersnaam,
            "naam": naam,
            "wachtwoord_hash": wachtwoord_hash,
            "token_hash": token_hash,
            "token_tot": token_tot,
            "mislukt": 0,
            "functie": functie,
            "wijken": list(wijken),
            "email": email,
        }
        statement = invoegen.insert_new(self._connection, coordinator, values).returning(coordinator)
        row = (await self._connection.execute(statement)).one_or_none()
        return to_coordinator(row) if row else None

    async def alle(self) -> Sequence[Coordinator]:
        """Give everybody who has access, by name."""
        rows = await self._connection.execute(
            select(coordinator).order_by(coordinator.c.naam, coordinator.c.id)
        )
        return [to_coordinator(row) for row in rows]

    async def wijzig(self, wie: Coordinator) -> None:
        """Store the work, the wijken and the address of somebody as they stand here."""
        values = {"functie": wie.functie, "wijken": list(wie.wijken), "email": wie.email}
        await self._connection.execute(update(coordinator).where(coordinator.c.id == wie.id).values(values))

    async def by_name(self, gebruikersnaam: str, *, vast: bool = False) -> Aanmelding | None:
        """Find what a sign-in is checked against; `vast`: keep others from writing it until this unit of work ends."""
        found = select(coordinator).where(coordinator.c.gebruikersnaam == gebruikersnaam)
        # SQLite has one writer, who has everything: it knows no such lock, and needs none.
        row = (await self._connection.execute(found.with_for_update() if vast else found)).one_or_none()
        if row is None:
            return None
        return Aanmelding(to_coordinator(row), row.wachtwoord_hash, row.mislukt, row.geblokkeerd_tot)

    async def by_token(self, token_hash: str, now: datetime) -> Coordinator | None:
        """Find by a machine token that has not run out."""
        live = or_(coordinator.c.token_tot.is_(None), coordinator.c.token_tot > now)
        row = await self._find(and_(coordinator.c.token_hash == token_hash, live))
        return to_coordinator(row) if row else None

    async def by_session(self, session_hash: str, now: datetime) -> Coordinator | None:
        """Find by a session that has not run out."""
        live = select(sessie.c.coordinator_id).where(
            sessie.c.hash == session_hash, sessie.c.verloopt_op > now
        )
        row = await self._find(coordinator.c.id.in_(live))
        return to_coordinator(row) if row else None

    async def attempted(self, who: Coordinator, mislukt: int, geblokkeerd_tot: datetime | None) -> None:
        """Note the outcome of a sign-in."""
        statement = (
            update(coordinator)
            .where(coordinator.c.id == who.id)
            .values(mislukt=mislukt, geblokkeerd_tot=geblokkeerd_tot)
        )
        await self._connection.execute(statement)

    async def open_session(self, session_hash: str, who: Coordinator, now: datetime, until: datetime) -> None:
        """Start a session, and remove those that have run out."""
        await self._connection.execute(delete(sessie).where(sessie.c.verloopt_op <= now))
        await self._connection.execute(
            insert(sessie).values(
                hash=session_hash, coordinator_id=who.id, begonnen_op=now, verloopt_op=until
            )
        )

    async def close_session(self, session_hash: str) -> None:
        """End a session."""
        await self._connection.execute(delete(sessie).where(sessie.c.hash == session_hash))

    async def _find(self, condition: ColumnElement[bool]) -> Row[Any] | None:
        return (await self._connection.execute(select(coordinator).where(condition))).one_or_none()


def to_coordinator(row: Row[Any]) -> Coordinator:
    """Make the coordinator of a row of the table."""
    return Coordinator(
        id=row.id,
        gebruikersnaam=row.gebruikersnaam,
        naam=row.naam,
        functie=Functie(row.functie),
        wijken=tuple(row.wijken),
        email=row.email,
    )
