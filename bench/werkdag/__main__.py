"""A day's work of 100 coordinators at once, over HTTP, against the matchmaker in its own process, on each database.

`.venv/bin/python -m bench.werkdag [--coordinatoren N] [--nieuw N] … [--denktijd SECONDS]` prints what happened and
writes it to docs/bench/werkdag.txt; it ends with status 1 where anything went wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from urllib.request import urlopen

from pydantic import SecretStr

from bench.werkdag.houden import houd
from bench.werkdag.nakijken import kijk_na
from bench.werkdag.voorbereiden import Omvang, bereid_voor
from matchmaker.bootstrap import Settings, bootstrap
from tests.matchmaker.postgres import find_binaries, running_cluster
from tests.stack import free_port

OUT = Path(__file__).resolve().parents[2] / "docs" / "bench" / "werkdag.txt"
SEED = 20261127


def main() -> None:
    """Hold the day on each database."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in asdict(Omvang()).items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--denktijd", type=float, default=2.0, help="seconds before each step, on average")
    options = parser.parse_args()
    omvang = Omvang(**{name: getattr(options, name) for name in asdict(Omvang())})
    head = (
        f"{(__doc__ or '').partition(chr(10))[0]}\n"
        f"{omvang}\nthinking {options.denktijd} s before each step on average; server and clients on "
        f"{os.cpu_count()} processors that others use too, Python {platform.python_version()}, "
        f"{date.today().isoformat()}; PostgreSQL is a cluster of its own without fsync"
    )
    report, wrong = [head], False
    with tempfile.TemporaryDirectory() as folder, _databases(Path(folder)) as databases:
        for name, settings in databases.items():
            text, failed = asyncio.run(_day(name, settings, omvang, options.denktijd))
            print(text, flush=True)
            report.append(text)
            wrong |= failed
    OUT.write_text("\n\n".join(report) + "\n", "utf-8")
    sys.exit(wrong)


async def _day(name: str, settings: Settings, omvang: Omvang, denktijd: float) -> tuple[str, bool]:
    matchmaker = await bootstrap(settings)
    names = await bereid_voor(matchmaker, omvang, random.Random(SEED))
    with _served(settings) as address:
        began = time.perf_counter()
        metingen = await houd(address, matchmaker, names, omvang, SEED, denktijd)
        took = time.perf_counter() - began
    submitted = omvang.nieuw + omvang.tijdens + omvang.nazorg * omvang.coordinatoren
    ended, wrong = await kijk_na(matchmaker, submitted, metingen.taken)
    await matchmaker.close()
    lines = [
        f"{name}: {metingen.steps} steps in {took:.0f} s, {metingen.errors.total()} errors, "
        f"{metingen.conflicts.total()} conflicts met, p95 {metingen.p95() * 1e3:.0f} ms",
        f"load of the machine in the last 15 minutes: {os.getloadavg()[2]:.1f}",
        f"requests at the end: {', '.join(f'{count} {status}' for status, count in sorted(ended.items()))}",
        f"found wrong afterwards: {len(wrong)}; not got done: {len(metingen.stuck)}",
        *(metingen.stuck + wrong)[:10],
        *metingen.lines(),
    ]
    return "\n".join(lines), bool(wrong or metingen.stuck or metingen.errors)


@contextmanager
def _databases(folder: Path) -> Iterator[dict[str, Settings]]:
    sqlite, postgresql = folder / "sqlite", folder / "postgresql"
    binaries = find_binaries()
    assert binaries, "no PostgreSQL server here: run .ci/system_packages.sh"
    with running_cluster(binaries) as server:
        address = f"{server}/postgres"
        yield {
            "sqlite": Settings(var=sqlite),
            "postgresql": Settings(var=postgresql, database_url=SecretStr(address)),
        }


@contextmanager
def _served(settings: Settings) -> Iterator[str]:
    """Serve the matchmaker as its own process, as `python -m matchmaker` does."""
    port = free_port()
    environment = os.environ | {
        "KEUKENTAFEL_VAR": str(settings.var),
        "KEUKENTAFEL_MATCHMAKER_PORT": str(port),
        "KEUKENTAFEL_BIJWERKEN_INTERVAL": "5",
    }
    if settings.database_url:
        environment["KEUKENTAFEL_DATABASE_URL"] = settings.database_url.get_secret_value()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "matchmaker"], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait(f"{address}/coordinator/aanmelden", process)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait(page: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(120):
        assert process.poll() is None, "the server has stopped"
        try:
            with urlopen(page):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("the server does not answer")


if __name__ == "__main__":
    main()
