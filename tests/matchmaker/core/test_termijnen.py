from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.core.termijnen import (
    begin_van,
    einde_van,
    is_werkdag,
    na_werkdagen,
    voor_werkdagen,
    werkdag_op_of_na,
    werkdagen_tot,
)

DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))
COUNTS = st.integers(0, 15)


@pytest.mark.parametrize(
    "free",
    [
        *(date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 14)),
        *(date(2026, 5, 25), date(2026, 12, 25), date(2026, 3, 7), date(2026, 3, 8)),
        date(2025, 4, 26),  # King's Day comes a day earlier where it would fall on a Sunday
        date(2026, 5, 5),  # counts every year for the law
    ],
)
def test_free_days(free: date) -> None:
    """The holidays of the law and the weekend are no working days."""
    assert not is_werkdag(free)


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 12, 24), date(2026, 12, 31), date(2026, 2, 16)])
def test_ordinary_days(day: date) -> None:
    """Days that only feel like holidays, and carnival, are working days."""
    assert is_werkdag(day)


def test_over_easter() -> None:
    """Five working days from the Wednesday before Easter end on the Thursday of the next week."""
    assert na_werkdagen(date(2026, 4, 1), 5) == date(2026, 4, 10)
    assert werkdag_op_of_na(date(2026, 4, 3)) == date(2026, 4, 7)


@given(DAYS, DAYS, COUNTS)
def test_looking_back_is_looking_ahead(day: date, today: date, count: int) -> None:
    """What a store finds by a bound is what a term, counted from each day, says."""
    assert (na_werkdagen(day, count) < today) == (day < voor_werkdagen(today, count)) or count == 0


@given(DAYS, COUNTS)
def test_counting_is_the_reverse(day: date, count: int) -> None:
    """There are so many working days up to the day that is so many working days on; counted back it is below 0."""
    later = na_werkdagen(day, count)
    assert werkdagen_tot(day, later) == count
    assert werkdagen_tot(later, day) == -count


def test_days_begin_at_midnight_here() -> None:
    """A day begins at midnight in the Netherlands, also where the clock changes in it."""
    assert begin_van(date(2026, 3, 2)) == datetime(2026, 3, 1, 23, tzinfo=UTC)
    assert einde_van(date(2026, 3, 29)) - begin_van(date(2026, 3, 29)) == timedelta(hours=23)
