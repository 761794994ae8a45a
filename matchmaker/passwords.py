"""Passwords with Argon2id, at the settings that argon2-cffi recommends (RFC 9106, low memory)."""

from __future__ import annotations

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Two at a time: each takes 64 MiB and a core, and a flood of sign-ins must not starve the rest.
_AT_ONCE = 2


class Argon2Passwords:
    """Hashes and checks passwords outside the event loop."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._nobody = self._hasher.hash("nobody's password")

    async def hash(self, password: str) -> str:
        """Hash a new password."""
        async with self._room:
            return await asyncio.to_thread(self._hasher.hash, _storable(password))

    async def verify(self, hashed: str | None, password: str) -> bool:
        """Check a password; for an unknown person (`hashed` is None) it takes as long, and says no."""
        async with self._room:
            right = await asyncio.to_thread(self._verify, hashed or self._nobody, _storable(password))
        return right and hashed is not None

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False


def _storable(password: str) -> str:
    return password.encode("utf-8", "replace").decode()
