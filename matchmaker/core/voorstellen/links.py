"""Use cases of the link that answers a proposal: draw another one, to be mailed or passed on by the coordinator."""

from __future__ import annotations

from matchmaker.core.access import hash_secret, new_secret
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotPossible
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.post import klaarleggen
from matchmaker.core.use_case import UseCases
from matchmaker.core.voorstellen.doen import check_open, neem_voorstel
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.core.workflow import Rol

NIEUWE_LINK = "nieuwe_link"  # kind of the line in the history
_ZELF = "om zelf door te geven"
_GEMAILD = "per mail"
_GEEN_ADRES = "Er is geen e-mailadres bekend, of de mail staat uit. Geef de link zelf door."


class Voorstellinks(UseCases):
    """Use cases of the holder of a request. The earlier link stops working with the new one, whatever became of it."""

    async def voorstellink(self, voorstel_id: int, door: Coordinator) -> str:
        """Draw a secret that answers an open proposal, once, until its term passes; it is given here only.

        Raises:
            NotFound: there is no such proposal.
            NotYours: the request is of another wijk, or they read figures only.
            HeldBy: another coordinator holds the request.
            NotPossible: it is not open.
        """
        token = new_secret(self.entropy)
        async with self.store.writing() as work:
            found, one = await neem_voorstel(work, voorstel_id, door)
            check_open(one)
            await work.voorstellen.zet_link(one.id, hash_secret(token))
            await self._noteer(work, found, one, door, _ZELF)
        return token

    async def mail_voorstellink(self, voorstel_id: int, door: Coordinator) -> None:
        """Mail such a link to whom it was proposed.

        Raises:
            NotFound, NotYours, HeldBy: as `voorstellink`.
            NotPossible: it is not open, they have no address, or no mail goes from here.
        """
        async with self.store.writing() as work:
            found, one = await neem_voorstel(work, voorstel_id, door)
            check_open(one)
            if not await klaarleggen.link(self, work, found, one):
                raise NotPossible(_GEEN_ADRES)
            await self._noteer(work, found, one, door, _GEMAILD)

    async def _noteer(self, work: Work, found: Hulpvraag, one: Voorstel, door: Coordinator, hoe: str) -> None:
        # That an earlier mail did not arrive is dealt with; its line in the history stays.
        await work.post.vergeet_mislukt(one.id)
        now = self.clock()
        line = Gebeurtenis(now, NIEUWE_LINK, Rol.COORDINATOR, door.naam, toelichting=f"aan {one.wie}, {hoe}")
        await work.hulpvragen.append(found, line)
        await work.hulpvragen.touch(found, now)
