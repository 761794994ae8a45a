"""What noting who looked adds to reading: one request and a list, with and without, in turns, as a ratio of medians.

`.venv/bin/python -m bench.inzage` prints a table and writes it to docs/bench/inzage.txt.
"""

from __future__ import annotations

import asyncio
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from matchmaker import inzage
from matchmaker.bootstrap import Settings, bootstrap
from matchmaker.inzage import Journaal
from matchmaker.web import make_app
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.postgres import find_binaries, running_cluster

ROUNDS = 60  # of each call, each way
TOGETHER = 16  # readers at once
HEADERS = {"Authorization": "Bearer token-anna"}
API = "/api/matchmaker/v1/hulpvragen"
OUT = Path(__file__).resolve().parents[1] / "docs" / "bench" / "inzage.txt"


@contextmanager
def _without() -> Iterator[None]:
    async def nothing(*_: Any) -> None:
        return None

    with patch.object(Journaal, "schrijf", nothing):
        yield


async def _measure(settings: Settings, name: str) -> list[str]:
    matchmaker = await bootstrap(settings)
    await matchmaker.add_coordinator("anna", "Anna", "een lang wachtwoord", token="token-anna")
    codes = [(await matchmaker.submit(aanvraag(), str(n))).referentie for n in range(200)]
    lines = []
    # So that each list is noted anew: the dearest case.
    with patch.object(inzage, "AGAIN", timedelta(0)):
        async with TestServer(make_app(matchmaker, settings)) as server, TestClient(server) as client:
            for what, path in (("one request", f"{API}/{codes[0]}"), ("list of 25", f"{API}?limiet=25")):
                for readers in (1, TOGETHER):
                    times: dict[bool, list[float]] = {True: [], False: []}
                    for round_ in range(2 * ROUNDS):
                        noted = bool(round_ % 2)
                        if noted:
                            times[noted].append(await _read(client, path, readers))
                        else:
                            with _without():
                                times[noted].append(await _read(client, path, readers))
                    plain, with_log = (statistics.median(times[key]) * 1000 for key in (False, True))
                    lines.append(
                        f"{name:<12}{what:<14}{readers:>8}{plain:>12.2f}{with_log:>12.2f}{with_log / plain:>8.2f}"
                    )
    await matchmaker.close()
    return lines


async def _read(client: TestClient, path: str, readers: int) -> float:
    async def one() -> None:
        async with client.get(path, headers=HEADERS) as answer:
            assert answer.status == 200
            await answer.read()

    begin = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(readers)))
    return (time.perf_counter() - begin) / readers


def main() -> None:
    """Measure on each database that there is, and write the table."""
    lines = [
        f"Median of {ROUNDS} rounds in turns, ms a read; {platform.machine()}, Python {platform.python_version()}.",
        f"{'database':<12}{'what':<14}{'readers':>8}{'without':>12}{'noted':>12}{'ratio':>8}",
    ]
    with tempfile.TemporaryDirectory() as folder:
        lines += asyncio.run(_measure(Settings(var=Path(folder)), "SQLite"))
    binaries = find_binaries()
    if binaries:
        with tempfile.TemporaryDirectory() as folder, running_cluster(binaries) as address:
            settings = Settings(var=Path(folder), database_url=SecretStr(f"{address}/postgres"))
            lines += asyncio.run(_measure(settings, "PostgreSQL"))
    text = "\n".join(lines) + "\n"
    print(text, end="")
    OUT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
