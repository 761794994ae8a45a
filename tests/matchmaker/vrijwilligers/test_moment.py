from __future__ import annotations

import pytest

from matchmaker.core.vrijwilligers.moment import DAGDELEN, Moment, in_woorden, lees


@pytest.mark.parametrize(
    ("gezegd", "bedoeld"),
    [
        ("een middag", "elke middag"),
        ("twee middagen in de week", "elke middag"),
        ("op Zaterdag", "zaterdag"),
        ("dinsdagochtend of donderdagmiddag", "dinsdagochtend en donderdagmiddag"),
        ("dinsdag- en donderdagmiddag", "dinsdag en donderdag in de middag"),
        ("op maandag of woensdag in de ochtend", "maandag en woensdag in de ochtend"),
        ("doordeweeks overdag", "maandag tot en met vrijdag in de ochtend en middag"),
        ("door de week, liever niet in de avond", "maandag tot en met vrijdag in de ochtend en middag"),
        ("'s avonds", "elke avond"),
        ("'s morgens", "elke ochtend"),
        ("in het weekend", "zaterdag en zondag"),
        ("niet op zondag", "maandag tot en met zaterdag"),
        ("het maakt niet uit, 's ochtends of 's middags", "elke ochtend en elke middag"),
        ("op woensdag in de ochtend, maar niet op vrijdag", "woensdagochtend"),
        ("ochtend, middag of avond", "elke dag"),
        ("vrijdagnacht", "vrijdagnacht"),
        ("altijd", ""),
        ("morgen", ""),
        ("vanmiddag nog", ""),
        ("", ""),
    ],
)
def test_when_somebody_means(gezegd: str, bedoeld: str) -> None:
    """Days and parts of days are read as people mean them; what is no moment is not taken for one."""
    assert in_woorden(lees(gezegd)) == bedoeld


def test_every_moment_reads_as_it_is_written() -> None:
    """What stands for a moment in words is read back as that moment, and no other."""
    for day in range(7):
        for part in DAGDELEN:
            assert lees(str(Moment(day, part))) == (Moment(day, part),)
