from __future__ import annotations

import csv
from io import StringIO

import pytest
from aiohttp.test_utils import TestClient

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.overzicht import periode
from matchmaker.core.overzicht.tabel import Rij, Tabel
from matchmaker.pages.overzicht import figuur, woorden
from matchmaker.pages.overzicht.pagina import DELEN
from matchmaker.pages.overzicht.uitvoer import als_csv, veilig
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.overzicht.bevolking import MOLENVELD, begin_april, koppel, met_wijken, vragen
from tests.matchmaker.pages.conftest import Visitor

PAGE = "/coordinator/overzicht"
MAART = "van=2026-03&tot=2026-03"
ROLES = ("beheerder", "coordinator", "lezer")


@pytest.fixture(autouse=True)
async def maart(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock) -> None:
    """A month with requests from two wijken; one person of each kind of work, and April has begun."""
    await met_wijken(matchmaker)
    await koppel(matchmaker, anna, await vragen(matchmaker, 12))
    await vragen(matchmaker, 9)
    await vragen(matchmaker, 6, MOLENVELD)
    for role in ROLES:
        wijken = ["Lindenkwartier"] if role == "coordinator" else []
        await matchmaker.add_coordinator(role, f"{role} Verzonnen", PASSWORD, functie=role, wijken=wijken)
    await matchmaker.wijzig_coordinator("bram", "coordinator", ["Molenveld"])
    begin_april(clock)


@pytest.mark.parametrize("role", ROLES)
async def test_who_may_read(visitor: Visitor, role: str) -> None:
    """Managers and readers see every wijk, a coordinator the own; so does each file."""
    await visitor.sign_in(role)
    await visitor.open(f"{PAGE}?{MAART}")
    assert visitor.answer.status == 200
    everywhere = role != "coordinator"
    assert ("Molenveld" in visitor.text) is everywhere
    assert ("alle wijken samen" in visitor.text) is everywhere
    await visitor.open(f"{PAGE}/wijken.csv?{MAART}")
    assert ("Molenveld" in visitor.text) is everywhere
    assert "Totaal;" in visitor.text
    for names in (name for _, columns in DELEN for column in columns for name in column):
        await visitor.open(f"{PAGE}/{names}.csv?{MAART}")
        assert visitor.answer.status == 200


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/wijken.csv"])
async def test_not_without_signing_in(visitor: Visitor, path: str) -> None:
    """Who has not signed in is asked to."""
    answer = await visitor.client.get(path, allow_redirects=False)
    assert answer.status == 303
    assert "/aanmelden" in answer.headers["Location"]


async def test_a_reader_lands_here(visitor: Visitor) -> None:
    """A reader of figures comes here after signing in; a coordinator with what waits for them."""
    await visitor.sign_in("lezer")
    assert visitor.answer.url.path == PAGE
    async with TestClient(visitor.client.server) as client:
        other = await Visitor(client).sign_in("anna")
        assert other.answer.url.path == "/coordinator/vandaag"


async def test_nothing_small(visitor: Visitor, matchmaker: Matchmaker, clock: TestClock) -> None:
    """A small count is in no table, no chart and no file, nor is what would give it away."""
    await vragen(matchmaker, 3)
    await vragen(matchmaker, 20, MOLENVELD)
    clock.pass_by(days=30)
    await visitor.sign_in("lezer")
    await visitor.open(f"{PAGE}?van=2026-04&tot=2026-04")
    part = visitor.text.partition('id="wijken"')[2].partition("</article>")[0]
    assert ">3<" not in part
    assert ">20<" not in part
    assert part.count("niet getoond") > 2
    await visitor.open(f"{PAGE}/wijken.csv?van=2026-04&tot=2026-04")
    rows = {row[0]: row[1:] for row in csv.reader(StringIO(visitor.text.lstrip("\ufeff")), delimiter=";")}
    assert rows["Totaal"][-1] == "23"
    assert rows["Molenveld"][-1] == rows["Lindenkwartier"][-1] == "niet getoond"


async def test_the_chart_stands_beside_its_table(visitor: Visitor) -> None:
    """Every chart has words for who does not see it, and the table with the same figures; no inline style or script."""
    await visitor.sign_in("lezer")
    await visitor.open(f"{PAGE}?{MAART}")
    parts = visitor.text.split("<article")[1:]
    assert len(parts) == 10
    for part in parts:
        if "<svg" in part and 'role="img"' in part:
            assert 'aria-label="Staafdiagram: ' in part
            assert "<table" in part
    assert "style=" not in visitor.text
    assert "<script" not in visitor.text
    wijken = next(part for part in parts if 'id="wijken"' in part)
    assert ">21</text>" in wijken
    assert ">21</td>" in wijken


@pytest.mark.parametrize(
    "asked",
    ["periode=week", "van=2026-04&tot=2026-04", "van=2026-03", "van=x&tot=y", "van=2026-03&tot=2026-02"],
)
async def test_no_such_period(visitor: Visitor, asked: str) -> None:
    """A period that cannot be is said so, and the last year is shown; a file is refused."""
    await visitor.sign_in("lezer")
    await visitor.open(f"{PAGE}?{asked}")
    assert visitor.answer.status == 400
    assert "Deze periode kan niet." in visitor.text
    assert "april 2025 tot en met maart 2026" in visitor.text.lower()
    assert (await visitor.open(f"{PAGE}/wijken.csv?{asked}")).answer.status == 400


async def test_file(visitor: Visitor) -> None:
    """A file is named by what it holds, and one of no table is not there."""
    await visitor.sign_in("lezer")
    await visitor.open(f"{PAGE}/wachttijd.csv?{MAART}")
    assert visitor.answer.headers["Content-Disposition"] == (
        'attachment; filename="overzicht-wachttijd-2026-03-2026-03.csv"'
    )
    assert visitor.answer.content_type == "text/csv"
    assert (await visitor.open(f"{PAGE}/niets.csv")).answer.status == 404


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("De Plas-Oost", "De Plas-Oost"),
        ("12", "12"),
    ],
)
def test_no_formula(text: str, written: str) -> None:
    """What a spreadsheet would run is text in the file."""
    assert veilig(text) == written


def test_no_formula_in_a_file() -> None:
    """A wijk that is named as a formula stays a name, whatever quotes it brings along."""
    name = '=HYPERLINK("https://voorbeeld.example";"x")'
    table = Tabel("wijken", ("wijk",), ("totaal",), (Rij((name,), (7,)),))
    rows = list(csv.reader(StringIO(als_csv(table).decode("utf-8-sig")), delimiter=";"))
    assert rows == [["Wijk", "Totaal"], [f"'{name}", "7"]]


def test_bars() -> None:
    """The longest bar is full, others are in proportion; what is not shown has no length, and a zero none to see."""
    rows = tuple(Rij((code,), (n,)) for code, n in (("week", 20), ("twee_weken", 5), ("langer", None)))
    chart = figuur.teken(Tabel("wachttijd", ("wachttijd",), ("koppelingen",), rows))
    assert chart is not None
    assert [group.staven[0].lengte for group in chart.groepen] == [figuur.BREED, figuur.BREED / 4]
    assert chart.weggelaten == ("Langer dan 8 weken",)
    empty = Tabel(
        "wachttijd", ("wachttijd",), ("koppelingen",), (Rij(("week",), (0,)), Rij(("langer",), (None,)))
    )
    assert figuur.teken(empty) is None


async def test_every_code_has_a_word(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Each line and column of each table reads as Dutch."""
    months = periode.lees({"van": "2026-03", "tot": "2026-03"}, matchmaker.vandaag())
    for name, table in (await matchmaker.overzicht(months, anna)).tabellen.items():
        assert woorden.TABEL[name].titel
        assert all(woorden.KOLOM[column] for column in table.kolommen)
        for row in table.rijen:
            words = [woorden.code(kop, key) for kop, key in zip(table.koppen, row.sleutel, strict=True)]
            assert all(word and "_" not in word for word in words), name


async def test_a_month_of_nothing(visitor: Visitor) -> None:
    """Where nothing was asked the page says so, without a chart."""
    await visitor.sign_in("lezer")
    await visitor.open(f"{PAGE}?van=2025-05&tot=2025-05")
    assert visitor.answer.status == 200
    part = visitor.text.partition('id="wijken"')[2].partition("</article>")[0]
    assert "Hier is nog te weinig van om te laten zien." in part
    assert "<svg" not in part
