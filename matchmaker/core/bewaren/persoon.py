"""Use cases of somebody's rights: everything that there is of them, and the removal of all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.core.bewaren.opruimen import tel_en_verwijder
from matchmaker.core.bewaren.uitvoer import hulpvraag_als_json, vrijwilliger_als_json
from matchmaker.core.bewaren.zoeken import Gevonden, Gezocht, zoek
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotFound
from matchmaker.core.intake import close_withdrawn
from matchmaker.core.inzage.port import Blik, Inzagefilter, Wijze
from matchmaker.core.ports import Work
from matchmaker.core.tijd import iso
from matchmaker.core.toegang import check_beheerder
from matchmaker.core.vrijwilligers.bewaren import VrijwilligersBewaren
from matchmaker.core.workflow import Rol, Status

NIET_HIER = "Het gesprek is vanuit dit proces niet te lezen: open deze pagina op het webproces van de chat."
_MEESTE_INZAGEN = 10_000


@dataclass(frozen=True)
class Gewist:
    """What was removed."""

    hulpvragen: int
    vrijwilligers: int
    gesprekken: bool  # also at the gateway and the bot; False: this process does not know them


class PersoonsRechten(VrijwilligersBewaren):
    """Use cases of a manager: what is found may be of another, so they say what is to be taken.

    Each may raise NotYours: not a manager.
    """

    async def zoek_persoon(self, gezocht: Gezocht, wie: Coordinator) -> Gevonden:
        """Look for what there is of a person."""
        check_beheerder(wie)
        async with self.store.reading() as work:
            return await zoek(work, gezocht)

    async def persoonsgegevens(
        self, hulpvragen: Sequence[int], vrijwilligers: Sequence[int], wie: Coordinator
    ) -> dict[str, Any]:
        """Give everything that is kept of a person as plain JSON types; that it was read is noted.

        Raises:
            NotFound: one of these is not there.
        """
        check_beheerder(wie)
        now = self.clock()
        looks = [Blik(now, wie.id, wie.naam, Wijze.UITVOER, hulpvraag_id=id) for id in hulpvragen]
        async with self.store.writing() as work:
            if len(await work.werkvoorraad.lees(hulpvragen)) < len(hulpvragen):
                raise NotFound("there is no such hulpvraag")
            await work.inzagen.noteer(looks)
        async with self.store.reading() as work:
            requests = [await _hulpvraag(work, id) for id in hulpvragen]
            people = [await _vrijwilliger(work, id) for id in vrijwilligers]
            keys = [await work.bewaren.gesprek(id) for id in hulpvragen]
        for request, key in zip(requests, keys, strict=True):
            if self.gesprekken is None:
                request["gesprek"] = NIET_HIER
            else:
                request["gesprek"] = await self.gesprekken.lees(key) if key else None
        return {"gemaakt_op": iso(now), "hulpvragen": requests, "vrijwilligers": people}

    async def wis_persoon(
        self, hulpvragen: Sequence[int], vrijwilligers: Sequence[int], wie: Coordinator
    ) -> Gewist:
        """Remove everything of a person, in every store; what is not there any more is no error.

        What remains is that a manager did so, under the numbers of the requests, and counts without a person.
        """
        check_beheerder(wie)
        async with self.store.reading() as work:
            keys = [await work.bewaren.gesprek(id) for id in hulpvragen]
        if self.gesprekken is not None:
            for key in keys:
                if key:
                    await self.gesprekken.wis(key)
        people = sum([await self._weg(id, wie) for id in vrijwilligers])
        requests = sum([await self._wis_hulpvraag(id, wie) for id in hulpvragen])
        await self.store.leeg_log()
        return Gewist(requests, people, self.gesprekken is not None)

    async def _weg(self, id: int, wie: Coordinator) -> bool:
        try:
            await self.verwijder_vrijwilliger(id, wie)
        except NotFound:
            return False
        return True

    async def _wis_hulpvraag(self, id: int, wie: Coordinator) -> bool:
        while True:
            async with self.store.writing() as work:
                found = await work.werkvoorraad.neem(id)
                if found is None:
                    return False
                if found.status != Status.INGETROKKEN and not await close_withdrawn(
                    self, work, found, Rol.COORDINATOR, wie.naam
                ):
                    continue  # it was moved at the same moment: look again
                withdrawn = await work.hulpvragen.by_id(id)
                assert withdrawn is not None
                await tel_en_verwijder(work, withdrawn, self.clock())
                blik = Blik(self.clock(), wie.id, wie.naam, Wijze.GEWIST, hulpvraag_id=id)
                await work.inzagen.noteer([blik])
                return True


async def _hulpvraag(work: Work, id: int) -> dict[str, Any]:
    found = await work.hulpvragen.by_id(id)
    if found is None:
        raise NotFound("there is no such hulpvraag")
    looks = await work.inzagen.lees(Inzagefilter(hulpvraag_id=id), None, _MEESTE_INZAGEN)
    return hulpvraag_als_json(
        found,
        geschiedenis=await work.hulpvragen.history(found),
        voorstellen=await work.voorstellen.bij(id),
        opvolgingen=await work.opvolgingen.bij(id),
        post=await work.bewaren.post(id),
        inzagen=looks,
    )


async def _vrijwilliger(work: Work, id: int) -> dict[str, Any]:
    found = await work.vrijwilligers.vrijwilliger(id)
    if found is None:
        raise NotFound("there is no such volunteer")
    return vrijwilliger_als_json(
        found,
        geschiedenis=await work.vrijwilligers.geschiedenis(id),
        koppelingen=await work.vrijwilligers.koppelingen(id),
        voorstellen=await work.bewaren.voorstellen_aan(id),
    )
