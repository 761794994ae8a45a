"""Use cases of whoever looks something up in the directory."""

from __future__ import annotations

from matchmaker.core.aanvraag import normalise_postcode
from matchmaker.core.errors import NotFound
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.inlezen import Inlezen
from matchmaker.core.sociale_kaart.meldingen import Meldingen
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.uitgeven import Uitgave
from matchmaker.core.sociale_kaart.versheid import grens
from matchmaker.core.sociale_kaart.zoeken import check, zoek
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag


class Kaart(Inlezen, Meldingen, Uitgave):
    """Use cases of the directory: look up (here), keep it right (`Inlezen`, `Meldingen`) and publish (`Uitgave`)."""

    async def plaats(self, postcode4: str) -> Plaats | None:
        """Find the neighbourhood and its wijkteam by a postcode; None where it is unknown."""
        normal = normalise_postcode(postcode4)
        if normal is None:
            return None
        async with self.store.reading() as work:
            return await work.kaart.plaats(normal[:4])

    async def zoek(self, vraag: Zoekvraag, limiet: int = 10, vanaf: int = 0) -> tuple[Resultaat, ...]:
        """Give the offers that fit, the best first, each with why.

        Raises:
            InvalidRequest: a code or a value that cannot be.
        """
        check(vraag, limiet, vanaf)
        async with self.store.reading() as work:
            return await zoek(work.kaart, vraag, self.vandaag(), limiet, vanaf)

    async def aanbod(self, id: str) -> Aanbod:
        """Find an offer by its id, or the first one of a service by the id of the service.

        Raises:
            NotFound: there is none, or it was taken out.
        """
        async with self.store.reading() as work:
            found = await work.kaart.aanbod(id)
        if found is None:
            raise NotFound("there is no offer with this id")
        return found

    async def niet_bevestigd(self, limiet: int = 100) -> tuple[Aanbod, ...]:
        """Give one offer of each service that nobody confirmed for six months, the longest ago first."""
        async with self.store.reading() as work:
            return tuple(await work.kaart.verouderd(grens(self.vandaag()), limiet))
