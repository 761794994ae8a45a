"""Settings of the engine, from environment variables (docs/howto/configuratie.md); both Pythons can read them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

PREFIX = "KEUKENTAFEL_"


@dataclass(frozen=True)
class BotSettings:
    """What the engine's own components read; Rasa's own settings stand in its yml files."""

    var: str = "var"
    tracker_database_url: str | None = None  # postgresql://…; else SQLite in `var`
    sloten_url: str | None = None  # redis://…; else in this process
    sporen_url: str | None = None  # OTLP over HTTP; else no traces
    sporen_deel: float = 1.0  # share of the turns, 0 to 1

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> BotSettings:
        """Read them; an empty variable counts as not set."""
        given = {field.name: environment.get((PREFIX + field.name).upper()) for field in fields(cls)}
        values: dict[str, Any] = {name: value for name, value in given.items() if value}
        if "sporen_deel" in values:
            values["sporen_deel"] = float(values["sporen_deel"])
        return cls(**values)

    def tracker_url(self) -> str | None:
        """Give the address of the tracker's database as SQLAlchemy 1.4 wants it: the driver is psycopg2."""
        url = self.tracker_database_url
        if url is None or not url.startswith(("postgres://", "postgresql://", "postgresql+asyncpg://")):
            return url
        return "postgresql://" + url.split("://", 1)[1]
