"""The time in tests that let it pass."""

from datetime import UTC, datetime

START = datetime(2026, 11, 26, 9, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.now
