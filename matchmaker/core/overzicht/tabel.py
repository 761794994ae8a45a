"""A table as it is published: what may not be shown is not in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from matchmaker.core.overzicht.verbergen import Plek, met_totalen, verberg, verberg_lijst

Sleutel = str | None

TOTAAL = "totaal"


@dataclass(frozen=True)
class Rij:
    """One line: its codes and its counts; None: not shown."""

    sleutel: tuple[Sleutel, ...]
    cellen: tuple[int | None, ...]


@dataclass(frozen=True)
class Tabel:
    """Counts by code."""

    naam: str
    koppen: tuple[str, ...]  # what the parts of a key are
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    totaal: Rij | None = None  # None where lines overlap

    @property
    def regels(self) -> tuple[Rij, ...]:
        """Give the lines, and the total as the last where there is one."""
        return (*self.rijen, *([self.totaal] if self.totaal else []))

    @property
    def leeg(self) -> bool:
        """Say whether nothing in it is shown."""
        return all(one is None for line in self.regels for one in line.cellen)

    @property
    def onvolledig(self) -> bool:
        """Say whether something in it is not shown."""
        return any(one is None for line in self.regels for one in line.cellen)


def lijsten(
    naam: str, kop: str, kolommen: Mapping[str, Mapping[Sleutel, int]], rijen: Sequence[Sleutel]
) -> Tabel:
    """Make a table of columns that have nothing to do with each other, each with its total below."""
    columns = [verberg_lijst([counts.get(row, 0) for row in rijen]) for counts in kolommen.values()]
    return Tabel(
        naam,
        (kop,),
        tuple(kolommen),
        tuple(Rij((row,), tuple(parts[i] for parts, _ in columns)) for i, row in enumerate(rijen)),
        Rij((TOTAAL,), tuple(total for _, total in columns)),
    )


def kruistabel(
    naam: str,
    kop: str,
    tellingen: Mapping[tuple[Sleutel, str], int],
    rijen: Sequence[Sleutel],
    kolommen: Sequence[str],
) -> Tabel:
    """Make a table of parts that do not overlap, with totals of its rows and its columns."""
    geheel = met_totalen([[tellingen.get((row, column), 0) for column in kolommen] for row in rijen])
    empty = Tabel(naam, (kop,), (*kolommen, TOTAAL), ())
    if not rijen:
        return empty
    hidden = verberg(geheel)
    if hidden is None:
        hidden = frozenset((i, j) for i, row in enumerate(geheel) for j in range(len(row)))
    keys: list[tuple[Sleutel, ...]] = [*((row,) for row in rijen), (TOTAAL,)]
    lines = [Rij(key, zichtbaar(geheel, i, hidden)) for i, key in enumerate(keys)]
    return replace(empty, rijen=tuple(lines[:-1]), totaal=lines[-1])


def zichtbaar(geheel: Sequence[Sequence[int]], i: int, hidden: Collection[Plek]) -> tuple[int | None, ...]:
    """Give a row with None for what is hidden."""
    return tuple(None if (i, j) in hidden else value for j, value in enumerate(geheel[i]))
