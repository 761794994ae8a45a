"""What a chart shows: bars with a length and a number, as `overzicht/figuur.html` draws them.

The drawing is SVG in the page, with lengths in percent and em: text stays as large as the text around it on every
screen, and colours come from the style sheet, so that no inline style is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.core.overzicht.tabel import TOTAAL, Rij, Tabel
from matchmaker.pages.overzicht import woorden

MEESTE = 12  # lines in a chart; the table has all
BREED = 84.0  # percent of the width for the longest bar: its number stands behind it
HOOG = 100.0  # percent of the height between the numbers and the names of the months

# Which columns of a table are drawn; a second one stands under the first.
REEKSEN = {
    "maanden": ("hulpvragen",),
    "wijken": (TOTAAL, "gekoppeld"),
    "leefgebieden": (TOTAAL, "gekoppeld"),
    "wachttijd": ("koppelingen",),
    "belasting": ("mantelzorgers",),
    "volhoudtijd": ("mantelzorgers",),
    "nu": ("vragen", "vrijwilligers"),
    "activiteiten": ("vragen", "vrijwilligers"),
    "weigeringen": (TOTAAL,),
    "nazorg": ("houdt_stand", "niet"),
}
_WOORD = {
    "wijken": {TOTAAL: "Hulpvragen"},
    "leefgebieden": {TOTAAL: "Hulpvragen"},
    "weigeringen": {TOTAAL: "Voorstellen"},
}
STAAND = ("maanden",)  # drawn upright: time goes from left to right


@dataclass(frozen=True)
class Staaf:
    """One bar."""

    lengte: float | None  # percent of the width or height; None: not shown
    getal: str


@dataclass(frozen=True)
class Groep:
    """What stands together under one name."""

    naam: str
    staven: tuple[Staaf, ...]  # one of each reeks


@dataclass(frozen=True)
class Figuur:
    """A chart."""

    alt: str  # for who does not see it
    reeksen: tuple[str, ...]
    groepen: tuple[Groep, ...]
    weggelaten: tuple[str, ...]  # names of which nothing may be shown
    meer: bool  # the table has more lines
    staand: bool


def teken(tabel: Tabel) -> Figuur | None:
    """Make the chart of a table; None where nothing of it may be shown."""
    names = REEKSEN[tabel.naam]
    places = [tabel.kolommen.index(name) for name in names]
    rows = [row for row in tabel.rijen if len(row.sleutel) == 1 or row.sleutel[1] == TOTAAL]
    values = {row.sleutel: [row.cellen[place] for place in places] for row in rows}
    upright = tabel.naam in STAAND
    drawn = rows if upright else [row for row in rows if any(values[row.sleutel])]
    highest = max((one for row in drawn for one in values[row.sleutel] if one is not None), default=0)
    if not highest:
        return None
    if len(tabel.koppen) > 1:  # many lines: the largest first
        drawn = sorted(drawn, key=lambda row: -max(one or 0 for one in values[row.sleutel]))
    full = HOOG if upright else BREED
    groups = [
        Groep(_naam(tabel, row), tuple(_staaf(one, highest, full) for one in values[row.sleutel]))
        for row in (drawn if upright else drawn[:MEESTE])
    ]
    words = tuple(_WOORD.get(tabel.naam, {}).get(name, woorden.KOLOM[name]) for name in names)
    title = woorden.TABEL[tabel.naam].titel
    return Figuur(
        alt=f"Staafdiagram: {title}. De getallen staan in de tabel hieronder.",
        reeksen=words,
        groepen=tuple(groups),
        weggelaten=()
        if upright
        else tuple(_naam(tabel, row) for row in rows if row not in drawn and None in values[row.sleutel]),
        meer=len(drawn) > len(groups),
        staand=upright,
    )


def _naam(tabel: Tabel, row: Rij) -> str:
    if tabel.naam in STAAND:
        return woorden.maand_kort(row.sleutel[0] or "")
    return woorden.code(tabel.koppen[0], row.sleutel[0])


def _staaf(value: int | None, highest: int, full: float) -> Staaf:
    if value is None:
        return Staaf(None, woorden.NIET_GETOOND)
    return Staaf(round(full * value / highest, 2), str(value))
