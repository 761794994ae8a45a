"""Use cases of who writes volunteers down: add, edit, note what was seen and said, put to rest."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.hulpvraag import Gebeurtenis
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.toegang import check_geen_lezer
from matchmaker.core.use_case import UseCases
from matchmaker.core.vrijwilligers import toestemming as toestemmingen
from matchmaker.core.vrijwilligers.controle import (
    MAX_MENSEN,
    gecontroleerd,
    gecontroleerde_dag,
    gecontroleerde_tekst,
)
from matchmaker.core.vrijwilligers.vrijwilliger import (
    TOEGEVOEGD,
    Gegevens,
    Vrijwilliger,
    VrijwilligerStatus,
    status_van,
)
from matchmaker.core.vrijwilligers.zoeken import neem
from matchmaker.core.workflow import Rol


class VrijwilligersBijhouden(UseCases):
    """Use cases that change what is known of a volunteer; each leaves a line in their history.

    Each may raise NotYours: who reads figures only.
    """

    async def voeg_vrijwilliger_toe(
        self,
        gegevens: Gegevens,
        door: Coordinator,
        *,
        sleutel: str,
        toestemming: bool,
        kennismaking: date | None = None,
        vog: date | None = None,
        lopend: int = 0,
    ) -> Vrijwilliger:
        """Add a volunteer once per key; the same key again gives the same volunteer and changes nothing.

        Args:
            gegevens: what they tell.
            door: who writes them down.
            sleutel: what makes it happen once, as a number that the form was given.
            toestemming: whether they agree to `toestemmingstekst`.
            kennismaking: when a coordinator met them.
            vog: the day of their certificate of conduct.
            lopend: how many people they help already, who did not come through the queue.

        Raises:
            InvalidRequest: names each field, with what is the matter in Dutch; nothing is stored.
        """
        check_geen_lezer(door)
        checked = gecontroleerd(gegevens)
        now = self.clock()
        _check_toevoeging(toestemming, lopend)
        one = Vrijwilliger(
            id=0,
            **_velden(checked),
            status=VrijwilligerStatus.NIEUW,
            bron=TOEGEVOEGD,
            wijk=None,
            kennismaking=gecontroleerde_dag("kennismaking", kennismaking, dag(now)),
            vog=gecontroleerde_dag("vog", vog, dag(now)),
            toestemming=toestemmingen.gegeven(now),
            aangemeld_op=now,
            gewijzigd_op=now,
            laatste_contact=now,
        )
        async with self.store.writing() as work:
            one = replace(one, status=status_van(one), wijk=await _wijk(work, checked.postcode))
            added = await work.vrijwilligers.voeg_toe(one, sleutel)
            if added is not None:
                await work.vrijwilligers.noteer(added, _regel(one, "toegevoegd", door))
                for _ in range(lopend):
                    await work.vrijwilligers.koppel(added, None, now)
            stored = await work.vrijwilligers.met_sleutel(sleutel)
        assert stored is not None
        return stored

    async def wijzig_vrijwilliger(self, id: int, gegevens: Gegevens, door: Coordinator) -> Vrijwilliger:
        """Put what a volunteer tells now in the place of what they told before.

        Raises:
            InvalidRequest: names each field, with what is the matter in Dutch; nothing is stored.
            NotFound: there is no such volunteer.
        """
        checked = gecontroleerd(gegevens)
        async with self.store.writing() as work:
            wijk = await _wijk(work, checked.postcode)
            return await self._stap(work, id, "gewijzigd", door, **_velden(checked), wijk=wijk)

    async def noteer_kennismaking(
        self, id: int, kennismaking: date | None, door: Coordinator
    ) -> Vrijwilliger:
        """Note when a coordinator met a volunteer, or (None) that it was not so; with VOG they are then active.

        Raises:
            InvalidRequest: the day is still to come.
            NotFound: there is no such volunteer.
        """
        now = self.clock()
        seen = gecontroleerde_dag("kennismaking", kennismaking, dag(now))
        changes: dict[str, Any] = {"kennismaking": seen} | ({"laatste_contact": now} if seen else {})
        async with self.store.writing() as work:
            return await self._stap(work, id, "kennismaking", door, **changes)

    async def noteer_vog(self, id: int, vog: date | None, door: Coordinator) -> Vrijwilliger:
        """Note the day of the VOG that a coordinator saw, or (None) that there is none.

        Raises:
            InvalidRequest: the day is still to come.
            NotFound: there is no such volunteer.
        """
        seen = gecontroleerde_dag("vog", vog, dag(self.clock()))
        async with self.store.writing() as work:
            return await self._stap(work, id, "vog", door, vog=seen)

    async def zet_vrijwilliger_in_rust(self, id: int, door: Coordinator) -> Vrijwilliger:
        """Note that a volunteer does not want to be asked for a while; matches that run go on.

        Raises:
            NotFound: there is no such volunteer.
        """
        async with self.store.writing() as work:
            return await self._stap(work, id, "rust", door, status=VrijwilligerStatus.RUST)

    async def haal_vrijwilliger_uit_rust(self, id: int, door: Coordinator) -> Vrijwilliger:
        """Note that a volunteer can be asked again.

        Raises:
            NotFound: there is no such volunteer.
        """
        async with self.store.writing() as work:
            return await self._stap(work, id, "terug", door, status=VrijwilligerStatus.NIEUW)

    async def noteer_contact(self, id: int, tekst: str, door: Coordinator) -> Vrijwilliger:
        """Note that somebody spoke with a volunteer today, with what should be remembered (may be empty).

        Raises:
            InvalidRequest: too long.
            NotFound: there is no such volunteer.
        """
        words = gecontroleerde_tekst("tekst", tekst) or None
        async with self.store.writing() as work:
            return await self._stap(work, id, "contact", door, words, laatste_contact=self.clock())

    async def _stap(
        self,
        work: Work,
        id: int,
        soort: str,
        door: Coordinator,
        toelichting: str | None = None,
        **changes: Any,
    ) -> Vrijwilliger:
        """Store changes with a line in the history; where nothing changes and nothing was said, do nothing."""
        check_geen_lezer(door)
        before = await neem(work, id)
        after: Vrijwilliger = replace(before, **changes)
        if after.status is not VrijwilligerStatus.RUST:
            after = replace(after, status=status_van(after))
        if after == before and toelichting is None:
            return before
        after = replace(after, gewijzigd_op=self.clock())
        await work.vrijwilligers.bewaar(after)
        await work.vrijwilligers.noteer(id, _regel(after, soort, door, before, toelichting))
        return after


def _check_toevoeging(toestemming: bool, lopend: int) -> None:
    faults = []
    if not toestemming:
        faults.append(Fault("toestemming", "Zonder toestemming bewaren wij niets. Vraag het eerst."))
    if not 0 <= lopend <= MAX_MENSEN:
        faults.append(Fault("lopend", f"Dit is een heel getal van 0 tot en met {MAX_MENSEN}."))
    if faults:
        raise InvalidRequest(tuple(faults))


def _velden(gegevens: Gegevens) -> dict[str, Any]:
    return {one.name: getattr(gegevens, one.name) for one in fields(Gegevens)}


async def _wijk(work: Work, postcode: str | None) -> str | None:
    plaats = await work.kaart.plaats(postcode[:4]) if postcode else None
    return plaats.wijk if plaats else None


def _regel(
    one: Vrijwilliger,
    soort: str,
    door: Coordinator,
    before: Vrijwilliger | None = None,
    toelichting: str | None = None,
) -> Gebeurtenis:
    van = before.status if before else None
    moved = van != one.status
    return Gebeurtenis(
        one.gewijzigd_op,
        soort,
        Rol.COORDINATOR,
        door.naam,
        van=van if moved else None,
        naar=one.status if moved else None,
        toelichting=toelichting,
    )
