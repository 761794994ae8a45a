"""What all tests share: the running chain, started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.stack import MODEL, Stack


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole chain with the trained model and demo data."""
    assert MODEL.exists(), "no trained model: run `make train` first"
    running = Stack(tmp_path_factory.mktemp("var"))
    try:
        yield running.up()
    finally:
        running.down()
