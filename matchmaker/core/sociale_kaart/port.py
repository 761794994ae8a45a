"""What the use cases of the directory need from a store. The implementation is `matchmaker.store.sociale_kaart`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.koppen import Dienstkop, Sleutel
from matchmaker.core.sociale_kaart.logregel import Logregel
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.core.sociale_kaart.selectie import Kandidaat, Selectie
from matchmaker.core.sociale_kaart.woorden import Woordenboek


class SocialeKaart(Protocol):
    """The directory: rows of HSDS, the index that is searched, the log, and the neighbourhoods."""

    async def plaats(self, postcode4: str) -> Plaats | None:
        """Find the neighbourhood of the four digits of a postcode."""

    async def plaatsen(self) -> Sequence[Plaats]:
        """Give all neighbourhoods there are."""

    async def gedeelde_plekken(self, service_id: str, location_ids: Sequence[str]) -> frozenset[str]:
        """Give those of some locations where other services are too."""

    async def vervang_plaatsen(self, plaatsen: Iterable[Plaats]) -> None:
        """Put these in the place of all there are."""

    async def woordenboek(self) -> Woordenboek:
        """Give every word of the directory."""

    async def kandidaten(self, selectie: Selectie, limit: int, offset: int) -> Sequence[Kandidaat]:
        """Give a block of the offers that fit, roughly the best first."""

    async def aanbiedingen(self, nrs: Sequence[int]) -> Mapping[int, Aanbod]:
        """Give offers by the number that the store gave them."""

    async def aanbod(self, id: str) -> Aanbod | None:
        """Find an offer by its id, or the first one of a service by the id of the service."""

    async def aanbod_van(self, service_id: str) -> Sequence[Aanbod]:
        """Give the offers of one service; none where it was taken out."""

    async def verouderd(self, voor: date, limit: int) -> Sequence[Aanbod]:
        """Give one offer of each service that was last confirmed before a day or never, the longest ago first."""

    async def alleen(self) -> None:
        """Keep other writers of the directory out until this unit of work ends."""

    async def package(self) -> Package:
        """Give every row, as it was imported and edited."""

    async def vervang(self, package: Package, aanbod: Iterable[Aanbod]) -> None:
        """Put these rows, and the index of these offers, in the place of all there are."""

    async def index_is_bij(self) -> bool:
        """Say whether the index is as this version of the software makes it."""

    async def herindexeer(self, aanbod: Iterable[Aanbod]) -> None:
        """Put the index of these offers in the place of all there is."""

    async def dienst(self, service_id: str) -> Package:
        """Give the rows of one service and of what it points at, and keep other writers of it out; may be empty."""

    async def wijzig_dienst(
        self,
        service_id: str,
        zet: Package,
        schrap: Mapping[str, Sequence[str]],
        aanbod: Sequence[Aanbod],
    ) -> None:
        """Store rows (new or in the place of what has their id), remove rows by id, and index the service anew."""

    async def noteer(self, regel: Logregel) -> None:
        """Add a line to the log."""

    async def statusregels(self, service_ids: Sequence[str]) -> Sequence[Logregel]:
        """Read the lines of STATUS of some services, the oldest first."""

    async def logboek(self, service_id: str | None, limit: int) -> Sequence[Logregel]:
        """Read the log of one service or of the whole directory, newest first."""

    async def bewaar_link(self, token_hash: str, service_id: str, now: datetime, until: datetime) -> None:
        """Keep a link that confirms a service, and remove those that have run out."""

    async def dienst_van_link(self, token_hash: str, now: datetime) -> str | None:
        """Say which service a link confirms; None where it was used, has run out or never was."""

    async def gebruik_link(self, token_hash: str, now: datetime) -> str | None:
        """Use a link up, in one statement, and say which service it confirms; None as above."""

    async def link_is_gebruikt(self, token_hash: str) -> bool:
        """Say whether a link was used; False too for one that never was."""

    async def open_meldingen(self, limit: int) -> Sequence[Logregel]:
        """Give the lines of GEMELD after which no line of AFGEHANDELD came for that service, newest first."""

    async def bewaar_pakket(
        self, sleutel_hash: str, wie: Coordinator, bestand: str, data: bytes, now: datetime, until: datetime
    ) -> None:
        """Keep a file that waits to be read in, in the place of an earlier one, and remove those that have run out."""

    async def pakket(self, sleutel_hash: str, wie: Coordinator, now: datetime) -> tuple[str, bytes] | None:
        """Give the name and the bytes of a file that waits; None where nobody, or somebody else, put it there."""

    async def vergeet_pakket(self, sleutel_hash: str) -> None:
        """Remove a file that waited."""

    async def namen(self) -> dict[str, str]:
        """Map the id of every service to its name."""

    async def actieve_diensten(self) -> Sequence[Dienstkop]:
        """Give the services that were not taken out, in the order of the rows."""

    async def uitgehaald(self) -> Sequence[Row]:
        """Give the rows of the services that were taken out, in the order of the rows."""

    async def last_modified(self) -> Mapping[str, str | None]:
        """Map the id of every service to when it was changed, as its row has it."""

    async def plekken(self) -> Sequence[Sleutel]:
        """Give every service at a place, in the order of the rows."""

    async def sleutels(self) -> Mapping[int, Sleutel]:
        """Map the number of each offer to its ids."""

    async def ids(self, tabel: str, taxonomie: str | None = None) -> Sequence[str]:
        """Give the ids of a table, in the order of its rows; of the terms of one taxonomy only where it is named."""

    async def rijen(self, tabel: str, ids: Sequence[str]) -> Sequence[Row]:
        """Give rows of a table by id, in the order of the rows."""

    async def samenhang(self, tabel: str, ids: Sequence[str]) -> Package:
        """Give rows with everything that HSDS nests in them; a row hangs under the nearest thing that it names."""
