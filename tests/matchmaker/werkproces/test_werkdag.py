"""A day's work of several coordinators at once, over HTTP, on each database; `bench.werkdag` holds the full one."""

from __future__ import annotations

import random

from aiohttp.test_utils import TestServer

from bench.werkdag.houden import houd
from bench.werkdag.metingen import Metingen
from bench.werkdag.nakijken import kijk_na
from bench.werkdag.voorbereiden import Omvang, bereid_voor
from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.workflow import Status
from matchmaker.web import make_app
from tests.matchmaker.werkproces.verloop import ingediend

OMVANG = Omvang(coordinatoren=6, nieuw=14, nazorg=1, vrijwilligers=6, tijdens=5)


async def test_a_day(matchmaker: Matchmaker, settings: Settings) -> None:
    """Everybody gets their work done with no error; no request is taken twice, and none is left."""
    names = await bereid_voor(matchmaker, OMVANG, random.Random(1))
    async with TestServer(make_app(matchmaker, settings)) as server:
        metingen = await houd(str(server.make_url("")), matchmaker, names, OMVANG, 1, 0)
    ended, wrong = await kijk_na(matchmaker, 14 + 5 + 6, metingen.taken)
    assert (metingen.stuck, dict(metingen.errors), wrong) == ([], {}, [])
    assert metingen.steps > 300
    assert metingen.taken.total() >= 14
    assert metingen.conflicts.total() > 0
    assert ended[Status.AFGEROND] >= 20


async def test_what_is_left_is_found(matchmaker: Matchmaker) -> None:
    """The look afterwards sees a request that nobody finished, one that is missing, and one that was not claimed."""
    code = await ingediend(matchmaker)
    assert await kijk_na(matchmaker, 2, {code: 1}) == (
        {"nieuw": 1},
        [
            "1 requests, 2 were handed in",
            f"{code}: is still nieuw",
            f"{code}: 1 were told that it is theirs, it was claimed 0 times",
        ],
    )


def test_what_is_counted() -> None:
    """A conflict is no error; no answer, a refusal and a fault of the server are."""
    metingen = Metingen()
    for status in (200, 303, 409, 412, 400, 500, 0):
        metingen.note("step", status, 0.01)
    assert (metingen.steps, metingen.conflicts.total(), metingen.errors.total()) == (7, 2, 3)
