from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotFound
from matchmaker.upkeep import upkeep
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """One database is enough: nothing here depends on it."""
    return sqlite_settings


class Watched:
    """Does a round as it is told to, and says when so many were done."""

    def __init__(self, work: Callable[[], Awaitable[int]], rounds: int) -> None:
        self._work = work
        self._left = rounds
        self.done = asyncio.Event()

    async def ruim_vrijwilligers_op(self) -> int:
        """Do a round."""
        try:
            return await self._work()
        finally:
            self._left -= 1
            if self._left == 0:
                self.done.set()

    async def schoon(self) -> None:
        """Leave the files as they are."""


async def _run(watched: Watched) -> list[dict[str, object]]:
    """Serve until the rounds were done, and give what was logged."""
    app = web.Application()
    app.cleanup_ctx.append(upkeep(watched, first=0, interval=0))  # type: ignore[arg-type]
    with capture_logs() as logs:
        async with TestServer(app), asyncio.timeout(10):
            await watched.done.wait()
    return list(logs)


async def test_removes_by_itself(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """While the software runs, who had no contact for two years is removed; the log has a number, no person."""
    one = await toegevoegd(matchmaker, anna)
    assert await _run(Watched(matchmaker.ruim_vrijwilligers_op, 2)) == []
    clock.pass_by(days=2 * 365 + 2)
    logs = await _run(Watched(matchmaker.ruim_vrijwilligers_op, 2))
    assert logs == [{"event": "volunteers_removed", "aantal": 1, "log_level": "info"}]
    with pytest.raises(NotFound):
        await matchmaker.vrijwilliger(one.id)


async def test_goes_on_after_an_error() -> None:
    """A round that fails is logged without what the error says, and the next one is still done."""

    async def fail() -> int:
        raise RuntimeError("Gerda")

    logs = await _run(Watched(fail, 2))
    assert {log["event"] for log in logs} == {"upkeep_failed"}
    assert "Gerda" not in str(logs)
