"""Each mail is sent once: with several workers, and when a worker is killed at any moment."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.bezorgen import BEZET
from matchmaker.core.post.port import Bezorger
from matchmaker.post.kiezen import kies_bezorger
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.post.mailserver import Mailserver
from tests.matchmaker.post.uit import soorten, vul

ROOT = Path(__file__).parents[3]
MAILS = 200


async def test_two_workers(
    matchmaker: Matchmaker,
    opened: Callable[[], Awaitable[Matchmaker]],
    settings: Settings,
    met_post: Settings,
    anna: Coordinator,
    mailserver: Mailserver,
) -> None:
    """Two workers empty an outbox of 200 mails together: each mail goes once, and both did their part."""
    other = await opened()
    expected = await vul(matchmaker, settings, anna, MAILS)
    rounds = await asyncio.gather(*(one.bezorg_post(kies_bezorger(met_post)) for one in (matchmaker, other)))
    await other.close()
    assert Counter(mailserver.ids) == Counter(expected)
    assert sum(done.verstuurd for done in rounds) == MAILS
    assert min(done.verstuurd for done in rounds) > 0
    assert set(await soorten(settings)) == {("urgent", "verstuurd")}


@pytest.mark.parametrize("received", [1, 5])
async def test_kill(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    clock: TestClock,
    mailserver: Mailserver,
    bezorger: Bezorger,
    received: int,
) -> None:
    """After kill -9 in the middle of a mail the next worker sends the rest; only that mail may go twice, the same."""
    expected = await vul(matchmaker, settings, anna, 8)
    mailserver.duurt = 0.2  # the server has the mail, and has not said so yet
    url = settings.database_url.get_secret_value() if settings.database_url else ""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.matchmaker.post.bezorg_tot_gedood"),
        *(str(settings.var), url, str(mailserver.port), clock.now.isoformat()),
        cwd=ROOT,
    )
    while len(mailserver.mails) < received:
        await mailserver.ontvangen.wait()
        mailserver.ontvangen.clear()
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    mailserver.duurt = 0.0

    states = [state for _, state in await soorten(settings)]
    assert states == ["verstuurd"] * (received - 1) + ["wacht"] * (9 - received)
    assert (
        await matchmaker.bezorg_post(bezorger)
    ).verstuurd == 8 - received  # the one in flight is not free yet
    clock.now += BEZET
    assert (await matchmaker.bezorg_post(bezorger)).verstuurd == 1
    counted = Counter(mailserver.ids)
    assert set(counted) == set(expected)
    assert [(name, count) for name, count in counted.items() if count > 1] == [(expected[received - 1], 2)]
    first, again = (
        raw for raw, name in zip(mailserver.raw, mailserver.ids, strict=True) if counted[name] == 2
    )
    assert first == again
