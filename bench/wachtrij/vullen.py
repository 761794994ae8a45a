"""Fill a queue with made-up requests: the words of the corpus, a code and a name that few have."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import Dialect, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.bootstrap import Settings, keys_of
from matchmaker.core import urgentie
from matchmaker.core.aanvraag import read
from matchmaker.core.hulpvraag import Aanvraag
from matchmaker.core.referentie import new_referentie
from matchmaker.core.snel import snel_te_regelen
from matchmaker.core.text import searchable
from matchmaker.core.vocabulary import activiteiten, codes
from matchmaker.core.workflow import Status
from matchmaker.store.engine import WRITE, open_engine
from matchmaker.store.rows import fact_rows, values_of
from matchmaker.store.tables import feit as feiten
from matchmaker.store.tables import hulpvraag
from tests.matchmaker.aanvragen import aanvraag, feit

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
CHUNK = 5_000  # requests in one insert
COORDINATORS = 40
SENTENCES = 8  # of the corpus, in the text of one request
_WIJKEN = [f"Wijk {number}" for number in range(40)]
# How many of each status there are once a queue has run for years, and of what is open most is new.
_STATUS = {
    Status.NIEUW: 5,
    Status.IN_BEHANDELING: 3,
    Status.VOORGESTELD: 2,
    Status.NAZORG: 2,
    Status.AFGEROND: 80,
}
Made = tuple[dict[str, Any], Aanvraag]


def requests(drawn: random.Random, *, new_only: bool = False) -> Iterator[Made]:
    """Give made-up requests without end, as the row of each and what was handed in; a thousand of that in all."""
    said = sentences()
    vocabulary = sorted({word for one in said for word in one.split() if word.isalpha()})
    handed_in = list(_handed_in(drawn, said))
    for number in count(1):
        one, values = drawn.choice(handed_in)
        status = Status.NIEUW if new_only else drawn.choices(tuple(_STATUS), tuple(_STATUS.values()))[0]
        came = NOW - timedelta(minutes=drawn.randrange(3 * 365 * 24 * 60))
        referentie = new_referentie(drawn.randbytes)
        name = drawn.choice(vocabulary)[:4] + drawn.choice(vocabulary)[-4:]
        held = status is not Status.NIEUW
        row = values | {
            "sleutel": f"bench-{number}",
            "referentie": referentie,
            "ingediend_op": came,
            "gewijzigd_op": came,
            "status": status,
            "wijk": drawn.choice(_WIJKEN),
            "urgentie": urgentie.level(one, status, NOW.date()),
            "snel": snel_te_regelen(one),
            "zoektekst": searchable(referentie, name, *drawn.choices(said, k=SENTENCES)),
            "houder_id": drawn.randint(1, COORDINATORS) if held else None,
            "geclaimd_op": came if held else None,
        }
        yield row, one


def sentences() -> list[str]:
    """Give what people say in the corpus, of five words and more."""
    found = set()
    for path in CORPUS.rglob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            said = " ".join(str(json.loads(line).get("tekst", "")).split())
            if said.count(" ") >= 4:
                found.add(said)
    return sorted(found)


def _handed_in(drawn: random.Random, said: Sequence[str]) -> Iterator[tuple[Aanvraag, dict[str, Any]]]:
    every, kinds = tuple(activiteiten()), ("wens", "lastig", "hulp")
    for _ in range(1_000):
        facts = [feit(drawn.choice(kinds), drawn.choice(every), drawn.choice(said)) for _ in range(3)]
        signals = drawn.sample(codes("signalen"), drawn.choice((0, 0, 0, 1)))
        story = " ".join(drawn.choices(said, k=3))
        one = read(aanvraag(situatie=story, feiten=facts, signalen=signals))
        yield one, values_of(one)


async def fill(url: str, made: Iterator[Made], number: int) -> None:
    """Put so many requests in the queue, with their facts."""
    engine = open_engine(url, keys_of(Settings()))
    dialect = engine.dialect.name
    async with engine.connect() as connection:
        last = (await connection.execute(select(func.max(hulpvraag.c.id)))).scalar() or 0
    if dialect == "postgresql":
        await _copy(url, made, number, last, engine.dialect)
    while dialect == "sqlite" and (part := list(islice(made, min(CHUNK, number)))):
        number -= len(part)
        rows, facts = _rows(part, last)
        last += len(part)
        async with engine.connect() as connection:
            await connection.execution_options(**{WRITE: True})
            async with connection.begin():
                await connection.execute(insert(hulpvraag), rows)
                await connection.execute(insert(feiten), facts)
    async with engine.connect() as connection:
        await _analyse(connection)
    await engine.dispose()


def _rows(part: Sequence[Made], last: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    rows = [row | {"id": last + place} for place, (row, _) in enumerate(part, 1)]
    facts = [
        fact for row, (_, one) in zip(rows, part, strict=True) for fact in fact_rows(row["id"], one.feiten)
    ]
    return rows, facts


async def _analyse(connection: AsyncConnection) -> None:
    if connection.dialect.name == "postgresql":
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("VACUUM ANALYZE"))
    else:
        await connection.execute(text("ANALYZE"))
        await connection.commit()


async def _copy(url: str, made: Iterator[Made], number: int, last: int, dialect: Dialect) -> None:
    """COPY without looking after keys and triggers meanwhile; the index of the text is made at the end."""
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    await connection.execute("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'")
    index = await connection.fetchval(
        "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_zoektekst_tekst'"
    )
    await connection.execute("DROP INDEX ix_zoektekst_tekst")
    begin = last
    while part := list(islice(made, min(CHUNK, number))):
        number -= len(part)
        rows, facts = _rows(part, last)
        last += len(part)
        await _copy_rows(connection, hulpvraag, rows, dialect)
        await _copy_rows(connection, feiten, facts, dialect)
    await connection.execute("INSERT INTO zoektekst SELECT id, zoektekst FROM hulpvraag WHERE id > $1", begin)
    await connection.execute(str(index))
    await connection.execute("SELECT setval(pg_get_serial_sequence('hulpvraag', 'id'), $1)", last)
    await connection.close()


async def _copy_rows(
    connection: Any, table: Table, rows: Sequence[Mapping[str, Any]], dialect: Dialect
) -> None:
    names = list(rows[0])
    written = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    records = [
        tuple(write(row[name]) if write else row[name] for name, write in zip(names, written, strict=True))
        for row in rows
    ]
    await connection.copy_records_to_table(table.name, records=records, columns=names)
