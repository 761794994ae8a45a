"""Seal anew with the first key what older keys sealed: in small units of work, while the application runs.

What is sealed stands in the tables themselves (`Verzegeld`). Which rows are left is a question to the database, so who
is stopped halfway begins again and does the rest. A row that somebody changes meanwhile is left to the next round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    Column,
    MetaData,
    Row,
    Table,
    Text,
    delete,
    func,
    literal,
    null,
    or_,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.errors import Unreadable
from matchmaker.geheim.kolom import geheim_van, plaats_van, verzegeld

BATCH = 200  # rows in one unit of work: others who write wait for less than that takes
_ROUNDS = 5  # what was written with an older key during a round is done in the next
_ID = 12  # letters of "kt1:" and the id of the key

Opened = Mapping[str, str]  # column → its text; what is NULL is not there
Follow = Mapping[str, Callable[[AsyncConnection, int, Opened], Awaitable[None]]]
Begin = Callable[[], AbstractAsyncContextManager[AsyncConnection]]


@dataclass
class Gewisseld:
    """What was done."""

    geef_op: bool = False  # what no key opens is removed
    rijen: int = 0
    opgegeven: int = 0  # rows of which a part was removed
    onleesbaar: Counter[str] = field(
        default_factory=Counter
    )  # table → rows that stay as they are: no key opens them


async def wissel(begin: Begin, tables: MetaData, follow: Follow, *, geef_op: bool = False) -> Gewisseld:
    """Seal everything with the first key; what no key opens stays as it is, and is counted.

    Args:
        begin: opens a unit of work that writes.
        tables: where it is looked for.
        geef_op: remove what no key opens: the key is lost for good.
        follow: table → what is done in the same unit of work with a row (its `id`) that was sealed anew.
    """
    done = Gewisseld(geef_op)
    for _ in range(_ROUNDS):
        before = done.rijen
        done.onleesbaar.clear()
        for table in tables.sorted_tables:
            if sealed := verzegeld(table):
                await _table(begin, table, sealed, follow, done)
        if done.rijen == before:
            break
    return done


async def stand(connection: AsyncConnection, tables: MetaData) -> Counter[tuple[str, str]]:
    """Count what is sealed, as (id of the key, "table.column")."""
    found: Counter[tuple[str, str]] = Counter()
    for table in tables.sorted_tables:
        for column in verzegeld(table):
            key = func.substr(_raw(column), 1, _ID).label("kop")
            heads = select(key).where(column.is_not(None)).subquery()
            query = select(heads.c.kop, func.count()).group_by(heads.c.kop)
            for head, count in await connection.execute(query):
                found[head.partition(":")[2], f"{table.name}.{column.name}"] += count
    return found


async def _table(
    begin: Begin, table: Table, sealed: Sequence[Column[Any]], follow: Follow, done: Gewisseld
) -> None:
    keys = list(table.primary_key.columns)
    last: tuple[Any, ...] | None = None
    while True:
        async with begin() as connection:
            rows = await _older(connection, table, sealed, last)
            for row in rows:
                texts = await _row(connection, table, sealed, row, done)
                if texts is not None and (step := follow.get(table.name)):
                    await step(connection, row._mapping["id"], texts)
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
) -> Opened | None:
    """Seal one row anew; None where it cannot be opened, or somebody changed it meanwhile."""
    geheim, was = geheim_van(connection.dialect), row._mapping
    texts: dict[str, str] = {}
    new: dict[str, Any] = {}
    for one in sealed:
        if was[one.name] is None:
            continue
        try:
            texts[one.name] = geheim.open(was[one.name], plaats_van(one))
            new[one.name] = literal(geheim.verzegel(texts[one.name], plaats_van(one)), Text())
        except Unreadable:
            new[one.name] = null()
    unreadable = len(new) > len(texts)
    if unreadable and not done.geef_op:
        done.onleesbaar[table.name] += 1
        return None
    mine = [key == was[key.name] for key in table.primary_key.columns]
    same = [_raw(one).is_not_distinct_from(was[one.name]) for one in sealed]
    # A row that is nothing without it goes whole.
    gone = any(not one.nullable for one in sealed if one.name in new and one.name not in texts)
    change = delete(table) if gone else update(table).values(new)
    changed = await connection.execute(change.where(*mine, *same))
    if changed.rowcount != 1:
        return None
    done.rijen += 1
    done.opgegeven += unreadable
    return None if gone else texts


def _raw(column: Column[Any]) -> Any:
    return type_coerce(column, Text())
