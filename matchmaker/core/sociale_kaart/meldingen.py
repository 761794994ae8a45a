"""Use cases around what does not stand right: what organisations say of it, and what was taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.core.access import hash_secret
from matchmaker.core.errors import Fault, InvalidRequest, NotFound
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.beheer import DOOR_LINK
from matchmaker.core.sociale_kaart.lezen import aanbod_uit
from matchmaker.core.sociale_kaart.logregel import GEMELD, Logregel
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.text import clean
from matchmaker.core.use_case import UseCases

MAX_TEKST = 2000  # signs


@dataclass(frozen=True)
class Dienst:
    """A service as whoever keeps the directory right sees it, also where it was taken out."""

    aanbod: tuple[Aanbod, ...]  # one for each place; never empty
    status: str  # of HSDS: active, inactive, defunct or temporarily closed
    rijen: Package  # the service with everything that belongs to it

    @property
    def eerste(self) -> Aanbod:
        """Give the offer at the first place: what it says of the service holds for all."""
        return self.aanbod[0]


@dataclass(frozen=True)
class Melding:
    """An organisation says that its service does not stand right, and nobody has looked at it since."""

    regel: Logregel
    aanbod: Aanbod


class Meldingen(UseCases):
    """Use cases of looking at a service as it is kept, and of hearing that it does not stand right."""

    async def dienst(self, service_id: str) -> Dienst:
        """Give a service with everything that is kept of it.

        Raises:
            NotFound: there is no such service.
        """
        async with self.store.reading() as work:
            rijen = await work.kaart.samenhang("service", [service_id])
        if not rijen:
            raise NotFound("there is no service with this id")
        return Dienst(
            aanbod=tuple(aanbod_uit(rijen, ook_uitgehaald=True)),
            status=str(rijen["service"][0]["status"]),
            rijen=rijen,
        )

    async def uitgehaald(self) -> Sequence[Aanbod]:
        """Give one offer of each service that was taken out."""
        async with self.store.reading() as work:
            services = await work.kaart.uitgehaald()
            owners = list(dict.fromkeys(str(row["organization_id"]) for row in services))
            organizations = await work.kaart.rijen("organization", owners)
        package: Package = {"service": services, "organization": organizations}
        return tuple(aanbod_uit(package, ook_uitgehaald=True))

    async def meldingen(self, limiet: int = 100) -> Sequence[Melding]:
        """Give what organisations said does not stand right, and nobody edited or confirmed since, newest first."""
        async with self.store.reading() as work:
            lines = await work.kaart.open_meldingen(limiet)
            found = {}
            for service_id in dict.fromkeys(line.service_id for line in lines if line.service_id):
                if offers := await work.kaart.aanbod_van(service_id):
                    found[service_id] = offers[0]
        return tuple(Melding(line, found[line.service_id]) for line in lines if line.service_id in found)

    async def meld_met_link(self, token: str, tekst: str) -> None:
        """Note what an organisation says does not stand right, and use the link up.

        Raises:
            InvalidRequest: nothing is said, or too much; the link stays good.
            NotFound: the link was used, has run out or never was, or the service was taken out.
        """
        tekst = clean(tekst)
        if not 1 <= len(tekst) <= MAX_TEKST:
            words = f"Schrijf op wat er niet klopt, in hooguit {MAX_TEKST} tekens."
            raise InvalidRequest((Fault("tekst", words),))
        async with self.store.writing() as work:
            service_id = await work.kaart.gebruik_link(hash_secret(token), self.clock())
            if service_id is None or not await work.kaart.aanbod_van(service_id):
                raise NotFound("this link cannot be used")
            await work.kaart.noteer(Logregel(self.clock(), GEMELD, DOOR_LINK, service_id, {"tekst": tekst}))

    async def is_gebruikt(self, token: str) -> bool:
        """Say whether a link was used; False too for one that never was."""
        async with self.store.reading() as work:
            return await work.kaart.link_is_gebruikt(hash_secret(token))
