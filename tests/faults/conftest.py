"""What these tests leave behind goes before others run."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def opgeruimd() -> Iterator[None]:
    """Connections that were cut on purpose are collected here: else a test far from here is blamed for them."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
