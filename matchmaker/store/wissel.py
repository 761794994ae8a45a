"""Seal anew with the first key what older keys sealed: in small units of work, while the application runs.

What is sealed stands in the tables themselves (`Verzegeld`). Which rows are left is a question to the database, so who
is stopped halfway begins again and does the rest. A row that somebody changes meanwhile is left to the next round.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    Column,
    MetaData,
    Row,
    Table,
    Text,
    func,
    literal,
    or_,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from matchmaker.core.errors import Unreadable
from matchmaker.core.hulpvraag import Contact
from matchmaker.geheim.kolom import geheim_van, plaats_van, verzegeld
from matchmaker.store import contactwoorden, vindbaar
from matchmaker.store.engine import WRITE
from matchmaker.store.tables import metadata
from matchmaker.store.vrijwilligers.tables import vrijwilliger_contactwoord

BATCH = 200  # rows in one unit of work: others who write wait for less than that takes
_ROUNDS = 5  # what was written with an older key during a round is done in the next
_ID = 12  # letters of "kt1:" and the id of the key

Opened = Mapping[str, str]  # column → its text; what is NULL is not there


@dataclass
class Gewisseld:
    """What was done."""

    rijen: int = 0
    onleesbaar: Counter[str] = field(
        default_factory=Counter
    )  # table → rows that stay as they are: no key opens them


async def wissel(engine: AsyncEngine, tables: MetaData = metadata) -> Gewisseld:
    """Seal everything with the first key; what no key opens stays as it is, and is counted."""
    done = Gewisseld()
    for _ in range(_ROUNDS):
        before = done.rijen
        done.onleesbaar.clear()
        for table in tables.sorted_tables:
            if sealed := verzegeld(table):
                await _table(engine, table, sealed, done)
        if done.rijen == before:
            break
    return done


async def stand(engine: AsyncEngine, tables: MetaData = metadata) -> Counter[tuple[str, str]]:
    """Count what is sealed, as (id of the key, "table.column")."""
    found: Counter[tuple[str, str]] = Counter()
    async with engine.connect() as connection:
        for table in tables.sorted_tables:
            for column in verzegeld(table):
                key = func.substr(_raw(column), 1, _ID)
                query = select(key, func.count()).where(column.is_not(None)).group_by(key)
                for begin, count in await connection.execute(query):
                    found[begin.partition(":")[2], f"{table.name}.{column.name}"] += count
    return found


async def _table(engine: AsyncEngine, table: Table, sealed: Sequence[Column[Any]], done: Gewisseld) -> None:
    keys = list(table.primary_key.columns)
    last: tuple[Any, ...] | None = None
    while True:
        async with engine.connect() as connection:
            await connection.execution_options(**{WRITE: True})
            async with connection.begin():
                rows = await _older(connection, table, sealed, last)
                for row in rows:
                    await _row(connection, table, sealed, row, done)
        if len(rows) < BATCH:
            return
        last = tuple(rows[-1])[: len(keys)]


async def _older(
    connection: AsyncConnection, table: Table, sealed: Sequence[Column[Any]], after: tuple[Any, ...] | None
) -> Sequence[Row[Any]]:
    keys, begin = list(table.primary_key.columns), geheim_van(connection.dialect).begin
    older = or_(*(~_raw(column).startswith(begin) for column in sealed))
    statement = select(*keys, *(_raw(column).label(column.name) for column in sealed)).where(older)
    if after is not None:
        place = tuple_(*(literal(value, key.type) for key, value in zip(keys, after, strict=True)))
        statement = statement.where(tuple_(*keys) > place)
    return (await connection.execute(statement.order_by(*keys).limit(BATCH))).all()


async def _row(
    connection: AsyncConnection, table: Table, sealed: Sequence[Column[Any]], row: Row[Any], done: Gewisseld
) -> None:
    geheim, was = geheim_van(connection.dialect), row._mapping
    try:
        texts = {
            one.name: geheim.open(was[one.name], plaats_van(one))
            for one in sealed
            if was[one.name] is not None
        }
    except Unreadable:
        done.onleesbaar[table.name] += 1
        return
    mine = [key == was[key.name] for key in table.primary_key.columns]
    same = [_raw(one).is_not_distinct_from(was[one.name]) for one in sealed]
    new = {
        one.name: literal(geheim.verzegel(texts[one.name], plaats_van(one)), Text())
        for one in sealed
        if one.name in texts
    }
    changed = await connection.execute(update(table).where(*mine, *same).values(new))
    if changed.rowcount == 1:
        done.rijen += 1
        if follow := _FOLLOW.get(table.name):
            await follow(connection, was["id"], texts)


async def _hulpvraag(connection: AsyncConnection, id: int, texts: Opened) -> None:
    await vindbaar.index(connection, id, Contact(**json.loads(texts["contact"])))


async def _vrijwilliger(connection: AsyncConnection, id: int, texts: Opened) -> None:
    person = (texts.get(name) for name in ("naam", "telefoon", "email"))
    await contactwoorden.index(connection, vrijwilliger_contactwoord, id, *person)


# What is looked up by digests gets new ones with the row that they were made of.
_FOLLOW: Mapping[str, Callable[[AsyncConnection, int, Opened], Awaitable[None]]] = {
    "hulpvraag": _hulpvraag,
    "vrijwilliger": _vrijwilliger,
}


def _raw(column: Column[Any]) -> Any:
    return type_coerce(column, Text())
