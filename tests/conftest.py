"""What all tests share: the running chain, started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog

from tests import sleutel
from tests.matchmaker.postgres import find_binaries, running_cluster
from tests.stack import MODEL, Stack

sleutel.zet()


@pytest.fixture(autouse=True)
def logs() -> Iterator[None]:
    """A command that a test ran wrote its logs to what was standard error then, and is closed by now."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole chain with the trained model and demo data."""
    assert MODEL.exists(), "no trained model: run `make train` first"
    running = Stack(tmp_path_factory.mktemp("var"))
    try:
        yield running.up()
    finally:
        running.down()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    binaries = find_binaries()
    if binaries is None:
        pytest.fail("no PostgreSQL server here: run .ci/system_packages.sh")
    with running_cluster(binaries) as address:
        yield address
