"""Every table stands in docs/privacy/bewaren.md, and every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import matchmaker.store.store  # noqa: F401 - knows all tables
from matchmaker.store.tables import metadata as of_matchmaker
from webchat.store.tables import metadata as of_webchat

ROOT = Path(__file__).parents[1]
DOCUMENT = (ROOT / "docs" / "privacy" / "bewaren.md").read_text("utf-8")
SHORT = {"m/": "matchmaker/", "w/": "webchat/"}
_NAMED = re.findall(r"`((?:[\w/]+/)?test_\w+\.py)(?:::(\w+))?`", DOCUMENT)


@pytest.mark.parametrize("table", sorted({*of_matchmaker.tables, *of_webchat.tables}))
def test_every_table_is_named(table: str) -> None:
    """Who adds a table says there what is in it and for how long."""
    assert f"`{table}`" in DOCUMENT


@pytest.mark.parametrize(("path", "name"), sorted(set(_NAMED)))
def test_every_test_is_there(path: str, name: str) -> None:
    """The proof that the document names exists."""
    for short, long in SHORT.items():
        path = re.sub(f"^{short}", long, path)
    code = (ROOT / "tests" / path).read_text("utf-8")
    assert not name or f"def {name}(" in code


def test_what_is_compared() -> None:
    """The document names as many tests as it has rows, about."""
    assert len(set(_NAMED)) > 15
