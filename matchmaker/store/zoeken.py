"""Which requests have words in their text, without reading all texts.

The indexes are of the column `hulpvraag.zoektekst`, and the database itself keeps them in step (migration 0010): on
PostgreSQL a copy of the texts with trigrams; on SQLite every word once, with the requests that have it. There FTS5 with
trigrams was slower and larger, and leaves what was deleted in its files where SQLite is older than 3.42.

A word of many requests is found soonest in the queue itself, from its head on; one of few by the index. So the head is
read first (`vooraan`), and the index where the head did not have enough. Words are as of `core.text.searchable`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    MetaData,
    Select,
    Subquery,
    Table,
    Text,
    and_,
    func,
    or_,
    select,
    union,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.ports import Filters
from matchmaker.store.tables import hulpvraag, metadata

VOORAAN = {"postgresql": 4_000, "sqlite": 1_000}  # requests at the head of the queue that are read for a word
VEEL = 5_000  # in so many requests a word is too common for the index of SQLite
_LENGTH = 32  # of the endings in `zoekstaart`
_LAST = "\U0010ffff"  # sorts behind every sign
_MOST_WORDS = 4  # are looked up; the longest, which few have

INDEXES = {name: MetaData(naming_convention=metadata.naming_convention) for name in ("postgresql", "sqlite")}
zoektekst = Table(
    "zoektekst",
    INDEXES["postgresql"],
    Column("hulpvraag_id", BigInteger, ForeignKey(hulpvraag.c.id, ondelete="CASCADE"), primary_key=True),
    Column("tekst", Text, nullable=False),
)
Index(
    "ix_zoektekst_tekst",
    zoektekst.c.tekst,
    postgresql_using="gin",
    postgresql_ops={"tekst": "gin_trgm_ops"},
    postgresql_with={"fastupdate": "off"},
)
zoekwoord = Table(
    "zoekwoord",
    INDEXES["sqlite"],
    Column("id", Integer, primary_key=True),
    Column("woord", Text, nullable=False, unique=True),
)
zoekplaats = Table(
    "zoekplaats",
    INDEXES["sqlite"],
    Column("woord_id", Integer, primary_key=True, autoincrement=False),
    Column("hulpvraag_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
zoekstaart = Table(  # every ending of every word: what is somewhere in a word is at the begin of one of these
    "zoekstaart",
    INDEXES["sqlite"],
    Column("staart", Text, primary_key=True),
    Column("woord_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


@dataclass(frozen=True)
class Deel:
    """A part of what is looked for: words that must all be in the text, also within another word."""

    woorden: tuple[str, ...]
    ook: Select[tuple[int]] | None = None  # ids of requests that have the part elsewhere: they count as well


def heeft(rows: FromClause, delen: Iterable[Deel]) -> list[ColumnElement[bool]]:
    """Give the conditions that rows as wide as `hulpvraag` have each of these parts."""
    found = []
    for deel in delen:
        text = and_(*(_contains(rows.c.zoektekst, word) for word in deel.woorden))
        found.append(text if deel.ook is None else or_(text, rows.c.id.in_(deel.ook)))
    return found


def vooraan(connection: AsyncConnection, queue: Select[Any], filters: Filters) -> Subquery:
    """Give the head of the queue, whatever stands in it: so that no more is read, where a word is nowhere."""
    if len(filters.status) == 1:  # then there is an index in this order
        queue = queue.where(hulpvraag.c.status == filters.status[0])
    return queue.limit(VOORAAN[connection.dialect.name]).subquery()


async def met_index(connection: AsyncConnection, delen: Sequence[Deel]) -> list[ColumnElement[bool]]:
    """Give the conditions of `heeft` for `hulpvraag`, and one more by which the index finds the rows, if it can."""
    words = [word for deel in delen for word in deel.woorden]
    if connection.dialect.name == "postgresql":
        ids = _by_trigrams(words)
    else:
        ids = await _by_words(connection, words)
    if ids is None:
        return heeft(hulpvraag, delen)
    # Who has all parts has them all in the text, or one of them elsewhere.
    elsewhere = [deel.ook for deel in delen if deel.ook is not None]
    found = union(ids, *elsewhere) if elsewhere else ids
    row = hulpvraag.c.id
    if connection.dialect.name == "postgresql":
        # As an array, so that these are looked up first, however many the planner thinks there are.
        return [row == func.any(func.array(found.scalar_subquery())), *heeft(hulpvraag, delen)]
    return [row.in_(found), *heeft(hulpvraag, delen)]


def _by_trigrams(words: Iterable[str]) -> Select[tuple[int]] | None:
    long = [word for word in words if re.search(r"[^\W_]{3}", word)]
    if not long:
        return None
    return select(zoektekst.c.hulpvraag_id).where(*(_contains(zoektekst.c.tekst, word) for word in long))


async def _by_words(connection: AsyncConnection, words: Iterable[str]) -> Select[tuple[int]] | None:
    """Look up the word that the fewest requests have."""
    found = [_places(word) for word in sorted(set(words), key=len, reverse=True)[:_MOST_WORDS]]
    if not found:
        return None
    counts = [select(func.count()).select_from(one.limit(VEEL).subquery()).scalar_subquery() for one in found]
    numbers = (await connection.execute(select(*counts))).one()
    number, fewest = min((number, place) for place, number in enumerate(numbers))
    return found[fewest] if number < VEEL else None


def _contains(text: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    return text.contains(word, autoescape=True)


def _places(word: str) -> Select[tuple[int]]:
    begin = word[:_LENGTH]
    ending = zoekstaart.c.staart
    words = select(zoekstaart.c.woord_id).where(ending >= begin, ending <= begin + _LAST * _LENGTH)
    return select(zoekplaats.c.hulpvraag_id).where(zoekplaats.c.woord_id.in_(words))
