"""The list of who has to be phoned: now, and later on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.nazorg.opvolging import Opvolging, Opvolgstaat, Soort
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.toegang import check_geen_lezer
from matchmaker.core.use_case import UseCases
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger

MEESTE = 100  # follow-ups on one list


@dataclass(frozen=True)
class Belregel:
    """One follow-up, and who helps there."""

    hulpvraag: Hulpvraag
    opvolging: Opvolging
    vrijwilligers: tuple[Vrijwilliger, ...] = ()  # who help now; looked up for `Soort.HELPER` only
    diensten: tuple[Voorstel, ...] = ()  # the same, of services


@dataclass(frozen=True)
class Bellijst:
    """Who has to be phoned, the longest due first."""

    vandaag: date
    nu: tuple[Belregel, ...]  # due
    vast: tuple[Belregel, ...]  # nobody was reached too often
    straks: tuple[Belregel, ...]  # of days to come


class Bellen(UseCases):
    """The use case of the list."""

    async def bellijst(self, wie: Coordinator) -> Bellijst:
        """Give the follow-ups of what somebody holds, and to a manager those of everybody; at most `MEESTE`.

        Raises:
            NotYours: they read figures only.
        """
        check_geen_lezer(wie)
        vandaag = dag(self.clock())
        holder = None if wie.functie is Functie.BEHEERDER else wie.id
        async with self.store.reading() as work:
            follow = await work.opvolgingen.lopend(holder, MEESTE)
            hulpvragen = await work.werkvoorraad.lees(sorted({one.hulpvraag_id for one in follow}))
            lines = [await _regel(work, hulpvragen[one.hulpvraag_id], one) for one in follow]
        stuck = [line for line in lines if line.opvolging.staat is Opvolgstaat.VAST]
        planned = [line for line in lines if line.opvolging.staat is Opvolgstaat.OPEN]
        return Bellijst(
            vandaag=vandaag,
            nu=tuple(line for line in planned if line.opvolging.op <= vandaag),
            vast=tuple(stuck),
            straks=tuple(line for line in planned if line.opvolging.op > vandaag),
        )


async def _regel(work: Work, found: Hulpvraag, one: Opvolging) -> Belregel:
    if one.soort is not Soort.HELPER:
        return Belregel(found, one)
    proposals = await work.voorstellen.bij(found.id)
    return Belregel(
        hulpvraag=found,
        opvolging=one,
        vrijwilligers=tuple(await work.vrijwilligers.gekoppeld_aan(found.id)),
        diensten=tuple(done for done in proposals if done.service_id and done.gekoppeld_op),
    )
