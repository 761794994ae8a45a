"""Read and claim in a made-up queue of growing size: how the API's list pages grow, and claims beside procrastinate.

`.venv/bin/python -m bench.wachtrij [--sqlite SIZES] [--postgresql SIZES]` prints a table and writes it to
docs/bench/wachtrij.txt. It needs the dependency group `bench`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

import procrastinate
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr
from sqlalchemy import func, insert, select, text

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.core import urgentie
from matchmaker.core.aanvraag import read
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Aanvraag
from matchmaker.core.ports import Position
from matchmaker.core.referentie import new_referentie
from matchmaker.core.snel import snel_te_regelen
from matchmaker.core.vocabulary import activiteiten, codes
from matchmaker.core.workflow import Status
from matchmaker.parameters import write_cursor
from matchmaker.store.engine import WRITE, open_engine
from matchmaker.store.rows import fact_rows, search_text, values_of
from matchmaker.store.tables import feit as feiten
from matchmaker.store.tables import hulpvraag
from matchmaker.web import make_app
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.postgres import find_binaries, running_cluster

SQLITE = (1_000, 10_000, 100_000)
POSTGRESQL = (3_000, 30_000, 300_000)
ROUNDS = 40  # of each call
CHUNK = 2_000  # requests in one insert
WAITING, CLAIMS, WORKERS = 20_000, 4_000, 16  # of the claims
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
API = "/api/matchmaker/v1/hulpvragen"
OUT = Path(__file__).resolve().parents[1] / "docs" / "bench" / "wachtrij.txt"

_WIJKEN = [f"Wijk {number}" for number in range(40)]
_WORDS = (
    "trap",
    "hond",
    "fiets",
    "dokter",
    "zoon",
    "buurvrouw",
    "rollator",
    "keuken",
    "markt",
    "koor",
    "brief",
)
# How many of each status there are once a queue has run for years, and of what is open most is new.
_STATUS = {
    Status.NIEUW: 5,
    Status.IN_BEHANDELING: 3,
    Status.VOORGESTELD: 2,
    Status.NAZORG: 2,
    Status.AFGEROND: 80,
}
_KINDS = {
    "first page": "?limiet=25",
    "status": "?status=nieuw&limiet=25",
    "status, wijk": "?status=nieuw&wijk=Wijk%207&limiet=25",
    "area of life": "?leefgebied=vervoer&limiet=25",
    "urgent, of one holder": "?minstens=2&houder=ik&limiet=25",
    "two words": "?q=rollator%20koor&limiet=25",
    "a word that is not there": "?q=xylofoon&limiet=25",
    "halfway": "?limiet=25&cursor={halfway}",
}


def requests(drawn: random.Random, new_only: bool = False) -> Iterator[tuple[dict[str, Any], Aanvraag]]:
    """Give made-up requests without end, as the row of each and what was handed in; a thousand texts in all."""
    every, kinds = tuple(activiteiten()), ("wens", "lastig", "hulp")
    said = [" ".join(drawn.choices(_WORDS, k=12)) for _ in range(1_000)]
    handed_in = []
    for words in said:
        facts = [feit(drawn.choice(kinds), drawn.choice(every), words) for _ in range(3)]
        signals = drawn.sample(codes("signalen"), drawn.choice((0, 0, 0, 1)))
        one = read(aanvraag(situatie=words, feiten=facts, signalen=signals))
        handed_in.append((one, values_of(one), search_text(one, "")))
    for number in count(1):
        one, values, words = drawn.choice(handed_in)
        status = Status.NIEUW if new_only else drawn.choices(tuple(_STATUS), tuple(_STATUS.values()))[0]
        came = NOW - timedelta(minutes=drawn.randrange(3 * 365 * 24 * 60))
        referentie = new_referentie(drawn.randbytes)
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
            "zoektekst": f"{referentie.lower()} {words}",
            "houder_id": drawn.choice((1, 2, 3)) if held else None,
            "geclaimd_op": came if held else None,
        }
        yield row, one


async def fill(url: str, made: Iterator[tuple[dict[str, Any], Aanvraag]], number: int) -> None:
    """Put so many requests in the queue, with their facts."""
    engine = open_engine(url, keys_of(Settings()))
    while number > 0:
        part = list(islice(made, min(CHUNK, number)))
        number -= len(part)
        async with engine.connect() as connection:
            await connection.execution_options(**{WRITE: True})
            async with connection.begin():
                last = (await connection.execute(select(func.max(hulpvraag.c.id)))).scalar() or 0
                rows = [row | {"id": last + place} for place, (row, _) in enumerate(part, 1)]
                await connection.execute(insert(hulpvraag), rows)
                facts = [
                    fact
                    for row, (_, one) in zip(rows, part, strict=True)
                    for fact in fact_rows(row["id"], one.feiten)
                ]
                await connection.execute(insert(feiten), facts)
    async with engine.connect() as connection:
        await connection.execute(text("ANALYZE"))
        await connection.commit()
    await engine.dispose()


async def opened(settings: Settings) -> tuple[Matchmaker, Coordinator]:
    """Open a queue with three coordinators."""
    matchmaker = await bootstrap(settings, clock=lambda: NOW)
    people = [
        (await matchmaker.add_coordinator(name, name.title(), "een lang wachtwoord", token=f"token-{name}"))[
            0
        ]
        for name in ("anna", "bram", "carla")
    ]
    return matchmaker, people[0]


async def pages(settings: Settings, sizes: Sequence[int]) -> list[str]:
    """Give the rows of the table for one database: each call at each size, beside the smallest."""
    matchmaker, _ = await opened(settings)
    made, first, lines = requests(random.Random(5)), dict[str, float](), list[str]()
    name, had = settings.store_url().partition("+")[0], 0
    async with TestClient(TestServer(make_app(matchmaker, settings))) as client:
        for size in sizes:
            await fill(settings.store_url(), made, size - had)
            had = size
            halfway = await _halfway(settings.store_url(), size)
            lines.append(f"{name}, {size:,} requests")
            for kind, query in _KINDS.items():
                call = API + query.format(halfway=halfway)
                p50, p95 = await timed(lambda call=call: _get(client, call))  # type: ignore[misc]
                ratio = p50 / first.setdefault(kind, p50)
                lines.append(f"  {kind:<28}{p50:>9.2f}{p95:>9.2f}{ratio:>9.2f}")
                print(lines[-1], flush=True)
    await matchmaker.close()
    return lines


async def _get(client: TestClient[Any, Any], call: str) -> dict[str, Any]:
    answer = await client.get(call, headers={"Authorization": "Bearer token-anna"})
    assert answer.status == 200, await answer.text()
    data: dict[str, Any] = await answer.json()
    return data


async def _halfway(url: str, size: int) -> str | None:
    """Give the cursor in the middle of the queue."""
    row = hulpvraag.c
    engine = open_engine(url)
    async with engine.connect() as connection:
        places = select(row.urgentie, row.ingediend_op, row.id)
        ordered = places.order_by(row.urgentie.desc(), row.ingediend_op, row.id).offset(size // 2).limit(1)
        middle = (await connection.execute(ordered)).one()
    await engine.dispose()
    return write_cursor(Position(*middle))


async def timed(call: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Give p50 and p95 of a call, in milliseconds."""
    await call()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        await call()
        times.append((time.perf_counter() - started) * 1000)
    quantiles = statistics.quantiles(times, n=100)
    return quantiles[49], quantiles[94]


async def claims(server: str) -> list[str]:
    """Let workers take the next as fast as they can, of our queue and of procrastinate's, on one PostgreSQL."""
    ours, theirs = await _our_claims(f"{server}/claims"), await _their_claims(f"{server}/procrastinate")
    again, after = await _our_claims(f"{server}/claims2"), await _their_claims(f"{server}/procrastinate2")
    rows = [
        f"claims a second, {WORKERS} workers, {WAITING:,} waiting, {CLAIMS:,} taken, two rounds in turn",
        f"  claim_volgende              {ours:>9.0f}{again:>9.0f}",
        f"  procrastinate fetch_job     {theirs:>9.0f}{after:>9.0f}",
        f"  ratio                       {ours / theirs:>9.2f}{again / after:>9.2f}",
    ]
    print("\n".join(rows), flush=True)
    return rows


async def _our_claims(url: str) -> float:
    await create(url)
    matchmaker, anna = await opened(Settings(var=Path(tempfile.gettempdir()), database_url=SecretStr(url)))
    await fill(url, requests(random.Random(6), new_only=True), WAITING)
    rate = await _rate(lambda: matchmaker.claim_volgende(anna))
    await matchmaker.close()
    return rate


async def _their_claims(url: str) -> float:
    await create(url)
    plain = url.replace("postgresql+asyncpg", "postgresql")
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=plain, max_size=WORKERS))
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        task = app.configure_task("bench", allow_unknown=True)
        for _ in range(WAITING // CHUNK):
            jobs: list[dict[str, Any]] = [{"number": number} for number in range(CHUNK)]
            await task.batch_defer_async(*jobs)
        await app.connector.execute_query_async("ANALYZE")
        worker = await app.job_manager.register_worker()
        return await _rate(lambda: app.job_manager.fetch_job(queues=None, worker_id=worker))


async def _rate(take: Callable[[], Awaitable[object]]) -> float:
    async def worker() -> None:
        for _ in range(CLAIMS // WORKERS):
            assert await take() is not None

    started = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(WORKERS)))
    return CLAIMS / (time.perf_counter() - started)


async def create(url: str) -> None:
    """Make a database."""
    address, _, name = url.rpartition("/")
    engine = open_engine(f"{address}/postgres").execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()


async def run(sqlite: Sequence[int], postgresql: Sequence[int]) -> None:
    """Measure, print, and write."""
    lines = [
        __doc__.splitlines()[0],
        f"List pages of 25 over HTTP, each call {ROUNDS} times, in milliseconds; ratio: to the smallest size.",
        "PostgreSQL is a cluster of its own without fsync.",
        "",
        f"{'':<30}{'p50':>9}{'p95':>9}{'ratio':>9}",
    ]
    binaries = find_binaries()
    assert binaries is not None, "no PostgreSQL server here"
    with tempfile.TemporaryDirectory() as folder, running_cluster(binaries) as server:
        if sqlite:
            lines += await pages(Settings(var=Path(folder), bijwerken_interval=0), sqlite)
        if postgresql:
            await create(f"{server}/pages")
            url = SecretStr(f"{server}/pages")
            lines += await pages(
                Settings(var=Path(folder), database_url=url, bijwerken_interval=0), postgresql
            )
            lines += ["", *await claims(server)]
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    lines += ["", f"{os.cpu_count()} processors, Python {platform.python_version()}; load at the end: {load}"]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Measure the sizes of the command line, or else all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sqlite", type=int, nargs="*", default=SQLITE)
    parser.add_argument("--postgresql", type=int, nargs="*", default=POSTGRESQL)
    chosen = parser.parse_args()
    asyncio.run(run(chosen.sqlite, chosen.postgresql))


if __name__ == "__main__":
    main()
