"""The use case of the overview: count in a few statements, hide what is small, and give tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.nazorg.opvolging import Soort, Uitkomst
from matchmaker.core.overzicht.overlap import per_activiteit, per_leefgebied
from matchmaker.core.overzicht.periode import Periode
from matchmaker.core.overzicht.port import Belasting, Bereik, Verloop, Wachttijd
from matchmaker.core.overzicht.tabel import Sleutel, Tabel, kruistabel, lijsten
from matchmaker.core.overzicht.verbergen import GRENS
from matchmaker.core.ports import Work
from matchmaker.core.termijnen import begin_van
from matchmaker.core.toegang import andermans_wijken
from matchmaker.core.use_case import UseCases
from matchmaker.core.vocabulary import activiteiten, leefgebieden
from matchmaker.core.voorstellen.voorstel import Weigerreden

MEDIAAN_VANAF = 2 * GRENS  # matches: the middle of a few is nearly one person's own wait
VOLHOUDTIJD = ("week", "weken", "maanden", "jaar", "langer")
AAN = ("vrijwilliger", "organisatie")


@dataclass(frozen=True)
class Overzicht:
    """What may be published of a period."""

    periode: Periode
    wijken: tuple[str, ...]  # whose figures these are; empty: of the whole municipality
    tabellen: Mapping[str, Tabel]  # by name, in the order in which they are read
    mediaan: int | None  # days until a match; None: too few


class Overzien(UseCases):
    """The use case of the overview."""

    async def overzicht(self, periode: Periode, wie: Coordinator) -> Overzicht:
        """Give the tables of a period; a coordinator gets those of what they may see, others of the municipality."""
        months = list(periode)
        starts = [begin_van(month.begin) for month in months]
        async with self.store.reading() as work:
            others = await _andermans(work, wie)
            bereik = Bereik(starts[0], begin_van(months[-1].plus(1).begin), others)
            asked = await work.tellingen.gevraagd(bereik, starts)
            waited = await work.tellingen.wachten(bereik)
            carers = await work.tellingen.mantelzorgers(bereik)
            declined = await work.tellingen.weigeringen(bereik)
            found = await work.tellingen.nazorg(bereik)
            demand = await work.tellingen.vragen(bereik)
            supply = await work.tellingen.vrijwilligers(bereik)
        wijken = kruistabel(
            "wijken", "wijk", asked.per_wijk, _wijken(wijk for wijk, _ in asked.per_wijk), tuple(Verloop)
        )
        now = {"vragen": demand.per_wijk, "vrijwilligers": supply.per_wijk}
        here = lijsten("nu", "wijk", now, _wijken([*demand.per_wijk, *supply.per_wijk]))
        tables = (
            lijsten(
                "maanden",
                "maand",
                {"hulpvragen": {str(month): asked.per_maand.get(i, 0) for i, month in enumerate(months)}},
                [str(month) for month in months],
            ),
            wijken,
            per_leefgebied(asked.per_leefgebied, leefgebieden(), wijken, _samen(asked.per_wijk)),
            lijsten("wachttijd", "wachttijd", {"koppelingen": waited.aantallen}, list(Wachttijd)),
            lijsten("belasting", "belasting", {"mantelzorgers": carers.belasting}, list(Belasting)),
            lijsten(
                "volhoudtijd", "volhoudtijd", {"mantelzorgers": carers.volhoudtijd}, [*VOLHOUDTIJD, None]
            ),
            here,
            per_activiteit(
                {"vragen": demand.per_activiteit, "vrijwilligers": supply.per_activiteit},
                tuple(activiteiten()),
                here,
                now,
            ),
            kruistabel(
                "weigeringen",
                "reden",
                {(reason, AAN[0] if person else AAN[1]): n for (reason, person), n in declined.items()},
                list(Weigerreden),
                AAN,
            ),
            kruistabel("nazorg", "aan_wie", found, list(Soort), tuple(Uitkomst)),
        )
        enough = sum(waited.aantallen.values()) >= MEDIAAN_VANAF and waited.mediaan is not None
        return Overzicht(
            periode=periode,
            wijken=wie.wijken if others else (),
            tabellen={table.naam: table for table in tables},
            mediaan=round(waited.mediaan) if enough and waited.mediaan is not None else None,
        )


async def _andermans(work: Work, wie: Coordinator) -> tuple[str, ...]:
    """Give the wijken that are not this coordinator's; a reader of figures reads all."""
    return () if wie.functie is Functie.LEZER else await andermans_wijken(work, wie)


def _wijken(names: Iterable[Sleutel]) -> list[Sleutel]:
    """Give each wijk once, by name; the unknown one last."""
    return sorted(dict.fromkeys(names), key=lambda name: (name is None, name or ""))


def _samen(per_wijk: Mapping[tuple[str | None, str], int]) -> dict[str, int]:
    added: Counter[str] = Counter()
    for (_, verloop), number in per_wijk.items():
        added[verloop] += number
    return added
