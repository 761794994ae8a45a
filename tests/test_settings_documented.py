"""Every setting stands in docs/howto/configuratie.md, and nothing stands there that is no setting."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "howto" / "configuratie.md"
MODULES = [
    f"{room}.settings"
    for room in ("matchmaker", "webchat", "actions", "bot")
    if (ROOT / room / "settings.py").exists()
]
_ROW = re.compile(r"^\| `([A-Z0-9_]+)` \| (.*?) \| (.+) \|$", re.MULTILINE)


def _documented() -> dict[str, str]:
    """Map each setting of the document to the default that it gives."""
    return {name: default for name, default, _ in _ROW.findall(DOCUMENT.read_text("utf-8"))}


def _settings() -> dict[str, list[object]]:
    """Map each environment variable to the defaults that the classes give it."""
    found: dict[str, list[object]] = {}
    for module in map(importlib.import_module, MODULES):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ != module.__name__:
                continue
            if dataclasses.is_dataclass(kind):  # the bot's: its Python has no pydantic-settings
                for plain in dataclasses.fields(kind):
                    found.setdefault((module.PREFIX + plain.name).upper(), []).append(plain.default)
            if not issubclass(kind, BaseSettings):
                continue
            prefix = kind.model_config.get("env_prefix", "")
            for name, field in kind.model_fields.items():
                found.setdefault((prefix + name).upper(), []).append(
                    field.get_default(call_default_factory=True)
                )
    return found


def test_every_setting_is_documented() -> None:
    """The document names the settings of all processes, and no other."""
    assert set(_documented()) == set(_settings())


@pytest.mark.parametrize("name", sorted(_settings()))
def test_default_is_as_documented(name: str) -> None:
    """The default of the document is the default of the software, in each process that reads the setting."""
    written = _documented().get(name, "")
    expected = {_as_written(default) for default in _settings()[name]}
    assert {written} == expected


def _as_written(default: object) -> str:
    if default is PydanticUndefined:
        return "verplicht"
    if default is None:
        return "geen"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default}`"
