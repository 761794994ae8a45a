"""What was counted of requests that are not there any more, in the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Integer, Table, Text, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.overzicht.bijdrage import Bijdrage, Wat
from matchmaker.core.overzicht.port import Bereik
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.store import invoegen
from matchmaker.store.tables import metadata

# By what is counted, not by a number: the order of rows would tell which counts came from one request.
_KEYS = ("wat", "maand", "wijk", "a", "b")
geteld = Table(
    "geteld",
    metadata,
    Column("wat", Text, primary_key=True),
    Column("maand", Date, primary_key=True),
    Column("wijk", Text, primary_key=True),  # "": unknown
    Column("a", Text, primary_key=True),  # "": nothing
    Column("b", Text, primary_key=True),
    Column("aantal", Integer, nullable=False),
    sqlite_with_rowid=False,
)
_ROW = geteld.c


async def onthoud(connection: AsyncConnection, bijdragen: Iterable[Bijdrage]) -> None:
    """Add to the counts."""
    # In the order of the keys: two who add to the same counts do not wait for each other in a circle.
    for one, number in sorted(Counter(map(_key, bijdragen)).items()):
        values = dict(zip(_KEYS, one, strict=True)) | {"aantal": number}
        added = invoegen.insert(connection, geteld, values).on_conflict_do_update(
            index_elements=[_ROW[name] for name in _KEYS], set_={"aantal": _ROW.aantal + number}
        )
        await connection.execute(added)


async def lees(connection: AsyncConnection, wat: Wat, bereik: Bereik) -> Sequence[Any]:
    """Give the counts of a kind as (maand, wijk, a, b, aantal); None where there is nothing."""
    statement = select(
        _ROW.maand,
        *(func.nullif(_ROW[name], "").label(name) for name in ("wijk", "a", "b")),
        _ROW.aantal,
    ).where(_ROW.wat == wat, _ROW.maand >= dag(bereik.van), _ROW.maand < dag(bereik.tot))
    if bereik.niet_wijken:
        statement = statement.where(or_(_ROW.wijk == "", _ROW.wijk.not_in(bereik.niet_wijken)))
    rows: Sequence[Any] = (await connection.execute(statement)).all()
    return rows


async def vergeet(connection: AsyncConnection, voor: date) -> None:
    """Remove the counts of months before a day."""
    await connection.execute(delete(geteld).where(_ROW.maand < voor))


def _key(one: Bijdrage) -> tuple[str, date, str, str, str]:
    return (one.wat, one.maand, one.wijk or "", one.a or "", one.b or "")
