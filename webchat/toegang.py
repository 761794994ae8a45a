"""Opens a conversation with its token, and lets a new token follow an old one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from webchat.errors import GeenToegangError
from webchat.model import Toegang
from webchat.store.tokens import TokenStore
from webchat.tokens import hash_token


@dataclass(frozen=True)
class Termijnen:
    """How long a token lasts, after how long a new one follows, and how long both then open."""

    leven: timedelta
    vernieuw: timedelta
    overlap: timedelta


class Toegangen:
    """The use cases of tokens."""

    def __init__(
        self,
        store: TokenStore,
        clock: Callable[[], datetime],
        new_token: Callable[[], str],
        termijnen: Termijnen,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_token = new_token
        self._termijnen = termijnen

    async def open(self, token: str) -> Toegang:
        """Return what this token opens; raises `GeenToegangError` for an unknown one or one too old."""
        token_hash, now = hash_token(token), self._clock()
        if token_hash is None:
            raise GeenToegangError
        toegang = await self._store.find(token_hash, now - self._termijnen.leven, now)
        if toegang is None:
            raise GeenToegangError
        if not toegang.gebruikt:
            await self._store.arrived(token_hash, toegang, now, self._termijnen.overlap)
        return toegang

    async def successor(self, toegang: Toegang) -> str | None:
        """Return a new token when it is time for one. Raises `GeenToegangError` when all is wiped."""
        now = self._clock()
        if toegang.aflopend or now - toegang.gemaakt_op < self._termijnen.vernieuw:
            return None
        token = self._new_token()
        token_hash = hash_token(token)
        assert token_hash is not None
        pause = min(self._termijnen.overlap, self._termijnen.vernieuw)
        return token if await self._store.add(toegang.gesprek, token_hash, now, pause) else None
