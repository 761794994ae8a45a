"""Who listens for news of a conversation: a bounded number of streams, woken without anything being queued for them."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from webchat.errors import TeVeelStromenError
from webchat.metingen import Metingen


class Stromen:
    """The open streams, by conversation.

    A stream is only told *that* there is news; it reads the store itself, as fast as its reader takes it. So a
    slow reader costs no memory, and what it misses it still gets.
    """

    def __init__(self, metingen: Metingen, *, per_gesprek: int, in_all: int) -> None:
        self._per_gesprek = per_gesprek
        self._in_all = in_all
        self._open: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._count = 0
        self.closed = False
        metingen.stromen.set_function(lambda: self._count)

    @contextmanager
    def listen(self, gesprek: str) -> Iterator[asyncio.Event]:
        """Give the event that is set at each piece of news; raises `TeVeelStromenError`."""
        if self.closed or self._count >= self._in_all:
            raise TeVeelStromenError(vol=True)
        if len(self._open.get(gesprek, ())) >= self._per_gesprek:
            raise TeVeelStromenError(vol=False)
        news = asyncio.Event()
        self._open[gesprek].add(news)
        self._count += 1
        try:
            yield news
        finally:
            self._count -= 1
            self._open[gesprek].discard(news)
            if not self._open[gesprek]:
                del self._open[gesprek]

    def changed(self, gesprek: str) -> None:
        """Wake who listens to this conversation."""
        for news in self._open.get(gesprek, ()):
            news.set()

    def wake_all(self) -> None:
        """Let every stream look for itself: what is new is not known."""
        for gesprek in list(self._open):
            self.changed(gesprek)

    def close(self) -> None:
        """Let every stream end."""
        self.closed = True
        for listeners in self._open.values():
            for news in listeners:
                news.set()
