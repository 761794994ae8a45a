"""Claims as fast as workers can take them, of our queue and of procrastinate's, on one PostgreSQL, in turn."""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import procrastinate
from pydantic import SecretStr
from sqlalchemy import text

from bench.wachtrij.lijsten import opened
from bench.wachtrij.vullen import CHUNK, fill, requests
from matchmaker.bootstrap import Settings
from matchmaker.store.engine import open_engine

WAITING, CLAIMS, WORKERS, ROUNDS = 20_000, 4_000, 16, 3


async def claims(server: str) -> list[str]:
    """Give the rows of the table: each side by turns, so that other work on the machine meets both."""
    ours, theirs = [], []
    for number in range(ROUNDS):
        ours.append(await _ours(f"{server}/claims{number}"))
        theirs.append(await _theirs(f"{server}/procrastinate{number}"))
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    rows = [
        f"claims a second, {WORKERS} workers, {WAITING:,} waiting, {CLAIMS:,} taken; {ROUNDS} rounds in turn, median",
        *(
            f"  {name:<28}" + "".join(f"{one:>9{form}}" for one in (*rates, statistics.median(rates)))
            for name, rates, form in (
                ("claim_volgende", ours, ".0f"),
                ("procrastinate fetch_job", theirs, ".0f"),
                ("ratio", ratios, ".2f"),
            )
        ),
    ]
    print("\n".join(rows), flush=True)
    return rows


async def _ours(url: str) -> float:
    await create(url)
    matchmaker, anna = await opened(Settings(var=Path(tempfile.gettempdir()), database_url=SecretStr(url)))
    await fill(url, requests(random.Random(6), new_only=True), WAITING)
    rate = await _rate(lambda: matchmaker.claim_volgende(anna))
    await matchmaker.close()
    return rate


async def _theirs(url: str) -> float:
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
    async def worker(number: int) -> None:
        for _ in range(number):
            assert await take() is not None

    await asyncio.gather(*(worker(10) for _ in range(WORKERS)))  # open the connections, make the plans
    started = time.perf_counter()
    await asyncio.gather(*(worker(CLAIMS // WORKERS) for _ in range(WORKERS)))
    return CLAIMS / (time.perf_counter() - started)


async def create(url: str) -> None:
    """Make a database."""
    address, _, name = url.rpartition("/")
    engine = open_engine(f"{address}/postgres").execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()
