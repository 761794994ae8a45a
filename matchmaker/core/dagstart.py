"""The day list: what waits for one coordinator today, so that nobody has to remember it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.melding import Grenzen
from matchmaker.core.nazorg.opvolging import Opvolging, Opvolgstaat
from matchmaker.core.ports import Filters
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.termijnen import einde_van, na_werkdagen
from matchmaker.core.toegang import andermans_wijken, mag_zien
from matchmaker.core.urgentie import DRINGEND
from matchmaker.core.use_case import UseCases
from matchmaker.core.voorstellen.voorstel import Voorstel, Voorstelstaat
from matchmaker.core.workflow import Status

MEESTE_NIEUWE = 50  # of those
BINNENKORT = 1  # working days before its term ends that a proposal stands in the day list
MELDING_BINNENKORT = 5  # working days before a term of the law ends that a report does


@dataclass(frozen=True)
class Opvolgtaak:
    """A call that is due."""

    hulpvraag: Hulpvraag
    opvolging: Opvolging


@dataclass(frozen=True)
class Voorsteltaak:
    """A proposal that something has to be done with."""

    hulpvraag: Hulpvraag
    voorstel: Voorstel

    @property
    def tot_en_met(self) -> date:
        """Give the last day of its term."""
        return self.voorstel.tot_en_met


@dataclass(frozen=True)
class Claimtaak:
    """A request that rests; after a day it is back in the queue."""

    hulpvraag: Hulpvraag
    tot_en_met: date


@dataclass(frozen=True)
class Meldingtaak:
    """A report for the Wmo of which a term comes near or has passed."""

    hulpvraag: Hulpvraag
    termijn: date


@dataclass(frozen=True)
class Dagstart:
    """What waits for a coordinator; each part the most pressing first."""

    vandaag: date
    opvolgingen: tuple[Opvolgtaak, ...]  # mine, due
    vast: tuple[Opvolgtaak, ...]  # mine; nobody was reached: decide what to do
    aangenomen: tuple[Voorsteltaak, ...]  # mine; they said yes: bring them together
    verlopend: tuple[Voorsteltaak, ...]  # mine; no answer yet, and the term ends
    claims: tuple[Claimtaak, ...]  # mine; they rest
    meldingen: tuple[Meldingtaak, ...]  # mine, or new in my wijken
    urgent: tuple[Hulpvraag, ...]  # new in my wijken
    niet_gemaild: tuple[Hulpvraag, ...] = ()  # mine; a proposal could not be mailed: phone them
    te_wissen: tuple[Hulpvraag, ...] = ()  # mine, or nobody's in my wijken; kept long enough

    @property
    def getoond(self) -> tuple[Hulpvraag, ...]:
        """Give every request that stands in it; one may be there more than once."""
        parts = (self.opvolgingen, self.vast, self.aangenomen, self.verlopend, self.claims, self.meldingen)
        tasks = tuple(task.hulpvraag for part in parts for task in part)
        return (*tasks, *self.urgent, *self.niet_gemaild, *self.te_wissen)

    @property
    def aantal(self) -> int:
        """Count everything that has to be done; what goes by itself is not among it."""
        parts = (self.opvolgingen, self.vast, self.aangenomen, self.verlopend, self.claims, self.meldingen)
        return sum(map(len, parts)) + len(self.urgent) + len(self.niet_gemaild)


class Dagstarten(UseCases):
    """The use case of the day list."""

    async def dagstart(self, wie: Coordinator) -> Dagstart:
        """Give what waits for a coordinator now.

        Raises:
            NotYours: they read figures only.
        """
        vandaag = dag(self.clock())
        async with self.store.reading() as work:
            others = await andermans_wijken(work, wie)
            follow = await work.opvolgingen.van_houder(wie.id, vandaag)
            soon = einde_van(na_werkdagen(vandaag, BINNENKORT))
            proposals = await work.voorstellen.van_houder(wie.id, soon)
            resting = await work.werkvoorraad.gewaarschuwd(wie.id)
            unsent = await work.post.mislukt_van_houder(wie.id)
            going = await work.bewaren.aangekondigd(wie.id)
            ends = na_werkdagen(vandaag, MELDING_BINNENKORT)
            reports = await work.werkvoorraad.meldingen(Grenzen.tot(ends, houder_id=wie.id))
            owners = [one.hulpvraag_id for one in follow] + [one.hulpvraag_id for one in proposals]
            hulpvragen = await work.werkvoorraad.lees(sorted({*owners, *resting, *reports, *unsent, *going}))
            new = Filters(status=(Status.NIEUW,), minstens=DRINGEND, niet_wijken=others)
            urgent = await work.hulpvragen.page(new, None, MEESTE_NIEUWE)
        calls = [Opvolgtaak(hulpvragen[one.hulpvraag_id], one) for one in follow]
        asked = [Voorsteltaak(hulpvragen[one.hulpvraag_id], one) for one in proposals]
        return Dagstart(
            vandaag=vandaag,
            opvolgingen=tuple(call for call in calls if call.opvolging.staat is Opvolgstaat.OPEN),
            vast=tuple(call for call in calls if call.opvolging.staat is Opvolgstaat.VAST),
            aangenomen=tuple(one for one in asked if one.voorstel.wacht_op_kennismaking),
            verlopend=tuple(one for one in asked if one.voorstel.staat is Voorstelstaat.OPEN),
            claims=tuple(self._claim(hulpvragen[id]) for id in resting),
            meldingen=tuple(_meldingen((hulpvragen[id] for id in reports), others, ends)),
            urgent=tuple(one for _, one in urgent),
            niet_gemaild=tuple(hulpvragen[id] for id in unsent),
            te_wissen=tuple(hulpvragen[id] for id in going if mag_zien(others, wie, hulpvragen[id])),
        )

    def _claim(self, hulpvraag: Hulpvraag) -> Claimtaak:
        assert hulpvraag.gewaarschuwd_op is not None
        last = na_werkdagen(dag(hulpvraag.gewaarschuwd_op), self.termijnen.waarschuwing)
        return Claimtaak(hulpvraag, last)


def _meldingen(reported: Iterable[Hulpvraag], others: Sequence[str], ends: date) -> Iterable[Meldingtaak]:
    for one in reported:
        termijn = one.melding.termijn if one.melding else None
        mine = one.status != Status.NIEUW or one.wijk not in others
        if mine and termijn is not None and termijn <= ends:
            yield Meldingtaak(one, termijn)
