from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from matchmaker.core.sociale_kaart.aanbod import Tijd
from matchmaker.core.sociale_kaart.roosters import tijden_uit
from matchmaker.core.sociale_kaart.tijd_in_woorden import in_woorden
from matchmaker.core.sociale_kaart.tijden import Moment, momenten, valt_op

VANDAAG = date(2026, 3, 2)  # a Monday


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"freq": "WEEKLY", "byday": "MO,WE"}, "FREQ=WEEKLY;BYDAY=MO,WE"),
        ({"freq": "MONTHLY", "byday": "-1FR"}, "FREQ=MONTHLY;BYDAY=-1FR"),
        ({"freq": "MONTHLY", "bymonthday": "15"}, "FREQ=MONTHLY;BYMONTHDAY=15"),
        (
            {"freq": "WEEKLY", "interval": 2, "byday": "TU", "dtstart": "2026-01-06"},
            "DTSTART:20260106 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        ),
        (
            {"freq": "WEEKLY", "byday": "TU", "valid_from": "2026-01-01", "valid_to": "2026-06-30"},
            "DTSTART:20260101 FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630",
        ),
        (
            {"freq": "WEEKLY", "count": 3, "dtstart": "2026-03-03", "valid_to": "2026-06-30"},
            "DTSTART:20260303 FREQ=WEEKLY;COUNT=3",
        ),
    ],
)
def test_rules(row: dict[str, Any], rule: str) -> None:
    """A row becomes the rule that its columns spell out, within the days on which it is valid."""
    (found,) = tijden_uit([row | {"opens_at": "09:00:00+01:00", "closes_at": None}])
    assert found == Tijd(rule, "09:00", None)


@pytest.mark.parametrize(
    "row", [{}, {"description": "Op afspraak."}, {"freq": "WEEKLY"}, {"freq": "WEEKLY", "byday": "XX"}]
)
def test_rows_that_say_no_day(row: dict[str, Any]) -> None:
    """A row from which no day follows gives nothing."""
    assert tijden_uit([row]) == ()


@pytest.mark.parametrize(
    ("tijd", "found"),
    [
        (Tijd("FREQ=WEEKLY;BYDAY=TU", "09:00", "12:30"), [Moment(1, 540, 750)]),
        (Tijd("FREQ=WEEKLY;BYDAY=SA,SU"), [Moment(5, 0, 1440), Moment(6, 0, 1440)]),
        (Tijd("FREQ=WEEKLY;BYDAY=SU", "22:00", "07:00"), [Moment(6, 1320, 1440), Moment(0, 0, 420)]),
        (Tijd("FREQ=WEEKLY;BYDAY=SU", "22:00", "00:00"), [Moment(6, 1320, 1440)]),
        (Tijd("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO", "09:00"), [Moment(0, 540, 1440)]),
    ],
)
def test_weeks_without_end(tijd: Tijd, found: list[Moment]) -> None:
    """A rule of every week gives its parts of the week; a night runs on into the next day."""
    assert momenten(tijd) == tuple(found)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=1TU",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=3",
        "DTSTART:20260101 FREQ=WEEKLY;BYDAY=TU",
        "FREQ=DAILY",
    ],
)
def test_a_calendar_must_tell(rule: str) -> None:
    """Other rules do not hold every week without end."""
    assert momenten(Tijd(rule)) is None


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=1TU", {1}),
        ("FREQ=MONTHLY;BYDAY=-1FR,2MO", {0, 4}),
        ("FREQ=MONTHLY;BYMONTHDAY=15", {6, 2, 4}),  # of March, April, May 2026
        ("FREQ=DAILY", {0, 1, 2, 3, 4, 5, 6}),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260301", set()),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260303", {1}),
        ("DTSTART:20260801 FREQ=WEEKLY;BYDAY=TU", set()),  # begins after three months
        ("DTSTART:20260106 FREQ=WEEKLY", {1}),
    ],
)
def test_weekdays_of_a_rule(rule: str, days: set[int]) -> None:
    """A rule has the weekdays that it falls on in the coming three months."""
    assert {day for day in range(7) if valt_op(Tijd(rule), day, None, VANDAAG)} == days


def test_hours_of_a_rule() -> None:
    """The hour counts on the day itself: the end no more, the night after midnight on the next day."""
    evening = Tijd("FREQ=MONTHLY;BYDAY=1TU", "19:30", "21:30")
    assert [valt_op(evening, 1, hour, VANDAAG) for hour in ("19:29", "19:30", "21:29", "21:30")] == [
        False,
        True,
        True,
        False,
    ]
    night = Tijd("FREQ=MONTHLY;BYDAY=1TU", "22:00", "06:00")
    assert (valt_op(night, 2, "05:59", VANDAAG), valt_op(night, 1, "05:59", VANDAAG)) == (True, False)


@pytest.mark.parametrize(
    ("tijd", "words"),
    [
        (Tijd("FREQ=WEEKLY;BYDAY=TU", "10:00", "12:00"), "elke dinsdag, 10.00 tot 12.00 uur"),
        (Tijd("FREQ=WEEKLY;BYDAY=MO,TU,WE", "09:30"), "elke maandag, dinsdag en woensdag, vanaf 9.30 uur"),
        (Tijd("DTSTART:20260106 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), "dinsdag, om de week"),
        (Tijd("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"), "dinsdag, eens in de 3 weken"),
        (Tijd("FREQ=MONTHLY;BYDAY=1TU,-1FR"), "elke eerste dinsdag en laatste vrijdag van de maand"),
        (Tijd("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH"), "elke tweede donderdag om de 2 maanden"),
        (Tijd("FREQ=MONTHLY;BYMONTHDAY=1,15"), "op dag 1 en 15 van de maand"),
        (Tijd("FREQ=DAILY", None, "00:00"), "elke dag, tot 0.00 uur"),
    ],
)
def test_in_words(tijd: Tijd, words: str) -> None:
    """People read days and hours, not rules."""
    assert in_woorden(tijd) == words
