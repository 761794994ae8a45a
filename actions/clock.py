"""The time, as it comes in from outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Give the time now, aware, in UTC."""
    return datetime.now(UTC)
