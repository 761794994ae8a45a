"""Hold the day: everybody signs in and works at once, while residents hand requests in and withdraw some."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from contextlib import AsyncExitStack

from bench.werkdag.dag import Werkdag
from bench.werkdag.mens import Mens
from bench.werkdag.metingen import Metingen
from bench.werkdag.voorbereiden import PASSWORD, Omvang, dien_in
from matchmaker.bootstrap import Matchmaker

WITHDRAWN = 5  # of so many that come in during the day one is withdrawn again


async def houd(
    address: str, matchmaker: Matchmaker, names: Sequence[str], omvang: Omvang, seed: int, denktijd: float
) -> Metingen:
    """Hold the day against a server, and give what was counted.

    Args:
        address: of the server, without a path.
        matchmaker: another one on the same database, for what residents do.
        names: who works, with the password of the preparation.
        omvang: how much comes in meanwhile.
        seed: of what everybody chooses.
        denktijd: seconds before each step, on average.
    """
    metingen = Metingen()
    async with AsyncExitStack() as stack:
        people = [
            await stack.enter_async_context(
                Mens(address, random.Random(f"{seed} {name}"), metingen, denktijd)
            )
            for name in names
        ]
        inside = await asyncio.gather(
            *(one.sign_in(name, PASSWORD) for one, name in zip(people, names, strict=True))
        )
        metingen.stuck += ["somebody could not sign in"] * inside.count(False)
        days = [Werkdag(one, names) for one in people]
        residents = _residents(matchmaker, omvang.tijdens, random.Random(seed), denktijd)
        await asyncio.gather(residents, *(day.morning() for day in days))
        await asyncio.gather(*(day.afternoon() for day in days))
    return metingen


async def _residents(matchmaker: Matchmaker, count: int, drawn: random.Random, pause: float) -> None:
    for number in range(count):
        await asyncio.sleep(drawn.expovariate(1 / pause) if pause else 0)
        referentie = await dien_in(matchmaker, f"tijdens-{number}", drawn)
        if number % WITHDRAWN == 0:
            await asyncio.sleep(2 * pause)  # long enough that somebody may have taken it
            await matchmaker.withdraw(referentie)
