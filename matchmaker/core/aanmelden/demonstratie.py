"""Accounts of the demonstration in a real database: their passwords and tokens are public, so they open nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matchmaker.core.aanmelden.sessie import hash_secret
from matchmaker.core.use_case import UseCases


@dataclass(frozen=True)
class Openbaar:
    """An account that everybody can read in the source."""

    gebruikersnaam: str
    wachtwoord: str
    token: str


class Demonstratie(UseCases):
    """The use case of a start outside demo mode."""

    async def weer_demonstratie(self, accounts: Iterable[Openbaar]) -> list[str]:
        """End the sessions of accounts that still have a public password or token; gives their names."""
        found = []
        for one in accounts:
            async with self.store.reading() as work:
                known = await work.coordinators.by_name(one.gebruikersnaam)
            if known is None:
                continue
            if not await self._is_van(one, known.wachtwoord_hash):
                continue  # a real person who bears the name
            found.append(one.gebruikersnaam)
            async with self.store.writing() as work:
                await work.accounts.sluit_sessies(known.coordinator.id)
                await work.factoren.einde_van(known.coordinator.id)
        return found

    async def _is_van(self, one: Openbaar, wachtwoord_hash: str) -> bool:
        async with self.store.reading() as work:
            holder = await work.coordinators.by_token(hash_secret(one.token), self.clock())
        if holder is not None and holder.gebruikersnaam == one.gebruikersnaam:
            return True
        return await self.passwords.verify(wachtwoord_hash, one.wachtwoord)
