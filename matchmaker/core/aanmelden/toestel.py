"""Browsers that signed in before: strangers who guess do not keep out who sits at one.

Wrong passwords of an unknown browser count for the name, those of a known one for that browser (as OWASP's device
cookies do). A known browser whose wrong ones are too many is a stranger again.
"""

from __future__ import annotations

from datetime import timedelta

from matchmaker.core.aanmelden.sessie import FREE_ATTEMPTS, hash_secret, new_secret
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Work
from matchmaker.core.use_case import UseCases

ONTHOUDEN = timedelta(days=90)


class Herkennen(UseCases):
    """Use cases of browsers that signed in before."""

    async def kent_toestel(self, toestel: str, gebruikersnaam: str) -> bool:
        """Say whether this person signed in with this browser before."""
        async with self.store.reading() as work:
            name = gebruikersnaam.strip().lower()
            return await work.toestellen.mislukt(hash_secret(toestel), name, self.clock()) is not None

    async def onthoud_toestel(self, wie: Coordinator, vorig: str) -> str:
        """Remember the browser that somebody signed in with; gives its new secret, the one it had before ends."""
        secret, now = new_secret(self.entropy), self.clock()
        async with self.store.writing() as work:
            await work.toestellen.vergeet(hash_secret(vorig))
            await work.toestellen.onthoud(hash_secret(secret), wie.id, now, now + ONTHOUDEN)
        return secret


async def tel_toestel(work: Work, hashed: str, mislukt: int, *, right: bool) -> None:
    """Count an attempt from a known browser."""
    if right:
        await work.toestellen.tel(hashed, 0)
    elif mislukt + 1 >= FREE_ATTEMPTS:
        await work.toestellen.vergeet(hashed)
    else:
        await work.toestellen.tel(hashed, mislukt + 1)
