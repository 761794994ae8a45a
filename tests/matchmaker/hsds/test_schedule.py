from __future__ import annotations

from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.hsds.schedule import faults, rule

_lists = st.one_of(
    st.none(), st.sampled_from(["1", "-1", "1,2,-3", "53", "31", "", ",", "1;COUNT=2", "x", "９"])
)
_days = st.sampled_from(["MO", "MO,TU", "2MO", "-1FR,+3SU", "6MO", "0MO", "MO(2)", "mo", "MO,", "MO\n", None])


@pytest.mark.parametrize(
    ("row", "written"),
    [
        ({"freq": "WEEKLY", "byday": "MO,TU"}, "FREQ=WEEKLY;BYDAY=MO,TU"),
        (
            {"freq": "MONTHLY", "interval": 2, "byday": "2MO", "wkst": "SU", "until": "2026-12-31"},
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=2MO;WKST=SU;UNTIL=20261231",
        ),
        ({"byday": "MO", "description": "Op maandag"}, None),
    ],
)
def test_rule(row: dict[str, Any], written: str | None) -> None:
    """The columns of a schedule make one rule; without a frequency there is none."""
    assert rule(row) == written


@pytest.mark.parametrize("column", ["wkst", "until"])
def test_rule_that_cannot_be_read(column: str) -> None:
    """A part that makes the rule unreadable is said of the rule."""
    assert [where for where, _ in faults({"freq": "WEEKLY", "byday": "MO", column: "ooit"})] == ["freq"]


@given(
    st.fixed_dictionaries(
        {
            "freq": st.sampled_from(["WEEKLY", "MONTHLY", "DAGELIJKS"]),
            "interval": st.one_of(st.none(), st.integers(-1, 500)),
            "count": st.one_of(st.none(), st.integers(-1, 3)),
            "byday": _days,
            "bymonthday": _lists,
            "byweekno": _lists,
            "byyearday": _lists,
            "wkst": st.sampled_from(["MO", None, "XX"]),
            "until": st.sampled_from(["2026-12-31", None, "ooit"]),
            "dtstart": st.just("2026-01-05"),
        }
    )
)
def test_a_rule_without_faults_can_be_read(row: dict[str, Any]) -> None:
    """What passes the check is read by every calendar, and means what its columns say."""
    if not list(faults(row)):
        read = str(rrulestr(rule(row) or "", ignoretz=True))
        assert all(f"{name.upper()}=" in read for name in ("byday", "bymonthday") if row[name])
