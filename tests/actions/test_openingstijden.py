"""Whether somebody answers the telephone now."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from actions.gesprek.openingstijden import Openingstijden

HOURS = Openingstijden("Mo-Fr 09:00-17:00; PH off")
NL = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        (datetime(2026, 11, 26, 9, 0, tzinfo=NL), True),
        (datetime(2026, 11, 26, 8, 59, tzinfo=NL), False),
        (datetime(2026, 11, 28, 10, 0, tzinfo=NL), False),  # a Saturday
        (datetime(2026, 12, 25, 10, 0, tzinfo=NL), False),  # a Friday, and Christmas
        (datetime(2026, 11, 26, 15, 30, tzinfo=ZoneInfo("UTC")), True),  # half past four here
        (datetime(2026, 11, 26, 16, 30, tzinfo=ZoneInfo("UTC")), False),
    ],
)
def test_hours_holidays_and_time_zone(moment, open_):
    """Working days, not on public holidays, in Dutch time whatever the clock's zone."""
    assert HOURS.open(moment) is open_


def test_a_rule_that_cannot_be_read_is_named():
    """The setting stands in the message."""
    with pytest.raises(ValueError, match="KEUKENTAFEL_OPENING_HOURS"):
        Openingstijden("zomaar wat")
