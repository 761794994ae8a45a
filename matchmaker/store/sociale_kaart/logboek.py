"""The log of the directory: lines are added and read, never changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.sociale_kaart.logregel import AFGEHANDELD, GEMELD, STATUS, Logregel
from matchmaker.store.sociale_kaart.tables import kaart_log

_AT_ONCE = 1000  # values that a database takes in one question

_row = kaart_log.c
_lines = select(_row.tijdstip, _row.soort, _row.door, _row.service_id, _row.velden)


async def add(connection: AsyncConnection, regel: Logregel) -> None:
    """Add a line."""
    await connection.execute(insert(kaart_log).values(vars(regel) | {"velden": dict(regel.velden)}))


async def read(connection: AsyncConnection, service_id: str | None, limit: int) -> list[Logregel]:
    """Read the lines of one service or of the whole directory, newest first."""
    lines = _lines if service_id is None else _lines.where(_row.service_id == service_id)
    found = await connection.execute(lines.order_by(_row.id.desc()).limit(limit))
    return [Logregel(**line) for line in found.mappings()]


async def of_status(connection: AsyncConnection, service_ids: Sequence[str]) -> list[Logregel]:
    """Read the lines of STATUS of some services, the oldest first."""
    lines = _lines.where(_row.soort.in_(STATUS)).order_by(_row.id)
    found: list[Logregel] = []
    for start in range(0, len(service_ids), _AT_ONCE):
        some = service_ids[start : start + _AT_ONCE]
        read = await connection.execute(lines.where(_row.service_id.in_(some)))
        found += [Logregel(**line) for line in read.mappings()]
    return found


async def open_reports(connection: AsyncConnection, limit: int) -> list[Logregel]:
    """Read the lines of GEMELD after which no line of AFGEHANDELD came for that service, newest first."""
    later = kaart_log.alias()
    handled = select(later.c.id).where(
        later.c.service_id == _row.service_id, later.c.id > _row.id, later.c.soort.in_(AFGEHANDELD)
    )
    still_open = _lines.where(_row.soort == GEMELD, ~handled.exists())
    found = await connection.execute(still_open.order_by(_row.id.desc()).limit(limit))
    return [Logregel(**line) for line in found.mappings()]
