from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import insert, select

from matchmaker.bootstrap import Matchmaker, Settings, keys_of
from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import HeldBy
from matchmaker.core.referentie import new_referentie
from matchmaker.store.engine import WRITE, open_engine
from matchmaker.store.tables import coordinator, gebeurtenis, hulpvraag
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.geheugen import MEMORY

REQUESTS, WORKERS = 10_000, 64
FOUGHT = 8  # requests that every worker wants


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory, where the machine has one."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


async def _copies(settings: Settings, count: int) -> list[str]:
    """Put so many requests in the queue, all like the one that is there, and give their codes."""
    drawn = random.Random(1)
    engine = open_engine(settings.store_url(), keys_of(settings))
    async with engine.connect() as connection:
        await connection.execution_options(**{WRITE: True})
        async with connection.begin():
            first = dict((await connection.execute(select(hulpvraag))).one()._mapping)
            del first["id"]
            rows = [
                first
                | {
                    "sleutel": f"kopie-{number}",
                    "referentie": new_referentie(drawn.randbytes),
                    "ingediend_op": first["ingediend_op"] + timedelta(seconds=number + 1),
                }
                for number in range(count)
            ]
            await connection.execute(insert(hulpvraag), rows)
    await engine.dispose()
    return [row["referentie"] for row in rows]


async def test_none_claimed_twice_none_lost(
    matchmaker: Matchmaker, settings: Settings, opened: Callable[[], Awaitable[Matchmaker]]
) -> None:
    """64 workers claim 10,000 requests, some of them fought over: each has one holder, each loser hears who that is."""
    other = await opened()
    first = await matchmaker.submit(aanvraag(feiten=[]), "1")
    codes = [first.referentie, *await _copies(settings, REQUESTS - 1)]
    people = await _workers(settings)
    won: list[tuple[str, int]] = []
    lost: list[tuple[str, str]] = []

    async def work(number: int) -> None:
        side, me = (matchmaker, other)[number % 2], people[number]
        for step in range(FOUGHT):
            # All want the same ones, from both ends, while others take whatever comes next.
            code = codes[(-1 - step if number % 4 else step) * REQUESTS // FOUGHT // 2]
            try:
                await side.claim(code, me)
                won.append((code, me.id))
            except HeldBy as error:
                lost.append((code, error.holder))
        while code := await side.claim_volgende(me):
            won.append((code, me.id))

    await asyncio.gather(*(work(number) for number in range(WORKERS)))
    await other.close()
    holders = dict(won)
    names = {one.id: one.naam for one in people}
    assert len(won) == len(holders) == REQUESTS
    assert len(lost) >= FOUGHT * WORKERS // 2
    assert all(names[holders[code]] == name for code, name in lost)
    assert await _claimed(settings) == {code: [(who, names[who])] for code, who in won}


async def _workers(settings: Settings) -> list[Coordinator]:
    """Give access to so many people: without passwords, which take their time."""
    engine = open_engine(settings.store_url())
    async with engine.begin() as connection:
        await connection.execute(
            insert(coordinator),
            [
                {
                    "gebruikersnaam": f"werker{number}",
                    "naam": f"Werker {number}",
                    "wachtwoord_hash": "",
                    "token_hash": str(number),
                    "mislukt": 0,
                    "functie": Functie.COORDINATOR,
                    "wijken": [],
                }
                for number in range(WORKERS)
            ],
        )
        rows = (await connection.execute(select(coordinator))).all()
    await engine.dispose()
    return [Coordinator(row.id, row.gebruikersnaam, row.naam) for row in rows]


async def _claimed(settings: Settings) -> dict[str, list[tuple[int, str]]]:
    """Give, for each request, its holder beside whoever stands in the history as having claimed it."""
    engine = open_engine(settings.store_url())
    row = hulpvraag.c
    statement = (
        select(row.referentie, row.houder_id, gebeurtenis.c.door)
        .join(gebeurtenis, gebeurtenis.c.hulpvraag_id == row.id)
        .where(gebeurtenis.c.soort == "geclaimd")
    )
    found: dict[str, list[tuple[int, str]]] = {}
    async with engine.connect() as connection:
        for referentie, holder, name in await connection.execute(statement):
            found.setdefault(referentie, []).append((holder, name))
    await engine.dispose()
    return found
