"""Tables of lines that overlap: somebody who asks for two things stands in two of them.

Such lines have no total, but each has a rest: those who are not in it. Where another table shows how many there are in
all, the rest of a line can be worked out: a line is shown only so far that no small rest comes out either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matchmaker.core.overzicht.tabel import TOTAAL, Rij, Sleutel, Tabel, zichtbaar
from matchmaker.core.overzicht.verbergen import Plek, klein, met_totalen, verberg


def per_leefgebied(
    tellingen: Mapping[tuple[str, str], int], gebieden: Sequence[str], wijken: Tabel, allen: Mapping[str, int]
) -> Tabel:
    """Make the table of the areas of life, beside the table of the wijken.

    Args:
        tellingen: by area and Verloop; what was withdrawn is in none.
        gebieden: the lines.
        wijken: of the same requests; its last columns are the withdrawn ones and the total.
        allen: what the requests of a Verloop count together.
    """
    columns = wijken.kolommen[:-2]
    above = dict(zip(wijken.kolommen, wijken.totaal.cellen, strict=True)) if wijken.totaal else {}
    elders = {(2, j) for j, name in enumerate(columns) if above.get(name) is None}
    if any(above.get(name) is None for name in wijken.kolommen[-2:]):
        elders.add((2, len(columns)))  # how many stayed can not be read there either
    vast = {(2, j) for j in range(len(columns))} - elders
    lines = []
    for gebied in gebieden:
        asked = [tellingen.get((gebied, name), 0) for name in columns]
        rest = [allen.get(name, 0) - one for name, one in zip(columns, asked, strict=True)]
        geheel = met_totalen([asked, rest])
        hidden = verberg(geheel, vast, elders, ongetoond=[(1, j) for j in range(len(columns) + 1)])
        cells = (None,) * (len(columns) + 1) if hidden is None else zichtbaar(geheel, 0, hidden)
        lines.append(Rij((gebied,), cells))
    return Tabel("leefgebieden", ("leefgebied",), (*columns, TOTAAL), tuple(lines))


def per_activiteit(
    kolommen: Mapping[str, Mapping[tuple[Sleutel, str], int]],
    activiteiten: Sequence[str],
    wijken: Tabel,
    allen: Mapping[str, Mapping[Sleutel, int]],
) -> Tabel:
    """Make the table of activities by wijk: of each activity the whole, and the wijken of which something is shown.

    Args:
        kolommen: column → (wijk, activity) → count.
        activiteiten: in the order of the lines.
        wijken: the table of the wijken with the same columns.
        allen: column → wijk → persons or requests, whatever they want.
    """
    places = [row.sleutel[0] for row in wijken.rijen]
    lines = []
    for activiteit in activiteiten:
        columns = []
        for number, (name, counts) in enumerate(kolommen.items()):
            asked = [counts.get((wijk, activiteit), 0) for wijk in places]
            whole = [allen[name].get(wijk, 0) for wijk in places]
            shown = [row.cellen[number] for row in wijken.regels]
            columns.append(_kolom(asked, whole, shown))
        keys: list[tuple[Sleutel, ...]] = [(activiteit, TOTAAL), *((activiteit, wijk) for wijk in places)]
        for i, key in enumerate(keys):
            cells = tuple(column[i - 1] for column in columns)  # the total is the last
            if any(cells):
                lines.append(Rij(key, cells))
    return Tabel("activiteiten", ("activiteit", "wijk"), tuple(kolommen), tuple(lines))


def _kolom(asked: Sequence[int], whole: Sequence[int], shown: Sequence[int | None]) -> list[int | None]:
    """Give what may be shown of one activity, by wijk and then the whole, where the wijken themselves are shown so."""
    nothing: list[int | None] = [None] * (len(asked) + 1)
    if not any(asked):
        return [0] * (len(asked) + 1)
    if klein(sum(asked)):
        return nothing
    geheel = met_totalen([[one, all_ - one] for one, all_ in zip(asked, whole, strict=True)])
    last: set[Plek] = {(i, 2) for i in range(len(geheel))}
    elders = {(i, 2) for i, one in enumerate(shown) if one is None}
    hidden = verberg(geheel, last - elders, elders, ongetoond=[(i, 1) for i in range(len(geheel))])
    if hidden is None:
        return nothing
    return [zichtbaar(geheel, i, hidden)[0] for i in range(len(geheel))]
