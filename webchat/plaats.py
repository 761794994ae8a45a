"""At which engine a conversation sits: always the same one while it is up, else the next."""

import hashlib
import time
from collections.abc import Callable, Sequence

from yarl import URL

_AWAY = 5.0  # seconds that an engine that could not be reached comes last


def read_engines(text: str) -> tuple[str, ...]:
    """Return the addresses in "http://a:5005,http://b:5005"; raises `ValueError` for what is none."""
    found = tuple(dict.fromkeys(part.strip().rstrip("/") for part in text.split(",") if part.strip()))
    if not found or not all(URL(one).scheme in ("http", "https") and URL(one).host for one in found):
        raise ValueError("http://…, with a comma between several")
    return found


class Plaatsing:
    """The order in which engines are tried for a conversation.

    By rendezvous hashing: every web process finds the same order by itself, and an engine more or less moves only
    the conversations that sat there.
    """

    def __init__(self, engines: Sequence[str], now: Callable[[], float] = time.monotonic) -> None:
        self.engines = tuple(engines)
        self._now = now
        self._away: dict[str, float] = {}  # until when

    def order(self, gesprek: str) -> list[str]:
        """Return all engines, the conversation's own first; those that are away come last."""

        def place(engine: str) -> tuple[bool, bytes]:
            away = self._now() < self._away.get(engine, 0.0)
            return away, hashlib.sha256(f"{engine} {gesprek}".encode()).digest()

        return sorted(self.engines, key=place)

    def away(self, engine: str) -> None:
        """Note that an engine could not be reached."""
        self._away[engine] = self._now() + _AWAY

    def back(self, engine: str) -> None:
        """Note that it could."""
        self._away.pop(engine, None)
