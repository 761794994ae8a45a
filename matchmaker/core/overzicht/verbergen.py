"""Which counts of a table are not shown, so that no small one can be worked out.

The rule, and where it comes from, is in `docs/overzicht.md`. A table is looked at with its totals as the last row and
column. Every count from 1 up to GRENS is hidden. Then, for each of those, more is hidden until what is still shown goes
together with GRENS or more in its place: to raise it by one, others of its row and column go down or up by one, and so
on around until every line adds up again, and no hidden count becomes zero, because zero is shown. The way around that
hides least is taken (the shortest-path heuristic for complementary suppression).
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Sequence
from itertools import count

GRENS = 5  # the smallest count that is shown, but for zero

Plek = tuple[int, int]  # row, column
Tellingen = Sequence[Sequence[int]]  # all rows equally long


def met_totalen(tellingen: Tellingen) -> list[list[int]]:
    """Add the totals as a last column and a last row."""
    rows = [[*row, sum(row)] for row in tellingen]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def verberg(
    geheel: Tellingen,
    vast: Collection[Plek] = (),
    elders: Collection[Plek] = (),
    ongetoond: Collection[Plek] = (),
) -> frozenset[Plek] | None:
    """Give the places that are hidden; None where the table cannot be shown at all.

    Args:
        geheel: the counts with their totals, as `met_totalen` gives them.
        vast: places that stay visible, unless they are small: another table shows them. So does the grand total.
        elders: totals that another table hides, and protects.
        ongetoond: places that nobody shows; what is small there may not be worked out either.
    """
    corner = (len(geheel) - 1, len(geheel[0]) - 1)
    places = [(i, j) for i, row in enumerate(geheel) for j in range(len(row))]
    small = [place for place in places if klein(geheel[place[0]][place[1]])]
    hidden = {*small, *elders, *ongetoond}
    fixed = {*vast, corner} - hidden
    for place in small:
        if place not in elders and not _bescherm(geheel, place, hidden, fixed):
            return None
    return frozenset(hidden)


def klein(aantal: int) -> bool:
    """Say whether a count is about so few people that it is not shown."""
    return 0 < aantal < GRENS


def verberg_lijst(tellingen: Sequence[int]) -> tuple[tuple[int | None, ...], int | None]:
    """Give a list as it may be shown, with its total, which hides only where it is small itself.

    Where there is no other way nothing but the total is shown, zeros neither: one of five each would be known.
    """
    if not tellingen:
        return (), None
    geheel = met_totalen([[one] for one in tellingen])
    last = len(tellingen)
    hidden = verberg(geheel, vast=((last, 0),))
    shown = tuple(None if hidden is None or (i, 0) in hidden else one for i, one in enumerate(tellingen))
    total = geheel[last][0]
    return shown, None if klein(total) else total


def _bescherm(geheel: Tellingen, place: Plek, hidden: set[Plek], fixed: Collection[Plek]) -> bool:
    """Hide more until a count could as well be GRENS; False where that cannot be."""
    now = [list(row) for row in geheel]
    while now[place[0]][place[1]] < GRENS:
        way = _weg(now, place, hidden, fixed)
        if way is None:
            return False
        for (i, j), change in way:
            now[i][j] += change
            hidden.add((i, j))
    return True


def _weg(
    now: Tellingen, place: Plek, hidden: Collection[Plek], fixed: Collection[Plek]
) -> list[tuple[Plek, int]] | None:
    """Give the cheapest way to raise a count by one, as changes of +1 and -1; None where there is none.

    Rows and columns are the nodes, their crossings the edges. From the column of the place we go back to its row.
    """
    start, target = (False, place[1]), (True, place[0])  # a node: is it a row, and which
    drawn = count()
    queue: list[tuple[int, int, tuple[bool, int], list[tuple[Plek, int]]]] = [
        (0, next(drawn), start, [(place, 1)])
    ]
    done: set[tuple[bool, int]] = set()
    while queue:
        cost, _, node, way = heapq.heappop(queue)
        if node == target:
            return way
        if node in done:
            continue
        done.add(node)
        for other, change in _rond(now, node, way[-1]):
            if other == place or other in fixed:
                continue
            more = 0 if other in hidden else 1 + now[other[0]][other[1]]
            there = (True, other[0]) if not node[0] else (False, other[1])
            heapq.heappush(queue, (cost + more, next(drawn), there, [*way, (other, change)]))
    return None


def _rond(now: Tellingen, node: tuple[bool, int], last: tuple[Plek, int]) -> Iterator[tuple[Plek, int]]:
    """Give the other places of a line with the change that makes it add up again; no count goes down to zero."""
    is_row, number = node
    line = [(number, j) for j in range(len(now[0]))] if is_row else [(i, number) for i in range(len(now))]
    total, (done, change) = line[-1], last
    for one in line:
        if one == done:
            continue
        # A part and its total go the same way, two parts opposite ways.
        step = change if total in (one, done) else -change
        if step > 0 or now[one[0]][one[1]] > 1:
            yield one, step
