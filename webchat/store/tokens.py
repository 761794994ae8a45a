"""Which tokens open a conversation: each has an age, and a new one follows without shutting out the old."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from webchat.model import Toegang
from webchat.store.statements import lock
from webchat.store.tables import tokens
from webchat.store.transacties import Transacties


class TokenStore(Transacties):
    """The tokens of the conversations in one database, by their hash."""

    async def find(self, token_hash: str, made_after: datetime, now: datetime) -> Toegang | None:
        """Return what this token opens, or None; it must be made after `made_after`."""
        valid = (tokens.c.gemaakt_op > made_after) & (tokens.c.tot.is_(None) | (tokens.c.tot > now))
        query = sa.select(tokens).where(tokens.c.hash == token_hash, valid)
        async with self._read() as connection:
            row = (await connection.execute(query)).mappings().first()
        if row is None:
            return None
        return Toegang(row["gesprek"], row["gemaakt_op"], row["gebruikt"], row["tot"] is not None)

    async def arrived(self, token_hash: str, toegang: Toegang, now: datetime, overlap: timedelta) -> None:
        """Note that a new token has reached its bearer: older ones end after the overlap, dead ones go."""
        same = tokens.c.gesprek == toegang.gesprek
        older = tokens.c.gemaakt_op < toegang.gemaakt_op
        async with self._write() as connection:
            await connection.execute(tokens.delete().where(same, tokens.c.tot <= now))
            await connection.execute(
                tokens.update().where(same, older, tokens.c.tot.is_(None)).values(tot=now + overlap)
            )
            await connection.execute(tokens.update().where(tokens.c.hash == token_hash).values(gebruikt=True))

    async def add(self, gesprek: str, token_hash: str, now: datetime, pause: timedelta) -> bool:
        """Keep a new token; False when one was made less than `pause` ago: it may still be on its way.

        The old one goes on until the new one is used: an answer that gets lost on the way shuts nobody out.
        Raises `GeenToegangError` when the conversation is gone.
        """
        recent = sa.select(sa.func.count()).where(
            tokens.c.gesprek == gesprek, tokens.c.gemaakt_op > now - pause
        )
        async with self._write() as connection:
            await lock(connection, gesprek)
            if await connection.scalar(recent):
                return False
            await connection.execute(
                tokens.insert().values(hash=token_hash, gesprek=gesprek, gemaakt_op=now, gebruikt=False)
            )
        return True
