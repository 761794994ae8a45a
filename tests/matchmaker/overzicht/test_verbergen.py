from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.core.overzicht.verbergen import GRENS, Plek, _weg, klein, met_totalen, verberg, verberg_lijst

small = st.integers(0, 14)
lists = st.lists(small, min_size=1, max_size=6)
tables = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(small, min_size=wide, max_size=wide), min_size=1, max_size=4)
)


def equations(rows: int, columns: int) -> list[tuple[list[Plek], Plek]]:
    """Give the lines of a table with totals, as (parts, their total)."""
    lines = [([(i, j) for j in range(columns)], (i, columns)) for i in range(rows + 1)]
    return lines + [([(i, j) for i in range(rows)], (rows, j)) for j in range(columns + 1)]


def computed(geheel: list[list[int]], hidden: frozenset[Plek]) -> dict[Plek, int]:
    """Solve what is hidden from what is shown, as far as that can be done.

    Written apart from what it tests: an exact elimination over the rationals, without a way around.
    """
    unknown = sorted(hidden)
    column = {place: number for number, place in enumerate(unknown)}
    matrix = []
    for parts, total in equations(len(geheel) - 1, len(geheel[0]) - 1):
        row = [Fraction(0)] * (len(unknown) + 1)
        for place, sign in [*((part, 1) for part in parts), (total, -1)]:
            if place in column:
                row[column[place]] += sign
            else:
                row[-1] -= sign * geheel[place[0]][place[1]]
        matrix.append(row)
    pivot = 0
    for number in range(len(unknown)):
        found = next((at for at in range(pivot, len(matrix)) if matrix[at][number]), None)
        if found is None:
            continue
        matrix[pivot], matrix[found] = matrix[found], matrix[pivot]
        matrix[pivot] = [value / matrix[pivot][number] for value in matrix[pivot]]
        for at, row in enumerate(matrix):
            if at != pivot and row[number]:
                matrix[at] = [a - row[number] * b for a, b in zip(row, matrix[pivot], strict=True)]
        pivot += 1
    solved = {}
    for row in matrix:
        set_ = [number for number, value in enumerate(row[:-1]) if value]
        if len(set_) == 1:
            solved[unknown[set_[0]]] = int(row[-1] / row[set_[0]])
    return solved


def shown(geheel: list[list[int]], hidden: frozenset[Plek]) -> list[int]:
    """Give the counts that are published."""
    return [value for i, row in enumerate(geheel) for j, value in enumerate(row) if (i, j) not in hidden]


@given(tables)
@settings(max_examples=400, deadline=None)
def test_no_small_count_can_be_computed(cells: list[list[int]]) -> None:
    """No count from 1 to 4 is published, and whatever is added and subtracted, none comes out."""
    geheel = met_totalen(cells)
    hidden = verberg(geheel)
    if hidden is None:
        return  # nothing is published
    assert not any(klein(value) for value in shown(geheel, hidden))
    assert not any(klein(value) for value in computed(geheel, hidden).values())


@given(lists)
def test_no_small_count_of_a_list(values: list[int]) -> None:
    """Of a list: what is hidden adds up to nothing, or to five or more of at least two; what is shown is true."""
    parts, total = verberg_lijst(values)
    assert all(one is None or one == value for one, value in zip(parts, values, strict=True))
    assert not any(klein(one) for one in (*parts, total) if one is not None)
    assert total == (None if klein(sum(values)) else sum(values))
    if total is not None and None in parts:
        rest = total - sum(one or 0 for one in parts)
        assert parts.count(None) > 1
        assert rest >= GRENS
        assert rest > parts.count(None) or 0 not in parts  # not one of each


@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
@settings(max_examples=100, deadline=None)
def test_each_small_count_may_as_well_be_five(cells: list[list[int]]) -> None:
    """Of every hidden small count there is a table that looks the same, in which it is five or more, and no other zero.

    All tables are tried.
    """
    geheel = met_totalen(cells)
    hidden = verberg(geheel)
    if hidden is None:
        return
    highest: dict[Plek, int] = {}
    inner = [(i, j) for i in range(2) for j in range(2)]
    ranges = [range(8 + GRENS) if place in hidden else [geheel[place[0]][place[1]]] for place in inner]
    everywhere = [(i, j) for i in range(3) for j in range(3)]
    seen = [place for place in everywhere if place not in hidden]
    more = [(i, j) for i, j in hidden if geheel[i][j]]
    for a, b, c, d in product(*ranges):
        other = ((a, b, a + b), (c, d, c + d), (a + c, b + d, a + b + c + d))
        if all(other[i][j] == geheel[i][j] for i, j in seen) and all(other[i][j] for i, j in more):
            for i, j in hidden:
                highest[i, j] = max(highest.get((i, j), 0), other[i][j])
    assert all(highest[i, j] >= GRENS for i, j in hidden if klein(geheel[i][j]))


@given(tables, st.data())
@settings(max_examples=300, deadline=None)
def test_a_way_keeps_every_line(cells: list[list[int]], data: st.DataObject) -> None:
    """What goes up and down to raise one count leaves a table that adds up, and makes no other count zero."""
    geheel = met_totalen(cells)
    place = data.draw(st.sampled_from([(i, j) for i, row in enumerate(geheel) for j in range(len(row))]))
    corner = (len(geheel) - 1, len(geheel[0]) - 1)
    way = _weg(geheel, place, hidden={place}, fixed={corner} - {place})
    if way is None:
        return
    other = [list(row) for row in geheel]
    for (i, j), change in way:
        other[i][j] += change
    assert other[place[0]][place[1]] == geheel[place[0]][place[1]] + 1
    assert met_totalen([row[:-1] for row in other[:-1]]) == other
    assert all(
        after > 0
        for one, two in zip(geheel, other, strict=True)
        for was, after in zip(one, two, strict=True)
        if was
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([12, 7, 20], ((12, 7, 20), 39)),
        ([12, 3, 20], ((None, None, 20), 35)),  # 35 - 12 - 20 would be 3
        ([12, 3, 3], ((12, None, None), 18)),  # two that are six together hide each other
        ([12, 3, 1], ((None, None, None), 16)),  # together they are four: the rest would say so
        ([12, 3, 2], ((None, None, None), 17)),  # and of five, one each at least, both would be small
        ([12, 0, 20], ((12, 0, 20), 32)),  # zero is about nobody
        ([1, 0, 1, 1, 0, 1, 1], ((None,) * 7, 5)),  # zeros would tell who is left: one each
        ([3, 1], ((None, None), None)),
        ([9], ((9,), 9)),
        ([], ((), None)),
    ],
)
def test_lists(values: list[int], expected: tuple[tuple[int | None, ...], int | None]) -> None:
    """As little as can be is hidden beside what is small."""
    assert verberg_lijst(values) == expected


def test_what_another_table_shows_stays() -> None:
    """A total that stands elsewhere is not hidden for the sake of its parts."""
    geheel = met_totalen([[3, 40], [30, 6]])
    totals = [(2, 0), (2, 1)]
    hidden = verberg(geheel, vast=totals)
    assert hidden is not None
    assert not hidden & set(totals)
    assert (0, 0) in hidden


def test_nothing_where_it_cannot_be() -> None:
    """A table of which the rest is known is not shown where a small count has no room."""
    geheel = met_totalen([[3, 40]])
    assert verberg(geheel, vast=[(0, 1), (0, 2), (1, 0), (1, 1)]) is None
