from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import InvalidRequest
from matchmaker.core.overzicht.overlap import per_activiteit, per_leefgebied
from matchmaker.core.overzicht.overzicht import VOLHOUDTIJD, Overzicht
from matchmaker.core.overzicht.periode import Maand, Periode, lees
from matchmaker.core.overzicht.port import Verloop
from matchmaker.core.overzicht.tabel import TOTAAL, Tabel, kruistabel, lijsten
from matchmaker.core.overzicht.verbergen import GRENS, klein
from matchmaker.core.urgentie import HEAVY
from matchmaker.core.vocabulary import hulpvraag_schema
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.overzicht.bevolking import MOLENVELD, begin_april, koppel, met_wijken, vragen, wensen
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd

MAART = Periode(Maand(2026, 3), Maand(2026, 3))
counts = st.integers(0, 12)


async def figures(matchmaker: Matchmaker, wie: Coordinator) -> Overzicht:
    """Give the overview of March."""
    return await matchmaker.overzicht(MAART, wie)


def lines(table: Tabel) -> dict[str | None, tuple[int | None, ...]]:
    """Give the lines of a table with its total by their code."""
    return {row.sleutel[0]: row.cellen for row in table.regels}


async def test_for_the_municipality(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """A reader sees all wijken, without a count under five and without what would give one away."""
    await met_wijken(matchmaker)
    (lezer, _) = await matchmaker.add_coordinator("lotte", "Lotte Leest", PASSWORD, functie="lezer")
    codes = await vragen(matchmaker, 12, feiten=wensen("koken", "tuin"))
    await vragen(matchmaker, 8, MOLENVELD, feiten=wensen("koken"))
    await vragen(matchmaker, 2, None, feiten=wensen("tuin"))
    await koppel(matchmaker, anna, codes[:10])
    for _ in range(6):
        await toegevoegd(matchmaker, anna, activiteiten=("lopen",))
    begin_april(clock)

    found = await figures(matchmaker, lezer)
    assert found.wijken == ()
    assert lines(found.tabellen["maanden"]) == {"2026-03": (22,), TOTAAL: (22,)}
    assert lines(found.tabellen["wijken"]) == {
        "Lindenkwartier": (None, 0, None, 0, 12),  # ten matched: 12 - 10 would be two
        "Molenveld": (None, 0, None, 0, None),  # 22 - 12 - 8 would be the two of no wijk
        None: (None, 0, None, 0, None),
        TOTAAL: (10, 0, 12, 0, 22),
    }
    assert lines(found.tabellen["leefgebieden"])["maaltijden"][-1] is None  # all but two
    assert lines(found.tabellen["wachttijd"])[TOTAAL] == (10,)
    assert found.mediaan == 0
    assert lines(found.tabellen["nu"])[TOTAAL] == (12, 6)
    for table in found.tabellen.values():
        for row in table.regels:
            assert not any(klein(cell or 0) for cell in row.cellen), table.naam


async def test_for_a_coordinator(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """A coordinator sees the own wijken and what is nobody's; a manager everything."""
    await met_wijken(matchmaker)
    anna = await matchmaker.wijzig_coordinator("anna", "coordinator", ["Lindenkwartier"])
    bram = await matchmaker.wijzig_coordinator("bram", "coordinator", ["Molenveld"])
    beheerder, _ = await matchmaker.add_coordinator("cor", "Cor Beheert", PASSWORD, functie="beheerder")
    await vragen(matchmaker, 9)
    await vragen(matchmaker, 7, MOLENVELD)
    await vragen(matchmaker, 5, None)
    begin_april(clock)

    mine = await figures(matchmaker, anna)
    assert mine.wijken == ("Lindenkwartier",)
    assert {wijk: cells[-1] for wijk, cells in lines(mine.tabellen["wijken"]).items()} == {
        "Lindenkwartier": 9,
        None: 5,
        TOTAAL: 14,
    }
    theirs = await figures(matchmaker, bram)
    assert lines(theirs.tabellen["wijken"])[TOTAAL][-1] == 12
    assert lines((await figures(matchmaker, beheerder)).tabellen["wijken"])[TOTAAL][-1] == 21


async def test_too_few_for_a_median(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """The middle of nine waits is not told."""
    await koppel(matchmaker, anna, await vragen(matchmaker, 9))
    begin_april(clock)
    found = await figures(matchmaker, anna)
    assert lines(found.tabellen["wachttijd"])[TOTAAL] == (9,)
    assert found.mediaan is None


async def test_nothing_at_all(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """An empty queue gives tables of nothing but zero."""
    begin_april(clock)
    found = await figures(matchmaker, anna)
    shown = [row for table in found.tabellen.values() for row in table.rijen]
    assert not any(cell for row in shown for cell in row.cellen)


def test_nobody_falls_out() -> None:
    """Every answer that a carer can give has its line, and the heaviest marks are those that count as urgent."""
    carer = hulpvraag_schema()["properties"]["mantelzorg"]["properties"]
    assert set(VOLHOUDTIJD) == set(carer["volhoudtijd"]["enum"]) - {None}
    assert HEAVY == 8  # `Belasting.TE_ZWAAR`


# What overlaps: whoever knows the whole may not compute a rest of one to four either.

areas = st.tuples(*[st.tuples(counts, counts) for _ in range(3)])  # (with, without) for three columns


@given(areas, st.lists(st.integers(0, 12), min_size=4, max_size=4))
@settings(max_examples=300, deadline=None)
def test_no_rest_of_an_area_is_small(parts: tuple[tuple[int, int], ...], withdrawn: list[int]) -> None:
    """What is shown of an area is five or more, and so is its rest, wherever the whole is shown too."""
    names = list(Verloop)[:3]
    whole = {("A", name): a + b for name, (a, b) in zip(names, parts, strict=True)}
    whole |= {(f"W{i}", Verloop.INGETROKKEN): n for i, n in enumerate(withdrawn)}
    wijken = kruistabel("wijken", "wijk", whole, sorted({wijk for wijk, _ in whole}), tuple(Verloop))
    all_ = {name: a + b for name, (a, b) in zip(names, parts, strict=True)}
    told = {("g", name): a for name, (a, _) in zip(names, parts, strict=True)}
    (row,) = per_leefgebied(told, ["g"], wijken, all_).rijen
    assert wijken.totaal is not None
    for cell, total in zip(row.cellen[:3], wijken.totaal.cellen, strict=False):
        assert cell is None or not klein(cell)
        if cell is not None and total is not None:
            assert not klein(total - cell)
    *_, gone, whole_ = wijken.totaal.cellen
    if None not in (row.cellen[3], gone, whole_):
        assert not klein((whole_ or 0) - (gone or 0) - (row.cellen[3] or 0))
    if row.cellen[3] is not None:
        missing = [cell for cell in row.cellen[:3] if cell is None]
        rest = row.cellen[3] - sum(cell or 0 for cell in row.cellen[:3])
        assert len(missing) != 1
        assert rest == 0 or rest >= GRENS


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=5))
@settings(max_examples=300, deadline=None)
def test_no_rest_of_an_activity_is_small(parts: list[tuple[int, int]]) -> None:
    """Of an activity: by wijk, in the whole, and beside all who look for something there."""
    places = [f"W{i}" for i in range(len(parts))]
    all_ = {place: a + b for place, (a, b) in zip(places, parts, strict=True)}
    here = lijsten("nu", "wijk", {"vragen": all_}, places)
    told = {(place, "tuin"): a for place, (a, _) in zip(places, parts, strict=True)}
    table = per_activiteit({"vragen": told}, ["tuin"], here, {"vragen": all_})
    shown = {row.sleutel[1]: row.cellen[0] for row in table.rijen}
    above = {row.sleutel[0]: row.cellen[0] for row in here.regels}
    for place, cell in shown.items():
        assert cell is None or not klein(cell)
        whole = above[place]
        if cell is not None and whole is not None:
            assert not klein(whole - cell)
    if (total := shown.get(TOTAAL)) is not None:
        rest = total - sum(shown.get(place) or 0 for place in places)
        assert rest == 0 or rest >= GRENS
        assert rest == 0 or sum(place not in shown for place in places) > 1


# The period


def test_periods() -> None:
    """The last month, quarter and year are whole months that have passed; a year is what nothing means."""
    today = date(2026, 3, 31)
    assert lees({"periode": "maand"}, today) == Periode(Maand(2026, 2), Maand(2026, 2))
    assert lees({"periode": "kwartaal"}, today) == Periode(Maand(2025, 12), Maand(2026, 2))
    assert lees({}, today) == Periode(Maand(2025, 3), Maand(2026, 2))
    assert len(list(lees({}, today))) == 12
    chosen = lees({"van": "2025-12", "tot": "2026-01"}, today)
    assert [str(month) for month in chosen] == ["2025-12", "2026-01"]


@pytest.mark.parametrize(
    "asked",
    [
        {"periode": "week"},
        {"van": "2026-03", "tot": "2026-03"},  # has not passed
        {"van": "2026-02"},
        {"van": "2026-02", "tot": "2026-01"},
        {"van": "2020-01", "tot": "2026-01"},
        {"van": "2026-13", "tot": "2026-01"},
        {"van": "x", "tot": "2026-01"},
    ],
)
def test_no_such_period(asked: dict[str, str]) -> None:
    """A month that has not passed, is too long ago or is none is refused."""
    with pytest.raises(InvalidRequest):
        lees(asked, date(2026, 3, 31))
