"""Fixtures of the matchmaker: the real one, on SQLite and on PostgreSQL, with a clock that a test moves."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher
from pydantic import SecretStr
from sqlalchemy import text

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.passwords import Argon2Passwords
from matchmaker.store.engine import open_engine
from matchmaker.store.migrate import migrate
from matchmaker.store.tables import metadata
from matchmaker.store.zoeken import INDEXES
from matchmaker.web import make_app

TestClient.__test__ = False  # type: ignore[attr-defined]
TestServer.__test__ = False  # type: ignore[attr-defined]

PASSWORD = "een lang wachtwoord"
LINDENKWARTIER = Plaats("1997", "Lindenkwartier", "Wijkteam Lindenkwartier", "+31850000001", 52.1, 5.1)
BEUKENHOF = Plaats("1998", "Beukenhof", "Wijkteam Beukenhof", "+31850000002", 52.2, 5.2)
_numbers = count(1)


class TestClock:
    """A clock that stands still until a test moves it."""

    __test__ = False

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time pass; arguments as of `timedelta`."""
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> TestClock:
    """A clock that the test moves."""
    return TestClock()


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    """The address of a database with all tables; each test finds them empty."""
    asyncio.run(_execute(f"{postgres}/postgres", "CREATE DATABASE keukentafel"))
    asyncio.run(_migrate(f"{postgres}/keukentafel"))
    return f"{postgres}/keukentafel"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables, to copy."""
    folder = tmp_path_factory.mktemp("leeg")
    url = Settings(var=folder).store_url()
    asyncio.run(_migrate(url))
    return Path(url.removeprefix("sqlite+aiosqlite:///"))


@pytest.fixture
def sqlite_settings(tmp_path: Path, migrated_sqlite: Path) -> Settings:
    """Settings with an empty SQLite database."""
    shutil.copy(migrated_sqlite, tmp_path)
    return Settings(var=tmp_path)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with an empty database of each kind."""
    if request.param == "sqlite":
        made: Settings = request.getfixturevalue("sqlite_settings")
        return made
    address: str = request.getfixturevalue("migrated_postgres")
    # Quicker by far than a database for each test.
    tables = [*metadata.tables, *INDEXES["postgresql"].tables]
    asyncio.run(_execute(address, f"TRUNCATE {', '.join(tables)} RESTART IDENTITY"))
    return Settings(var=tmp_path, database_url=SecretStr(address))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def unmigrated_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with a database of each kind that has no tables yet."""
    if request.param == "sqlite":
        return Settings(var=tmp_path)
    server: str = request.getfixturevalue("postgres")
    name = f"test_{next(_numbers)}"
    asyncio.run(_execute(f"{server}/postgres", f"CREATE DATABASE {name}"))
    return Settings(var=tmp_path, database_url=SecretStr(f"{server}/{name}"))


@pytest.fixture
def opened(settings: Settings, clock: TestClock) -> Callable[[], Awaitable[Matchmaker]]:
    """Open another matchmaker on the same database, as another process would."""
    # Quick passwords: what is slow about them is not what is tested.
    passwords = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    drawn = random.Random(7)

    async def open_one() -> Matchmaker:
        return await bootstrap(settings, clock=clock, entropy=drawn.randbytes, passwords=passwords)

    return open_one


@pytest.fixture
async def matchmaker(opened: Callable[[], Awaitable[Matchmaker]]) -> AsyncIterator[Matchmaker]:
    """The matchmaker with one known neighbourhood."""
    made = await opened()
    await made.vervang_plaatsen([LINDENKWARTIER])
    yield made
    await made.close()


@pytest.fixture
async def anna(matchmaker: Matchmaker) -> Coordinator:
    """A coordinator."""
    return (await matchmaker.add_coordinator("anna", "Anna Verzonnen", PASSWORD, token="token-anna"))[0]


@pytest.fixture
async def bram(matchmaker: Matchmaker) -> Coordinator:
    """Another coordinator."""
    return (await matchmaker.add_coordinator("bram", "Bram Verzonnen", PASSWORD, token="token-bram"))[0]


@pytest.fixture
def inhoud(anna: Coordinator, bram: Coordinator) -> None:
    """What the matchmaker has in it when it is served: two coordinators, who can sign in and have a token."""


@pytest.fixture
async def server(matchmaker: Matchmaker, settings: Settings, inhoud: None) -> AsyncIterator[TestServer]:
    """The matchmaker, served."""
    async with TestServer(make_app(matchmaker, settings)) as made:
        yield made


@pytest.fixture
async def client(server: TestServer) -> AsyncIterator[TestClient]:
    """A client of the whole matchmaker."""
    async with TestClient(server) as made:
        yield made


async def _execute(address: str, statement: str) -> None:
    engine = open_engine(address).execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def _migrate(url: str) -> None:
    engine = open_engine(url, keys_of(Settings()))
    await migrate(engine)
    await engine.dispose()
