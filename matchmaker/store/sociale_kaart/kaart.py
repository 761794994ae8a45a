"""The directory on one connection: each call to its own module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.sociale_kaart.aanbod import Aanbod, Tijd, from_json
from matchmaker.core.sociale_kaart.koppen import Dienstkop, Sleutel
from matchmaker.core.sociale_kaart.logregel import Logregel
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.rang import GEWICHT
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.core.sociale_kaart.selectie import Kandidaat, Selectie
from matchmaker.core.sociale_kaart.woorden import Woordenboek
from matchmaker.store.sociale_kaart import index, links, logboek, pakketten, rijen, uitgeven, woordenboek
from matchmaker.store.sociale_kaart.parameters import EEN, parameters
from matchmaker.store.sociale_kaart.selecteren import statement
from matchmaker.store.sociale_kaart.tables import aanbod, aanbod_inhoud, plaats


class SqlSocialeKaart:
    """Implements `matchmaker.core.sociale_kaart.port.SocialeKaart` on one connection."""

    def __init__(self, connection: AsyncConnection, kast: woordenboek.Woordenkast) -> None:
        self._connection = connection
        self._kast = kast

    async def plaats(self, postcode4: str) -> Plaats | None:
        """Find the neighbourhood of the four digits of a postcode."""
        found = await self._connection.execute(select(plaats).where(plaats.c.postcode4 == postcode4))
        row = found.mappings().one_or_none()
        return Plaats(**row) if row else None

    async def plaatsen(self) -> Sequence[Plaats]:
        """Give all neighbourhoods there are."""
        found = await self._connection.execute(select(plaats).order_by(plaats.c.postcode4))
        return [Plaats(**row) for row in found.mappings()]

    async def gedeelde_plekken(self, service_id: str, location_ids: Sequence[str]) -> frozenset[str]:
        """Give those of some locations where other services are too."""
        return await rijen.shared_locations(self._connection, service_id, location_ids)

    async def vervang_plaatsen(self, plaatsen: Iterable[Plaats]) -> None:
        """Put these in the place of all there are."""
        await self._connection.execute(delete(plaats))
        if rows := [asdict(one) for one in plaatsen]:
            await self._connection.execute(insert(plaats), rows)

    async def woordenboek(self) -> Woordenboek:
        """Give every word of the directory."""
        return await self._kast.read(self._connection)

    async def kandidaten(self, selectie: Selectie, limit: int, offset: int) -> Sequence[Kandidaat]:
        """Give a block of the offers that fit, roughly the best first."""
        values = parameters(selectie)
        for part in GEWICHT:  # to look up what many offers have takes longer than to judge all by their bits
            code = values.get(part + EEN)
            if code is not None and not await self._kast.zeldzaam(self._connection, part, code):
                del values[part + EEN]
        block = {"limit": limit, "offset": offset, "einde": offset + limit}
        found = await self._connection.execute(statement(frozenset(values)), values | block)
        names = tuple(found.keys())
        return [_kandidaat(dict(zip(names, row, strict=True))) for row in found]

    async def aanbiedingen(self, nrs: Sequence[int]) -> Mapping[int, Aanbod]:
        """Give offers by the number that the store gave them."""
        row = aanbod_inhoud.c
        found = await self._connection.execute(
            select(row.nr, row.data, row.bevestiger).where(row.nr.in_(nrs))
        )
        return {int(nr): _aanbod(*content) for nr, *content in found}

    async def aanbod(self, id: str) -> Aanbod | None:
        """Find an offer by its id, or the first one of a service by the id of the service."""
        row = aanbod.c
        mine = await self._aanbod(or_(row.aanbod_id == id, row.service_id == id))
        return next((one for one in mine if one.id == id), mine[0] if mine else None)

    async def aanbod_van(self, service_id: str) -> Sequence[Aanbod]:
        """Give the offers of one service; none where it was taken out."""
        return await self._aanbod(aanbod.c.service_id == service_id)

    async def verouderd(self, voor: date, limit: int) -> Sequence[Aanbod]:
        """Give one offer of each service that was last confirmed before a day or never, the longest ago first."""
        row = aanbod.c
        stale = or_(row.assured_date.is_(None), row.assured_date < voor)
        first = func.min(row.id).label("nr")
        oldest = (row.assured_date.is_not(None), row.assured_date, first)
        one_each = select(first, row.assured_date).where(stale).group_by(row.service_id, row.assured_date)
        nrs = (await self._connection.execute(one_each.order_by(*oldest).limit(limit))).scalars().all()
        found = await self.aanbiedingen(nrs)
        return [found[nr] for nr in nrs]

    async def alleen(self) -> None:
        """Keep other writers of the directory out until this unit of work ends."""
        if self._connection.dialect.name == "postgresql":  # SQLite has one writer as it is
            await self._connection.execute(text("LOCK TABLE hsds_row IN EXCLUSIVE MODE"))

    async def package(self) -> Package:
        """Give every row, as it was imported and edited."""
        return await rijen.read_all(self._connection)

    async def vervang(self, package: Package, aanbod: Iterable[Aanbod]) -> None:
        """Put these rows, and the index of these offers, in the place of all there are."""
        await rijen.replace_all(self._connection, package)
        await self.herindexeer(aanbod)

    async def index_is_bij(self) -> bool:
        """Say whether the index is as this version of the software makes it."""
        return await index.up_to_date(self._connection)

    async def herindexeer(self, aanbod: Iterable[Aanbod]) -> None:
        """Put the index of these offers in the place of all there is."""
        await index.replace_all(self._connection, aanbod)
        await woordenboek.changed(self._connection)

    async def dienst(self, service_id: str) -> Package:
        """Give the rows of one service and of what it points at, and keep other writers of it out; may be empty."""
        return await rijen.read_service(self._connection, service_id)

    async def wijzig_dienst(
        self, service_id: str, zet: Package, schrap: Mapping[str, Sequence[str]], aanbod: Sequence[Aanbod]
    ) -> None:
        """Store rows (new or in the place of what has their id), remove rows by id, and index the service anew."""
        await rijen.drop(self._connection, schrap)
        await rijen.put(self._connection, zet)
        before = await index.words(self._connection, service_id)
        await index.remove(self._connection, service_id)
        await index.add(self._connection, aanbod)
        if before != await index.words(self._connection, service_id):
            await woordenboek.changed(self._connection)

    async def noteer(self, regel: Logregel) -> None:
        """Add a line to the log."""
        await logboek.add(self._connection, regel)

    async def logboek(self, service_id: str | None, limit: int) -> Sequence[Logregel]:
        """Read the log of one service or of the whole directory, newest first."""
        return await logboek.read(self._connection, service_id, limit)

    async def statusregels(self, service_ids: Sequence[str]) -> Sequence[Logregel]:
        """Read the lines of STATUS of some services, the oldest first."""
        return await logboek.of_status(self._connection, service_ids)

    async def bewaar_link(self, token_hash: str, service_id: str, now: datetime, until: datetime) -> None:
        """Keep a link that confirms a service, and remove those that have run out."""
        await links.keep(self._connection, token_hash, service_id, now, until)

    async def dienst_van_link(self, token_hash: str, now: datetime) -> str | None:
        """Say which service a link confirms; None where it was used, has run out or never was."""
        return await links.service_of(self._connection, token_hash, now)

    async def gebruik_link(self, token_hash: str, now: datetime) -> str | None:
        """Use a link up, in one statement, and say which service it confirms; None as above."""
        return await links.use(self._connection, token_hash, now)

    async def link_is_gebruikt(self, token_hash: str) -> bool:
        """Say whether a link was used; False too for one that never was."""
        return await links.is_used(self._connection, token_hash)

    async def open_meldingen(self, limit: int) -> Sequence[Logregel]:
        """Give the lines of GEMELD after which no line of AFGEHANDELD came for that service, newest first."""
        return await logboek.open_reports(self._connection, limit)

    async def bewaar_pakket(
        self, sleutel_hash: str, wie: Coordinator, bestand: str, data: bytes, now: datetime, until: datetime
    ) -> None:
        """Keep a file that waits to be read in, in the place of an earlier one, and remove those that have run out."""
        await pakketten.keep(self._connection, sleutel_hash, wie, bestand, data, now, until)

    async def pakket(self, sleutel_hash: str, wie: Coordinator, now: datetime) -> tuple[str, bytes] | None:
        """Give the name and the bytes of a file that waits; None where nobody, or somebody else, put it there."""
        return await pakketten.find(self._connection, sleutel_hash, wie, now)

    async def vergeet_pakket(self, sleutel_hash: str) -> None:
        """Remove a file that waited."""
        await pakketten.forget(self._connection, sleutel_hash)

    async def namen(self) -> dict[str, str]:
        """Map the id of every service to its name."""
        return await uitgeven.names(self._connection)

    async def actieve_diensten(self) -> Sequence[Dienstkop]:
        """Give the services that were not taken out, in the order of the rows."""
        return await uitgeven.active_services(self._connection)

    async def uitgehaald(self) -> Sequence[Row]:
        """Give the rows of the services that were taken out, in the order of the rows."""
        return await uitgeven.services_not_active(self._connection)

    async def last_modified(self) -> Mapping[str, str | None]:
        """Map the id of every service to when it was changed, as its row has it."""
        return await uitgeven.last_modified(self._connection)

    async def plekken(self) -> Sequence[Sleutel]:
        """Give every service at a place, in the order of the rows."""
        return await uitgeven.places(self._connection)

    async def sleutels(self) -> Mapping[int, Sleutel]:
        """Map the number of each offer to its ids."""
        return await uitgeven.keys(self._connection)

    async def ids(self, tabel: str, taxonomie: str | None = None) -> Sequence[str]:
        """Give the ids of a table, in the order of its rows; of the terms of one taxonomy only where it is named."""
        return await uitgeven.ids(self._connection, tabel, taxonomie)

    async def rijen(self, tabel: str, ids: Sequence[str]) -> Sequence[Row]:
        """Give rows of a table by id, in the order of the rows."""
        return await uitgeven.rows(self._connection, tabel, ids)

    async def samenhang(self, tabel: str, ids: Sequence[str]) -> Package:
        """Give rows with everything that HSDS nests in them; a row hangs under the nearest thing that it names."""
        return await uitgeven.related(self._connection, tabel, ids)

    async def _aanbod(self, where: ColumnElement[bool]) -> list[Aanbod]:
        content = select(aanbod_inhoud.c.data, aanbod_inhoud.c.bevestiger)
        mine = content.join(aanbod, aanbod.c.id == aanbod_inhoud.c.nr)
        found = await self._connection.execute(mine.where(where).order_by(aanbod.c.id))
        return [_aanbod(*one) for one in found]


def _aanbod(data: dict[str, Any], bevestiger: str | None) -> Aanbod:
    return from_json(data | {"assurer_email": bevestiger})


def _kandidaat(row: Mapping[str, Any]) -> Kandidaat:
    return Kandidaat(
        nr=row["id"],
        past={part: row[f"past_{part}"] for part in GEWICHT if f"past_{part}" in row},
        aantal_activiteiten=row["aantal_activiteiten"],
        kern=row.get("kern", 0),
        kern_groep=row.get("kern_groep", 0),
        nadeel=row["nadeel"],
        voor_anderen=bool(row.get("voor_anderen", False)),
        woorden=row.get("woorden", 0.0),
        latitude=row["latitude"],
        longitude=row["longitude"],
        in_gebied=bool(row.get("in_gebied", False)),
        ruimte=row["ruimte"],
        assured_date=row["assured_date"],
        tijden=tuple(Tijd(**tijd) for tijd in row.get("kalender") or ()),
        op_tijd=bool(row.get("op_tijd", True)),
    )
