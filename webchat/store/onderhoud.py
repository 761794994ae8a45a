"""What the background work asks of the conversations: which wait, which are too old, what is still to be forgotten."""

from datetime import datetime

import sqlalchemy as sa

from matchmaker.geheim.kolom import geheim_van
from matchmaker.geheim.wissel import wissel
from webchat.store.database import shrink_log
from webchat.store.statements import delete
from webchat.store.tables import beurten, gesprekken, metadata, te_wissen
from webchat.store.transacties import Transacties


class OnderhoudStore(Transacties):
    """The conversations as a whole."""

    _verzegeld_met = ""  # the id of the key that all was sealed with, when it was last looked at

    async def verzegel_opnieuw(self) -> int:
        """Seal what older keys sealed anew, once for each new first key; return how many rows."""
        first = geheim_van(self._engine.dialect).eerste
        if first == self._verzegeld_met:
            return 0
        done = await wissel(self._write, metadata, {})
        self._verzegeld_met = first
        return done.rijen

    async def with_open_turns(self, limit: int) -> list[str]:
        """Return conversations that have a turn without answer, the longest waiting first."""
        query = (
            sa.select(beurten.c.gesprek)
            .where(beurten.c.beantwoord_op.is_(None))
            .group_by(beurten.c.gesprek)
            .order_by(sa.func.min(beurten.c.ontvangen_op))
            .limit(limit)
        )
        async with self._read() as connection:
            return list(await connection.scalars(query))

    async def count_open(self) -> int:
        """Return how many turns have no answer."""
        query = sa.select(sa.func.count()).where(beurten.c.beantwoord_op.is_(None))
        async with self._read() as connection:
            return await connection.scalar(query) or 0

    async def purge(self, before: datetime, before_when_empty: datetime, now: datetime) -> int:
        """Wipe what is untouched since `before`, or `before_when_empty` where the person never spoke."""
        query = sa.select(gesprekken.c.id).where(
            sa.or_(
                gesprekken.c.gewijzigd_op < before,
                sa.and_(gesprekken.c.gewijzigd_op < before_when_empty, gesprekken.c.laatste_beurt == 1),
            )
        )
        async with self._write() as connection:
            old = list(await connection.scalars(query))
            if old:
                await delete(connection, old, now)
        if old:
            await shrink_log(self._engine)
        return len(old)

    async def to_forget(self, limit: int) -> list[str]:
        """Return conversations that the engine still has to forget."""
        query = sa.select(te_wissen.c.gesprek).order_by(te_wissen.c.sinds).limit(limit)
        async with self._read() as connection:
            return list(await connection.scalars(query))

    async def forgotten(self, gesprek: str) -> None:
        """Note that the engine has forgotten this conversation."""
        async with self._write() as connection:
            await connection.execute(te_wissen.delete().where(te_wissen.c.gesprek == gesprek))

    async def ping(self) -> None:
        """Raise `OpslagError` when the database does not answer."""
        async with self._read() as connection:
            await connection.execute(sa.select(gesprekken.c.id).limit(1))
