"""Seal the matchmaker's store anew: what is looked up by digests gets new ones with the row that they were made of."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from matchmaker.core.hulpvraag import Contact
from matchmaker.geheim import wissel as alles
from matchmaker.geheim.wissel import Follow, Gewisseld, Opened
from matchmaker.store import contactwoorden, vindbaar
from matchmaker.store.engine import WRITE
from matchmaker.store.tables import herhaling, metadata
from matchmaker.store.vrijwilligers.tables import vrijwilliger_contactwoord


async def wissel(engine: AsyncEngine, *, geef_op: bool = False) -> Gewisseld:
    """Seal everything with the first key; `geef_op`: and remove what no key opens."""

    @asynccontextmanager
    async def begin() -> AsyncIterator[AsyncConnection]:
        async with engine.connect() as connection:
            await connection.execution_options(**{WRITE: True})
            async with connection.begin():
                yield connection

    done = await alles.wissel(begin, metadata, _FOLLOW, geef_op=geef_op)
    if geef_op:  # an answer that is lost cannot be given again
        async with begin() as connection:
            await connection.execute(delete(herhaling).where(herhaling.c.antwoord.is_(None)))
    return done


async def stand(engine: AsyncEngine) -> Counter[tuple[str, str]]:
    """Count what is sealed, as (id of the key, "table.column")."""
    async with engine.connect() as connection:
        return await alles.stand(connection, metadata)


async def _hulpvraag(connection: AsyncConnection, id: int, texts: Opened) -> None:
    await vindbaar.index(connection, id, Contact(**json.loads(texts.get("contact", "{}"))))


async def _vrijwilliger(connection: AsyncConnection, id: int, texts: Opened) -> None:
    person = [texts.get(name) for name in ("naam", "telefoon", "email")]
    await contactwoorden.index(connection, vrijwilliger_contactwoord, id, *person)


_FOLLOW: Follow = {"hulpvraag": _hulpvraag, "vrijwilliger": _vrijwilliger}
