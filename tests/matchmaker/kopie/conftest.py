"""Two places of each kind: one that is worked in, and an empty one beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from matchmaker.bootstrap import Settings
from matchmaker.cli import main
from tests.matchmaker.conftest import _execute

Opdracht = Callable[..., Awaitable[None]]


@pytest.fixture
def unmigrated_settings(unmigrated_settings: Settings) -> Settings:
    """Those of a demonstration: outside demo mode its accounts are refused."""
    return unmigrated_settings.model_copy(update={"demo": True})


@pytest.fixture
def lege_plek(unmigrated_settings: Settings, request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with an empty place for a copy, of the same kind."""
    elders = tmp_path / "elders"
    if unmigrated_settings.database_url is None:
        return Settings(var=elders, demo=True)
    server: str = request.getfixturevalue("postgres")
    name = f"{unmigrated_settings.database_url.get_secret_value().rpartition('/')[2]}_terug"
    asyncio.run(_execute(f"{server}/postgres", f"CREATE DATABASE {name}"))
    return Settings(var=elders, database_url=SecretStr(f"{server}/{name}"), demo=True)


@pytest.fixture
def opdracht(monkeypatch: pytest.MonkeyPatch) -> Opdracht:
    """Run a command of the command line in a place, beside what goes on."""

    async def run(where: Settings, *arguments: str | Path) -> None:
        monkeypatch.setenv("KEUKENTAFEL_VAR", str(where.var))
        monkeypatch.delenv("KEUKENTAFEL_DATABASE_URL", raising=False)
        if where.database_url:
            monkeypatch.setenv("KEUKENTAFEL_DATABASE_URL", where.database_url.get_secret_value())
        await asyncio.to_thread(main, [str(one) for one in arguments])

    return run
