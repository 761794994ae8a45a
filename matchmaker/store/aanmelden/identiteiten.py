"""Who is who at an organisation's sign-in, and who is on the way there, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.coordinator import Coordinator
from matchmaker.store.aanmelden.tables import oidc_identiteit, oidc_reis
from matchmaker.store.coordinators import to_coordinator
from matchmaker.store.tables import coordinator

_ROW, _REIS = oidc_identiteit.c, oidc_reis.c


class SqlIdentiteiten:
    """Implements `matchmaker.core.aanmelden.port.Identiteiten` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def van(self, issuer: str, sub: str) -> Coordinator | None:
        """Find whose account is tied to this person."""
        found = (
            select(coordinator)
            .join(oidc_identiteit, _ROW.coordinator_id == coordinator.c.id)
            .where(_ROW.issuer == issuer, _ROW.sub == sub)
        )
        row = (await self._connection.execute(found)).one_or_none()
        return to_coordinator(row) if row else None

    async def heeft(self, coordinator_id: int) -> bool:
        """Say whether an account is tied to somebody."""
        tied = select(exists().where(_ROW.coordinator_id == coordinator_id))
        return bool((await self._connection.execute(tied)).scalar())

    async def bind(self, issuer: str, sub: str, coordinator_id: int) -> None:
        """Tie an account to somebody."""
        await self._connection.execute(
            insert(oidc_identiteit).values(issuer=issuer, sub=sub, coordinator_id=coordinator_id)
        )

    async def ontbind(self, coordinator_id: int) -> None:
        """Let an account be tied anew."""
        await self._connection.execute(delete(oidc_identiteit).where(_ROW.coordinator_id == coordinator_id))

    async def vertrek(self, hash: str, inhoud: str, now: datetime, tot: datetime) -> None:
        """Keep (sealed) what somebody left with, and remove what has run out."""
        await self._connection.execute(delete(oidc_reis).where(_REIS.verloopt_op <= now))
        await self._connection.execute(insert(oidc_reis).values(hash=hash, inhoud=inhoud, verloopt_op=tot))

    async def terugkeer(self, hash: str, now: datetime) -> str | None:
        """Take what somebody left with, so that it is there once; None where it is not, or has run out."""
        taken = delete(oidc_reis).where(_REIS.hash == hash, _REIS.verloopt_op > now)
        return (await self._connection.execute(taken.returning(_REIS.inhoud))).scalar_one_or_none()
