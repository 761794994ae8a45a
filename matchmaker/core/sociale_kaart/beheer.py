"""Use cases of whoever keeps the directory right: confirm, edit, take out, import and export."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from matchmaker.core.access import hash_secret, new_secret
from matchmaker.core.errors import Conflict, Fault, InvalidRequest, NotFound
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart import behouden, wijzigen
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.bewerking import Wijziging
from matchmaker.core.sociale_kaart.lezen import ACTIEF, UITGEHAALD, aanbod_uit
from matchmaker.core.sociale_kaart.logregel import Logregel
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.plekken import NERGENS, Omgeving
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.rijen import Package, service_id_van
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.use_case import UseCases
from matchmaker.hsds.changes import Wijzigingen, compare
from matchmaker.hsds.package import Fout, Gelezen, as_read
from matchmaker.hsds.validate import validate

LINK_GELDIG = timedelta(days=30)
DOOR_LINK = "de organisatie zelf, met een link"
DOOR_SYSTEEM = "het systeem"


class Beheer(UseCases):
    """Use cases of keeping the directory right; each leaves a line in the log: who, when, what."""

    def vandaag(self) -> date:
        """Give the day that it is in the Netherlands."""
        return dag(self.clock())

    async def bevestig(self, service_id: str, door: str) -> None:
        """Note that somebody (a name, or an e-mail address) says that a service is right as it stands here.

        Raises:
            NotFound: there is no such service.
        """
        async with self.store.writing() as work:
            await self._bevestig(work, service_id, door, door if "@" in door else None)

    async def haal_uit(self, service_id: str, door: str) -> None:
        """Take a service out: it leaves the search and stays in the export; `wijzig` its status to undo it.

        Raises:
            NotFound: there is no such service.
        """
        async with self.store.writing() as work:
            change = wijzigen.zet_dienst(await _dienst(work, service_id), {"status": UITGEHAALD})
            await self._bewaar(work, service_id, change, self._regel("uitgehaald", door, service_id))

    async def wijzig(self, service_id: str, velden: Mapping[str, str], door: str) -> None:
        """Change fields of a service, by the names of `wijzigen.VELDEN` and `plekken`; an empty text empties a field.

        Raises:
            InvalidRequest: a field that cannot be changed, or a value that cannot be; nothing is stored.
            NotFound: there is no such service.
        """
        async with self.store.writing() as work:
            dienst = await _dienst(work, service_id)
            around = await _omgeving(work, dienst) if wijzigen.raakt_omgeving(velden) else NERGENS
            change = wijzigen.wijzig(dienst, velden, self.clock(), around)
            await self._bewaar(work, service_id, change, self._regel("gewijzigd", door, service_id, velden))

    async def bevestigingslink(self, service_id: str, door: str | None = None) -> str:
        """Make a token with which an organisation confirms its own service: once, within thirty days.

        Raises:
            NotFound: there is no such service.
        """
        token, now = new_secret(self.entropy), self.clock()
        async with self.store.writing() as work:
            await _dienst(work, service_id)
            await work.kaart.bewaar_link(hash_secret(token), service_id, now, now + LINK_GELDIG)
            await work.kaart.noteer(self._regel("link", door or DOOR_SYSTEEM, service_id))
        return token

    async def aanbod_van_link(self, token: str) -> Aanbod:
        """Give what a link would confirm; the link stays good.

        Raises:
            NotFound: the link was used, has run out or never was, or the service was taken out.
        """
        async with self.store.reading() as work:
            service_id = await work.kaart.dienst_van_link(hash_secret(token), self.clock())
            return await _eerste(work, service_id)

    async def bevestig_met_link(self, token: str) -> Aanbod:
        """Confirm a service with a link, and use the link up.

        Raises:
            NotFound: as of `aanbod_van_link`; the link stays as it was.
        """
        async with self.store.writing() as work:
            service_id = await work.kaart.gebruik_link(hash_secret(token), self.clock())
            before = await _eerste(work, service_id)
            await self._bevestig(work, before.service_id, DOOR_LINK, before.email)
            return await _eerste(work, service_id)

    async def importeer(
        self,
        package: Package | Gelezen,
        *,
        alleen_tonen: bool = False,
        door: str = DOOR_SYSTEEM,
        verwacht: str | None = None,
    ) -> Wijzigingen:
        """Put a package in the place of all rows there are, whole or not at all, and say what that changes.

        Args:
            package: rows, or a package as it was read: its faults then name the file and the row.
            alleen_tonen: only say what would change.
            door: who does it.
            verwacht: `Wijzigingen.kenmerk` of what was shown before; None: whatever it changes is right.

        Raises:
            InvalidRequest: with each fault and its place; nothing is stored.
            Conflict: it changes something else than was expected; nothing is stored.
        """
        gelezen = package if isinstance(package, Gelezen) else as_read(package)
        # Seconds of work for a large directory: others are served meanwhile.
        if fouten := await asyncio.to_thread(validate, gelezen, self.vandaag(), profiel()):
            raise InvalidRequest(tuple(Fault(_plek(fout), fout.melding) for fout in fouten))
        if alleen_tonen:
            async with self.store.reading() as work:
                return (await _met_wat_blijft(work, gelezen.package))[1]
        async with self.store.writing() as work:
            await work.kaart.alleen()
            package, changes = await _met_wat_blijft(work, gelezen.package)
            if verwacht not in (None, changes.kenmerk()):
                raise Conflict("the directory changed since this was shown")
            # Also where nothing changes: the index then is what this version of the software makes of it.
            await work.kaart.vervang(package, await asyncio.to_thread(lambda: list(aanbod_uit(package))))
            if changes:
                await work.kaart.noteer(self._regel("ingelezen", door, None, _aantallen(changes)))
            for id_ in changes.blijft.weer_aan:
                await work.kaart.noteer(self._regel("ingelezen", door, id_, {"status": ACTIEF}))
        return changes

    async def werk_index_bij(self) -> bool:
        """Make the index anew where another version of the software made it; True where that was needed."""
        async with self.store.reading() as work:
            if await work.kaart.index_is_bij():
                return False
        async with self.store.writing() as work:
            await work.kaart.alleen()
            if await work.kaart.index_is_bij():
                return False  # another process was first
            package = await work.kaart.package()
            await work.kaart.herindexeer(await asyncio.to_thread(lambda: list(aanbod_uit(package))))
        return True

    async def exporteer(self) -> Package:
        """Give every row, in the order in which they came, with every column of its table."""
        async with self.store.reading() as work:
            return as_read(await work.kaart.package()).package

    async def vervang_plaatsen(self, plaatsen: Iterable[Plaats]) -> None:
        """Put these in the place of all postcodes there are."""
        async with self.store.writing() as work:
            await work.kaart.vervang_plaatsen(plaatsen)

    async def logboek(self, service_id: str | None = None, limiet: int = 100) -> tuple[Logregel, ...]:
        """Read who changed what in one service or in the whole directory, newest first."""
        async with self.store.reading() as work:
            return tuple(await work.kaart.logboek(service_id, limiet))

    async def _bevestig(self, work: Work, service_id: str, door: str, email: str | None) -> None:
        fields = {"assured_date": self.vandaag().isoformat(), "assurer_email": email}
        change = wijzigen.zet_dienst(await _dienst(work, service_id), fields)
        await self._bewaar(work, service_id, change, self._regel("bevestigd", door, service_id))

    async def _bewaar(self, work: Work, service_id: str, change: Wijziging, regel: Logregel) -> None:
        aanbod = tuple(aanbod_uit(change.dienst))
        await work.kaart.wijzig_dienst(service_id, change.zet, change.schrap, aanbod)
        await work.kaart.noteer(regel)

    def _regel(
        self, soort: str, door: str, service_id: str | None, velden: Mapping[str, str] | None = None
    ) -> Logregel:
        return Logregel(self.clock(), soort, door, service_id, dict(velden or {}))


async def _dienst(work: Work, service_id: str) -> Package:
    rows = await work.kaart.dienst(service_id)
    if not rows:
        raise NotFound("there is no service with this id")
    return rows


async def _omgeving(work: Work, dienst: Package) -> Omgeving:
    places = [str(row["location_id"]) for row in dienst.get("service_at_location", ())]
    first = (await work.kaart.ids("address"))[:1]
    addresses = dienst.get("address") or await work.kaart.rijen("address", first)
    return Omgeving(
        plaatsen={one.postcode4: one for one in await work.kaart.plaatsen()},
        gedeeld=await work.kaart.gedeelde_plekken(service_id_van(dienst), places),
        provincie=str(addresses[0].get("state_province") or "") if addresses else "",
    )


async def _eerste(work: Work, service_id: str | None) -> Aanbod:
    found = await work.kaart.aanbod_van(service_id) if service_id else ()
    if not found:
        raise NotFound("this link cannot be used")
    return found[0]


async def _met_wat_blijft(work: Work, package: Package) -> tuple[Package, Wijzigingen]:
    """Give a package with what stays of here, and what it changes then."""
    here = await work.kaart.package()
    same = await asyncio.to_thread(behouden.te_behouden, here, package)
    lines = await work.kaart.statusregels(behouden.andere_status(package, same))
    kept = behouden.behoud(here, package, same, behouden.gezette_status(lines))
    changes = await asyncio.to_thread(compare, here, kept.package)
    return kept.package, replace(changes, blijft=kept.blijft)


def _plek(fout: Fout) -> str:
    return str(fout).removesuffix(fout.melding).removesuffix(": ")


def _aantallen(changes: Wijzigingen) -> dict[str, str]:
    return {
        one.tabel: f"+{len(one.toegevoegd)} ~{len(one.gewijzigd)} -{len(one.verwijderd)}"
        for one in changes.tabellen
    }
