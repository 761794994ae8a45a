"""Use cases of a package that is looked at before it is read in: first what would change, then the change itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from matchmaker.core.access import hash_secret, new_secret
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Conflict, NotFound
from matchmaker.core.sociale_kaart.beheer import Beheer
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.hsds.changes import Wijzigingen
from matchmaker.hsds.reading import read

BEWAARD = timedelta(hours=1)


@dataclass(frozen=True)
class Voorstel:
    """A package that waits to be read in."""

    sleutel: str  # of the package; whoever has it and put it there can read it in
    bestand: str  # name of the file
    wijzigingen: Wijzigingen  # what reading it in would change now
    namen: Mapping[str, str]  # id → name, of the services that are there and that would come


class Inlezen(Beheer):
    """Use cases of reading in by hand."""

    async def stel_voor(self, data: bytes, bestand: str, wie: Coordinator) -> Voorstel:
        """Say what a file would change, and keep it for an hour to be read in; it takes the place of an earlier one.

        Raises:
            InvalidRequest: with each fault and its place; nothing is kept.
        """
        voorstel = await self._voorstel(data, bestand, new_secret(self.entropy))
        now = self.clock()
        async with self.store.writing() as work:
            await work.kaart.bewaar_pakket(
                hash_secret(voorstel.sleutel), wie, bestand, data, now, now + BEWAARD
            )
        return voorstel

    async def lees_in(self, sleutel: str, gezien: str, wie: Coordinator) -> Voorstel | None:
        """Read in a package that waits; None when it is done.

        Args:
            sleutel: of the package.
            gezien: the mark of the change that was shown.
            wie: who put it there.

        Returns:
            What would change now, where that is something else than what was shown; nothing is stored then.

        Raises:
            NotFound: no such package waits any more.
            InvalidRequest: it has faults, which it had not when it was shown.
        """
        async with self.store.reading() as work:
            found = await work.kaart.pakket(hash_secret(sleutel), wie, self.clock())
        if found is None:
            raise NotFound("no such package waits")
        bestand, data = found
        try:
            await self.importeer(await asyncio.to_thread(read, data, bestand), door=wie.naam, verwacht=gezien)
        except Conflict:
            return await self._voorstel(data, bestand, sleutel)
        async with self.store.writing() as work:
            await work.kaart.vergeet_pakket(hash_secret(sleutel))
        return None

    async def _voorstel(self, data: bytes, bestand: str, sleutel: str) -> Voorstel:
        gelezen = await asyncio.to_thread(read, data, bestand)
        changes = await self.importeer(gelezen, alleen_tonen=True)
        async with self.store.reading() as work:
            there = await work.kaart.namen()
        return Voorstel(sleutel, bestand, changes, there | _namen(gelezen.package))


def _namen(package: Package) -> dict[str, str]:
    return {str(row["id"]): str(row["name"]) for row in package.get("service", ())}
