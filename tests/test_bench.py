"""The table of `make bench`: what is counted, and which way a ratio goes."""

import math

import pytest

from bench.meten import Cell, table


def test_the_ratio_says_how_much_better_ours_is() -> None:
    """Above one is better: less time, and more turns per second."""
    cells = {
        ("stock", 10, 0): Cell([200.0] * 40, 2, 10.0),
        ("ours", 10, 0): Cell([50.0] * 160, 0, 10.0),
    }
    head, stock, ours = table(cells)
    assert "turns/s" in head
    assert stock.split() == ["stock", "10", "0s", "4.0", "200", "200", "200", "2"]
    assert ours.split() == ["ours", "10", "0s", "16.0", "50", "50", "50", "0", "4.00", "4.00", "4.00"]


def test_percentiles_are_those_of_the_turns() -> None:
    """By linear interpolation; of one turn there are none."""
    cell = Cell([float(n) for n in range(101)], 0, 5.0)
    assert [cell.cut(p) for p in (50, 95, 99)] == pytest.approx([50, 95, 99])
    assert math.isnan(Cell([1.0], 0, 5.0).cut(50))
