"""Read and claim in a made-up queue of growing size: how lists and searches grow, and claims beside procrastinate.

`.venv/bin/python -m bench.wachtrij [--sqlite SIZES] [--postgresql SIZES]` prints a table and writes it to
docs/bench/wachtrij.txt; without a size after it that part is left out. It needs the dependency group `bench`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from bench.wachtrij.claims import claims, create
from bench.wachtrij.lijsten import ROUNDS, lists
from matchmaker.bootstrap import Settings
from tests.matchmaker.postgres import find_binaries, running_cluster

SQLITE = (1_000, 10_000, 100_000)
POSTGRESQL = (10_000, 100_000, 1_000_000)
OUT = Path(__file__).resolve().parents[2] / "docs" / "bench" / "wachtrij.txt"


async def run(sqlite: Sequence[int], postgresql: Sequence[int], *, with_claims: bool) -> str:
    """Measure, print, and give the table."""
    lines = [
        str(__doc__).splitlines()[0],
        f"Pages of 20 and answers of 25 over HTTP, each {ROUNDS} times, in ms; ratio: to the smallest size.",
        "A text is eight sentences of the corpus, a code and a name that few have; 13 % are open.",
        "PostgreSQL is a cluster of its own without fsync, as it is installed.",
        "",
        f"{'':<34}{'p50':>9}{'p95':>9}{'ratio':>9}",
    ]
    binaries = find_binaries()
    assert binaries is not None, "no PostgreSQL server here"
    with tempfile.TemporaryDirectory() as folder, running_cluster(binaries) as server:
        if with_claims:
            claimed = await claims(server)
        if sqlite:
            lines += await lists(Settings(var=Path(folder), bijwerken_interval=0), sqlite)
        if postgresql:
            await create(f"{server}/pages")
            url = SecretStr(f"{server}/pages")
            lines += await lists(
                Settings(var=Path(folder), database_url=url, bijwerken_interval=0), postgresql
            )
        if with_claims:
            lines += [*claimed, ""]
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    lines.append(f"{os.cpu_count()} processors, Python {platform.python_version()}; load at the end: {load}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure the sizes of the command line, or else all."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--sqlite", type=int, nargs="*", default=SQLITE)
    parser.add_argument("--postgresql", type=int, nargs="*", default=POSTGRESQL)
    parser.add_argument("--zonder-claims", action="store_true")
    parser.add_argument("--uit", type=Path, default=OUT)
    chosen = parser.parse_args()
    table = asyncio.run(run(chosen.sqlite, chosen.postgresql, with_claims=not chosen.zonder_claims))
    chosen.uit.parent.mkdir(exist_ok=True)
    chosen.uit.write_text(table, "utf-8")


if __name__ == "__main__":
    main()
