"""Settings of the engine, from environment variables (docs/howto/configuratie.md); both Pythons can read them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

PREFIX = "KEUKENTAFEL_"

_TRUE = ("1", "true", "t", "yes", "y", "on")  # as the other processes read it


@dataclass(frozen=True)
class BotSettings:
    """What the engine's own components read; Rasa's own settings stand in its yml files."""

    var: str = "var"
    tracker_database_url: str | None = None  # postgresql://…; else SQLite in `var`
    sloten_url: str | None = None  # redis://…; else in this process
    sporen_url: str | None = None  # OTLP over HTTP; else no traces
    sporen_deel: float = 1.0  # share of the turns, 0 to 1
    demo: bool = False
    sleutels: str | None = field(default=None, repr=False)  # what seals the events; with commas
    sleutelbestand: str | None = None  # or a file with them

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> BotSettings:
        """Read them; an empty variable counts as not set."""
        given = {one.name: environment.get((PREFIX + one.name).upper()) for one in fields(cls)}
        values: dict[str, Any] = {name: value for name, value in given.items() if value}
        if "sporen_deel" in values:
            values["sporen_deel"] = float(values["sporen_deel"])
        if "demo" in values:
            values["demo"] = values["demo"].lower() in _TRUE
        return cls(**values)

    def tracker_url(self) -> str | None:
        """Give the address of the tracker's database as SQLAlchemy 1.4 wants it: the driver is psycopg2."""
        url = self.tracker_database_url
        if url is None or not url.startswith(("postgres://", "postgresql://", "postgresql+asyncpg://")):
            return url
        return "postgresql://" + url.split("://", 1)[1]
