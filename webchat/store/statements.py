"""The statements that several transactions share; each runs on a connection that is in a transaction."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from webchat.errors import GeenToegangError, KnopNietAangebodenError
from webchat.model import Bericht, Beurt, Van
from webchat.store.rows import bericht_from, beurt_from, row_from
from webchat.store.tables import berichten, beurten, gesprekken, te_wissen, tokens


async def lock(connection: AsyncConnection, gesprek: str) -> sa.RowMapping:
    """Return the row of the conversation and keep other writers away from it until the transaction ends.

    Raises `GeenToegangError` when the conversation is gone. (SQLite has one writer at a time anyway.)
    """
    query = sa.select(gesprekken).where(gesprekken.c.id == gesprek).with_for_update()
    row = (await connection.execute(query)).mappings().first()
    if row is None:
        raise GeenToegangError
    return row


async def repeated(connection: AsyncConnection, gesprek: str, sleutel: str) -> sa.RowMapping | None:
    """Return the turn that carries this Idempotency-Key already."""
    query = sa.select(beurten).where(beurten.c.gesprek == gesprek, beurten.c.sleutel == sleutel)
    return (await connection.execute(query)).mappings().first()


async def open_turn(connection: AsyncConnection, gesprek: str) -> Beurt | None:
    """Return the oldest turn without an answer."""
    query = (
        sa.select(beurten)
        .where(beurten.c.gesprek == gesprek, beurten.c.beantwoord_op.is_(None))
        .order_by(beurten.c.volgnummer)
        .limit(1)
    )
    row = (await connection.execute(query)).mappings().first()
    return beurt_from(row) if row is not None else None


async def last_of_bot(connection: AsyncConnection, gesprek: str) -> Bericht | None:
    """Return the last message of the bot that is not a mere notice: the one whose question is open."""
    query = (
        sa.select(berichten)
        .where(
            berichten.c.gesprek == gesprek, berichten.c.van == Van.BOT.value, berichten.c.melding.is_(False)
        )
        .order_by(berichten.c.nummer.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).mappings().first()
    return bericht_from(row) if row is not None else None


async def add(
    connection: AsyncConnection,
    gesprek: str,
    new: Sequence[Bericht],
    now: datetime,
    *,
    getoond: bool,
    laatste_beurt: int | None = None,
) -> None:
    """Append messages and move the counters of the conversation along."""
    if new:
        rows = [row_from(bericht, gesprek, now, getoond=getoond) for bericht in new]
        await connection.execute(berichten.insert(), rows)
    counters: dict[str, int] = {"laatste_nummer": new[-1].nummer} if new else {}
    if laatste_beurt is not None:
        counters["laatste_beurt"] = laatste_beurt
    await connection.execute(
        gesprekken.update().where(gesprekken.c.id == gesprek).values(gewijzigd_op=now, **counters)
    )


async def delete(connection: AsyncConnection, ids: Sequence[str], now: datetime) -> None:
    """Remove conversations with all that belongs to them; note that the engine has to forget them too."""
    # Locked, in one order: another process that removes the same ones waits, and then finds none.
    query = sa.select(gesprekken.c.id).where(gesprekken.c.id.in_(ids)).order_by(gesprekken.c.id)
    present = list(await connection.scalars(query.with_for_update()))
    for table in (berichten, beurten, tokens):
        await connection.execute(table.delete().where(table.c.gesprek.in_(present)))
    await connection.execute(gesprekken.delete().where(gesprekken.c.id.in_(present)))
    if present:
        await connection.execute(te_wissen.insert(), [{"gesprek": one, "sinds": now} for one in present])


async def forget_later(connection: AsyncConnection, gesprek: str, now: datetime) -> None:
    """Note that the engine has to forget a conversation that is gone here."""
    noted = sa.select(te_wissen.c.gesprek).where(te_wissen.c.gesprek == gesprek)
    if await connection.scalar(noted) is None:
        await connection.execute(te_wissen.insert().values(gesprek=gesprek, sinds=now))


def title_of(waarde: str, laatste: Bericht | None) -> str:
    """Return what the person read on the button; raises `KnopNietAangebodenError` when it was not offered."""
    for knop in laatste.knoppen if laatste is not None else ():
        if knop.waarde == waarde:
            return knop.titel
    raise KnopNietAangebodenError
