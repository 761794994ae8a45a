from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from matchmaker.bootstrap import Settings, bootstrap
from tests.matchmaker.aanvragen import aanvraag

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("acknowledged", [1, 12])
async def test_kill(settings: Settings, acknowledged: int) -> None:
    """After kill -9 every acknowledged request is there once, and repeating the last one gives one request."""
    url = settings.database_url.get_secret_value() if settings.database_url else ""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.matchmaker.store.submit_until_killed", str(settings.var), url),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    done: dict[str, str] = {}
    while len(done) < acknowledged:
        words = (await process.stdout.readline()).decode().split()
        if words[0] == "klaar":
            done[words[1]] = words[2]
    os.kill(process.pid, signal.SIGKILL)
    rest = (await process.stdout.read()).decode().splitlines()
    await process.wait()
    begun = acknowledged + len(rest)
    done |= {
        line.split()[1]: line.split()[2] for line in rest if line.startswith("klaar") and line.count(" ") == 2
    }

    matchmaker = await bootstrap(settings)
    for number, referentie in done.items():
        assert (await matchmaker.submit(aanvraag(), f"gesprek-{number}")).referentie == referentie
    again = [await matchmaker.submit(aanvraag(), f"gesprek-{number}") for number in range(begun)]
    for one in again:
        history = (await matchmaker.get(one.referentie)).geschiedenis
        assert [line.soort for line in history] == ["ingediend"]
    assert len((await matchmaker.queue(limit=500)).hulpvragen) == begun
    await matchmaker.close()
