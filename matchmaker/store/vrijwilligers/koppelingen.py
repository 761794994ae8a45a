"""Matches in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Exists, ScalarSelect, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.vrijwilligers.vrijwilliger import Koppeling
from matchmaker.store.tables import hulpvraag
from matchmaker.store.vrijwilligers.tables import koppeling, vrijwilliger

RUNS = koppeling.c.beeindigd_op.is_(None)


def running() -> ScalarSelect[int]:
    """Count the matches of the volunteer of the statement around it that run."""
    count = select(func.count()).where(koppeling.c.vrijwilliger_id == vrijwilliger.c.id, RUNS)
    return count.correlate(vrijwilliger).scalar_subquery()


def matched(**columns: Any) -> Exists:
    """Say whether there is a match that runs, of the volunteer or request that a column is compared with."""
    return exists().where(RUNS, *(koppeling.c[name] == value for name, value in columns.items()))


async def begin(
    connection: AsyncConnection, vrijwilliger_id: int, hulpvraag_id: int | None, now: datetime
) -> None:
    """Begin a match."""
    values = {"vrijwilliger_id": vrijwilliger_id, "hulpvraag_id": hulpvraag_id, "begonnen_op": now}
    await connection.execute(insert(koppeling).values(values))


async def end(connection: AsyncConnection, koppeling_id: int, vrijwilliger_id: int, now: datetime) -> bool:
    """End a match of a volunteer that runs; False where there is none."""
    row = koppeling.c
    statement = update(koppeling).where(row.id == koppeling_id, row.vrijwilliger_id == vrijwilliger_id, RUNS)
    return (await connection.execute(statement.values(beeindigd_op=now))).rowcount == 1


async def of(connection: AsyncConnection, vrijwilliger_id: int) -> Sequence[Koppeling]:
    """Give the matches of a volunteer that run, oldest first."""
    row = koppeling.c
    statement = (
        select(row.id, row.vrijwilliger_id, row.begonnen_op, row.hulpvraag_id, hulpvraag.c.referentie)
        .select_from(koppeling.outerjoin(hulpvraag, row.hulpvraag_id == hulpvraag.c.id))
        .where(row.vrijwilliger_id == vrijwilliger_id, RUNS)
        .order_by(row.begonnen_op, row.id)
    )
    return [Koppeling(*found) for found in await connection.execute(statement)]


async def let_go(connection: AsyncConnection, of: Hulpvraag, now: datetime) -> None:
    """End the matches of a request, which is contact with the volunteers, and forget whom they were with."""
    mine = koppeling.c.hulpvraag_id == of.id
    helpers = select(koppeling.c.vrijwilliger_id).where(mine, RUNS)
    await connection.execute(
        update(vrijwilliger).where(vrijwilliger.c.id.in_(helpers)).values(laatste_contact=now)
    )
    await connection.execute(update(koppeling).where(mine, RUNS).values(beeindigd_op=now))
    await connection.execute(update(koppeling).where(mine).values(hulpvraag_id=None))
