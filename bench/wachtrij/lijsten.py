"""The list pages and the API over HTTP, at growing sizes of the queue."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bench.wachtrij.vullen import COORDINATORS, NOW, fill, requests
from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Position
from matchmaker.keys import session_cookie
from matchmaker.parameters import write_cursor
from matchmaker.store.engine import open_engine
from matchmaker.store.tables import hulpvraag
from matchmaker.web import make_app

ROUNDS = 40  # of each call
PASSWORD = "een lang wachtwoord"
_API, _PAGES = "/api/matchmaker/v1/hulpvragen?limiet=25", "/coordinator"
CALLS = {
    "nothing of the queue": "/api/matchmaker/v1/ik",
    "first page": _API,
    "status": f"{_API}&status=nieuw",
    "status, wijk": f"{_API}&status=nieuw&wijk=Wijk%207",
    "area of life": f"{_API}&leefgebied=vervoer",
    "urgent, of one holder": f"{_API}&minstens=2&houder=ik",
    "halfway": f"{_API}&cursor={{halfway}}",
    "a word of one in five": f"{_API}&q=dochter",
    "of one in eighty": f"{_API}&q=rollator",
    "of one in two thousand": f"{_API}&q=aldi",
    "of none": f"{_API}&q=xylofoon",
    "of none, common letters": f"{_API}&q=steenenden",
    "two letters of few": f"{_API}&q=qx",
    "two words": f"{_API}&q=rollator%20dochter",
    "a word, status, wijk": f"{_API}&q=dochter&status=nieuw&wijk=Wijk%207",
    "a word of one in eighty, mine": f"{_API}&q=rollator&houder=ik",
    "page: the queue": _PAGES,
    "page: mine": f"{_PAGES}?mijn=1",
    "page: a word of few, wijk": f"{_PAGES}?q=aldi&wijk=Wijk+7",
    "page: a word of none": f"{_PAGES}?q=xylofoon",
    "page: today": f"{_PAGES}/vandaag",
}


async def opened(settings: Settings) -> tuple[Matchmaker, Coordinator]:
    """Open a queue with its coordinators, of whom Anna is one."""
    matchmaker = await bootstrap(settings, clock=lambda: NOW)
    people = [
        (await matchmaker.add_coordinator(name, name.title(), PASSWORD, token=f"token-{name}"))[0]
        for name in ("anna", *(f"collega{number}" for number in range(2, COORDINATORS + 1)))
    ]
    return matchmaker, people[0]


async def lists(settings: Settings, sizes: Sequence[int]) -> list[str]:
    """Give the rows of the table for one database: each call at each size, beside the smallest."""
    matchmaker, _ = await opened(settings)
    made, first, lines = requests(random.Random(5)), dict[str, float](), list[str]()
    name, had, slowest = settings.store_url().partition("+")[0], 0, list[str]()
    async with TestClient(TestServer(make_app(matchmaker, settings))) as client:
        session = await matchmaker.sign_in("anna", PASSWORD)
        headers = {
            "Authorization": "Bearer token-anna",
            "Cookie": f"{session_cookie(settings)}={session.secret}",
        }
        for size in sizes:
            started = time.perf_counter()
            await fill(settings.store_url(), made, size - had)
            print(f"{name}: {size:,} filled in {time.perf_counter() - started:.0f} s", flush=True)
            had = size
            halfway = await _halfway(settings.store_url(), size)
            lines.append(f"{name}, {size:,} requests")
            p95s = {}
            for kind, query in CALLS.items():
                call = query.format(halfway=halfway)
                p50, p95s[kind] = await timed(lambda call=call: _get(client, call, headers))  # type: ignore[misc]
                ratio = p50 / first.setdefault(kind, p50)
                lines.append(f"  {kind:<32}{p50:>9.2f}{p95s[kind]:>9.2f}{ratio:>9.2f}")
                print(lines[-1], flush=True)
            worst = max(p95s, key=lambda kind: p95s[kind])
            slowest.append(f"{size:,}: {worst} {p95s[worst]:.0f}")
    await matchmaker.close()
    return [*lines, f"{name}, slowest p95 at each size: {'; '.join(slowest)}", ""]


async def _get(client: TestClient[Any, Any], call: str, headers: dict[str, str]) -> None:
    answer = await client.get(call, headers=headers, allow_redirects=False)
    body = await answer.text()
    assert answer.status == 200, (call, answer.status, body)


async def _halfway(url: str, size: int) -> str | None:
    """Give the cursor in the middle of the queue."""
    row = hulpvraag.c
    engine = open_engine(url, keys_of(Settings()))
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
