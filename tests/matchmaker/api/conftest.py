"""A client of the queue API with each kind of access."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.web import make_app

TestClient.__test__ = False  # type: ignore[attr-defined]
TestServer.__test__ = False  # type: ignore[attr-defined]

ANNA = {"Authorization": "Bearer token-anna"}
BRAM = {"Authorization": "Bearer token-bram"}
BASE = "/api/matchmaker/v1"


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """SQLite only: what differs between the databases is tested with the store and the core."""
    return sqlite_settings


@pytest.fixture
async def client(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, bram: Coordinator
) -> AsyncIterator[TestClient]:
    """A client of the whole matchmaker; two coordinators have a token."""
    async with TestClient(TestServer(make_app(matchmaker, settings))) as made:
        yield made
