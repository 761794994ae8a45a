"""The queue API: who calls it, and the request that most calls are about."""

from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.werkproces.verloop import opgepakt

ANNA = {"Authorization": "Bearer token-anna"}
BRAM = {"Authorization": "Bearer token-bram"}
BASE = "/api/matchmaker/v1"


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """SQLite only: what differs between the databases is tested with the store and the core."""
    return sqlite_settings


@pytest.fixture
async def one(matchmaker: Matchmaker, anna: Coordinator) -> str:
    """The address of a request that Anna holds."""
    return f"{BASE}/hulpvragen/{await opgepakt(matchmaker, anna)}"
