"""The blind index: who is found by a word of a name, a telephone number, an address, while all of it is sealed.

It holds digests only. Whole words: digests of beginnings of words would tell how names are spelled to who has
the database alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.vindbaar import contactwoorden
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.kolom import geheim_van


async def index(
    connection: AsyncConnection,
    table: Table,
    owner: int,
    naam: str | None,
    telefoon: str | None,
    email: str | None,
) -> None:
    """Let the owner (the column of the table beside `woord`) be found by these words, and no others."""
    column = _owner(table)
    await connection.execute(delete(table).where(table.c[column] == owner))
    if rows := rijen(geheim_van(connection.dialect), table, owner, naam, telefoon, email):
        await connection.execute(insert(table), rows)


def rijen(
    geheim: Geheim, table: Table, owner: int, naam: str | None, telefoon: str | None, email: str | None
) -> list[dict[str, str | int]]:
    """Give the rows of the index for one owner."""
    words = contactwoorden(naam, telefoon, email)
    return [{"woord": geheim.afdruk(word, table.name), _owner(table): owner} for word in sorted(words)]


def met(geheim: Geheim, table: Table, words: Iterable[str]) -> Select[tuple[int]]:
    """Select the owners that have one of these words, under whichever key."""
    digests = [digest for word in words for digest in geheim.afdrukken(word, table.name)]
    return select(table.c[_owner(table)]).where(table.c.woord.in_(digests))


def _owner(table: Table) -> str:
    return next(column.name for column in table.columns if column.name != "woord")
