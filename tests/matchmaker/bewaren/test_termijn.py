from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from matchmaker.bootstrap import Matchmaker, Settings, keys_of
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotFound
from matchmaker.core.overzicht.port import Bereik
from matchmaker.core.termijnen import begin_van
from matchmaker.store.engine import open_engine
from matchmaker.store.tables import metadata
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.overzicht.bevolking import MOLENVELD, bel, koppel, met_wijken, verwijs, vragen, wensen
from tests.matchmaker.vrijwilligers.gegevens import aanbod, toegevoegd
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend, met_kaart, regels

JAAR = Bereik(begin_van(datetime(2026, 1, 1).date()), begin_van(datetime(2027, 1, 1).date()))
MAANDEN = [begin_van(datetime(2026, month, 1).date()) for month in range(1, 13)]


async def _sweep_to(matchmaker: Matchmaker, clock: TestClock, *day: int) -> tuple[int, int]:
    """Let time pass until a morning, sweep, and say how many were announced and removed."""
    clock.now = datetime(*day, 9, 0, tzinfo=UTC)  # type: ignore[misc]
    done = await matchmaker.bijwerken()
    assert done.mislukt == 0
    return done.aangekondigd, done.gewist


async def _there(matchmaker: Matchmaker, referentie: str) -> bool:
    try:
        await matchmaker.status(referentie)
    except NotFound:
        return False
    return True


async def _afgerond(matchmaker: Matchmaker, door: Coordinator) -> str:
    """Complete a request without a volunteer."""
    (referentie,) = await vragen(matchmaker, 1)
    await koppel(matchmaker, door, [referentie])
    await bel(matchmaker, door, referentie, inwoner="houdt_stand", helper="houdt_stand")
    return referentie


def _files(folder: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in folder.iterdir()]


async def _everything(settings: Settings) -> str:
    """Give all rows of all tables as text, also what is sealed: opened, and as it stands there."""
    engine = open_engine(settings.store_url(), keys_of(settings))
    found: list[Any] = []
    async with engine.connect() as connection:
        there = MetaData()
        await connection.run_sync(there.reflect)
        for table in there.sorted_tables:
            found += [(table.name, *row) for row in await connection.execute(select(table))]
        for table in metadata.sorted_tables:
            found += [("opened", *row) for row in await connection.execute(select(table))]
    await engine.dispose()
    return repr(found)


async def test_a_completed_request_through_a_year(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """After twelve months it is gone, code and all; two weeks before that who holds it is told."""
    referentie = await _afgerond(matchmaker, anna)  # 2 March 2026
    assert (await matchmaker.get(referentie)).hulpvraag.status == "afgerond"
    assert await _sweep_to(matchmaker, clock, 2027, 2, 16) == (0, 0)
    assert await _sweep_to(matchmaker, clock, 2027, 2, 17) == (1, 0)
    dossier = await matchmaker.get(referentie)
    assert str(dossier.hulpvraag.wissen_op) == "2027-03-03"
    assert regels(dossier)[-1] == ("wissen_aangekondigd", "systeem", None)
    assert dossier.geschiedenis[-1].toelichting == (
        "Op 3 maart 2027 wordt deze hulpvraag gewist. Een notitie laat de termijn opnieuw beginnen."
    )
    assert [one.referentie for one in (await matchmaker.dagstart(anna)).te_wissen] == [referentie]
    assert await _sweep_to(matchmaker, clock, 2027, 3, 2) == (0, 0)
    assert await _there(matchmaker, referentie)
    assert await _sweep_to(matchmaker, clock, 2027, 3, 3) == (0, 1)
    assert not await _there(matchmaker, referentie)
    assert (await matchmaker.dagstart(anna)).te_wissen == ()
    assert (await matchmaker.queue()).hulpvragen == ()
    assert await _sweep_to(matchmaker, clock, 2027, 3, 3) == (0, 0)


async def test_a_note_begins_the_term_anew(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Who still needs it writes why, and it is kept as long again."""
    referentie = await _afgerond(matchmaker, anna)
    await _sweep_to(matchmaker, clock, 2027, 2, 17)
    await matchmaker.note(referentie, anna, "Er loopt een klacht.")
    assert (await matchmaker.get(referentie)).hulpvraag.wissen_op is None
    assert (await matchmaker.dagstart(anna)).te_wissen == ()
    assert await _sweep_to(matchmaker, clock, 2027, 3, 3) == (0, 0)
    assert await _sweep_to(matchmaker, clock, 2028, 2, 4) == (1, 0)
    assert await _sweep_to(matchmaker, clock, 2028, 2, 18) == (0, 1)
    assert not await _there(matchmaker, referentie)


async def test_a_referred_request(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """What another organisation took over goes sooner, once they said what came of it."""
    taken, silent = await vragen(matchmaker, 2)
    await verwijs(matchmaker, anna, [taken, silent])
    await bel(matchmaker, anna, taken, terugkoppeling="houdt_stand")
    assert (await matchmaker.get(taken)).hulpvraag.status == "afgerond"
    assert await _sweep_to(matchmaker, clock, 2026, 8, 20) == (1, 0)
    assert await _sweep_to(matchmaker, clock, 2026, 9, 3) == (0, 1)
    # Of the other one somebody still has to be phoned: that runs.
    assert [await _there(matchmaker, one) for one in (taken, silent)] == [False, True]
    assert await _sweep_to(matchmaker, clock, 2029, 9, 3) == (0, 0)
    for _ in range(4):
        await bel(matchmaker, anna, silent, terugkoppeling="geen_contact")
    assert await _sweep_to(matchmaker, clock, 2030, 3, 15) == (1, 0)
    assert await _sweep_to(matchmaker, clock, 2030, 3, 29) == (0, 1)


async def test_what_withdrawing_leaves(matchmaker: Matchmaker, clock: TestClock) -> None:
    """Its words are gone at once, the rest after three months, unannounced: there is nothing to miss."""
    referentie = await ingediend(matchmaker)
    await matchmaker.withdraw(referentie)
    assert await _sweep_to(matchmaker, clock, 2026, 6, 2) == (0, 0)
    assert (await matchmaker.status(referentie)).status == "ingetrokken"
    assert await _sweep_to(matchmaker, clock, 2026, 6, 3) == (0, 1)
    assert not await _there(matchmaker, referentie)


async def test_nothing_that_runs(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """Ten years change nothing to what is open in any way, to help that goes on, and to who helps."""
    await met_kaart(matchmaker)
    new = await ingediend(matchmaker)
    held, asked = await ingediend(matchmaker), (await gevraagd(matchmaker, anna))[0]
    await matchmaker.claim(held, anna)
    matched, _ = await gekoppeld(matchmaker, anna)
    helped, volunteer = await gekoppeld(matchmaker, anna)
    await bel(matchmaker, anna, helped, inwoner="houdt_stand", helper="houdt_stand")
    offer = await ingediend(matchmaker, **aanbod())
    await matchmaker.claim(offer, anna)
    for status in ("voorgesteld", "gekoppeld", "nazorg", "afgerond"):
        await matchmaker.set_status(offer, status, anna)
    (referred,) = await vragen(matchmaker, 1)
    await verwijs(matchmaker, anna, [referred])
    assert await _sweep_to(matchmaker, clock, 2036, 3, 3) == (0, 0)
    assert all(
        [await _there(matchmaker, one) for one in (new, held, asked, matched, helped, offer, referred)]
    )
    # When the help ends, the term begins.
    (match,) = [
        one
        for one in (await matchmaker.vrijwilliger(volunteer, anna)).koppelingen
        if one.referentie == helped
    ]
    await matchmaker.ontkoppel(volunteer, match.id, anna)
    assert await _sweep_to(matchmaker, clock, 2037, 2, 17) == (0, 0)
    assert await _sweep_to(matchmaker, clock, 2037, 2, 18) == (1, 0)
    assert await _sweep_to(matchmaker, clock, 2037, 3, 4) == (0, 1)
    assert not await _there(matchmaker, helped)


async def test_taken_up_again_after_the_announcement(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """A step makes the announcement void; one that was announced under shorter terms waits for the longer one."""
    (referentie,) = await vragen(matchmaker, 1)
    await verwijs(matchmaker, anna, [referentie])
    for _ in range(4):
        await bel(matchmaker, anna, referentie, terugkoppeling="geen_contact")
    assert await _sweep_to(matchmaker, clock, 2026, 8, 20) == (1, 0)
    await matchmaker.set_status(referentie, "in_behandeling", anna, reden="niet_opgepakt")
    assert (await matchmaker.get(referentie)).hulpvraag.wissen_op is None
    other = await _afgerond(matchmaker, anna)
    shorter = replace(matchmaker, bewaartermijnen=replace(matchmaker.bewaartermijnen, afgerond=1))
    assert await _sweep_to(shorter, clock, 2026, 9, 10) == (1, 0)
    assert await _sweep_to(matchmaker, clock, 2026, 10, 10) == (0, 0)
    assert await _there(matchmaker, other)


async def test_to_whom_it_is_announced(matchmaker: Matchmaker, clock: TestClock) -> None:
    """The holder sees it in the day list; a colleague does not."""
    one, _ = await matchmaker.add_coordinator("linde", "Linde", PASSWORD, wijken=["Lindenkwartier"])
    two, _ = await matchmaker.add_coordinator("beuk", "Beuk", PASSWORD, wijken=["Molenveld"])
    await _afgerond(matchmaker, one)
    await _sweep_to(matchmaker, clock, 2027, 2, 17)
    days = [await matchmaker.dagstart(who) for who in (one, two)]
    assert [(len(day.te_wissen), day.aantal) for day in days] == [(1, 0), (0, 0)]


async def _counts(matchmaker: Matchmaker) -> list[Any]:
    async with matchmaker.store.reading() as work:
        found = work.tellingen
        elsewhere = replace(JAAR, niet_wijken=("Molenveld",))
        return [
            *[await found.gevraagd(part, MAANDEN) for part in (JAAR, elsewhere)],
            *[(await found.wachten(part)).aantallen for part in (JAAR, elsewhere)],
            *[await found.mantelzorgers(part) for part in (JAAR, elsewhere)],
            *[await found.weigeringen(part) for part in (JAAR, elsewhere)],
            *[await found.nazorg(part) for part in (JAAR, elsewhere)],
            await found.vragen(JAAR),
        ]


async def test_the_overview_stays_as_it_was(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """What the overview counts of a year is the same after the requests are gone, and so are those beside them."""
    await met_wijken(matchmaker)
    await met_kaart(matchmaker)
    carer = {"rol": "mantelzorger", "mantelzorg": {"belasting": 8, "volhoudtijd": "weken"}}
    light = {"rol": "mantelzorger", "mantelzorg": {"belasting": 3}}
    codes = [
        *await vragen(matchmaker, 3, feiten=wensen("koken", "tuin")),
        *await vragen(matchmaker, 2, MOLENVELD, **carer),
        *await vragen(matchmaker, 1, None, **light),
    ]
    clock.pass_by(days=9, hours=5)
    await koppel(matchmaker, anna, codes[:2])
    clock.pass_by(days=14)
    await koppel(matchmaker, anna, codes[2:4])
    refused, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.weiger_voorstel(voorstel, "te_ver", anna)
    service = (await matchmaker.stel_voor_aan_dienst(refused, MAATJES, anna)).id
    await matchmaker.weiger_voorstel(service, "anders", anna)
    await koppel_opnieuw(matchmaker, anna, refused)
    await verwijs(matchmaker, anna, codes[4:])
    for code in (*codes[:4], refused):
        await bel(matchmaker, anna, code, inwoner="houdt_stand", helper="houdt_stand")
    for code in codes[4:]:
        await bel(matchmaker, anna, code, terugkoppeling="houdt_stand")
    (withdrawn,) = await vragen(matchmaker, 1, MOLENVELD)
    await matchmaker.withdraw(withdrawn)
    (stays,) = await vragen(matchmaker, 1, feiten=wensen("koken"))
    before = await _counts(matchmaker)

    clock.pass_by(days=366 + 14)
    while (await matchmaker.bijwerken()).aangekondigd:
        clock.pass_by(days=14)
    assert [await _there(matchmaker, one) for one in (*codes, refused, withdrawn, stays)] == [False] * 8 + [
        True
    ]
    assert await _counts(matchmaker) == before


async def koppel_opnieuw(matchmaker: Matchmaker, door: Coordinator, referentie: str) -> None:
    """Match a request that its holder has in hand."""
    for status in ("voorgesteld", "gekoppeld"):
        await matchmaker.set_status(referentie, status, door)


async def test_how_long_it_took_of_what_is_gone(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """The middle of the waits counts those of removed requests, in whole days upwards."""
    one, two, three = await vragen(matchmaker, 3)
    clock.pass_by(days=2, hours=1)
    await koppel(matchmaker, anna, [one])
    clock.pass_by(days=4)
    await koppel(matchmaker, anna, [two])
    clock.pass_by(days=1)
    await koppel(matchmaker, anna, [three])
    for code in (one, two):
        await bel(matchmaker, anna, code, inwoner="houdt_stand", helper="houdt_stand")
    clock.pass_by(days=400)
    await matchmaker.bijwerken()
    clock.pass_by(days=14)
    assert (await matchmaker.bijwerken()).gewist == 2
    async with matchmaker.store.reading() as work:
        found = await work.tellingen.wachten(JAAR)
    assert (found.aantallen, found.mediaan) == ({"week": 2, "twee_weken": 1}, 7)


async def test_counts_go_when_nobody_can_ask_for_them(
    matchmaker: Matchmaker, settings: Settings, clock: TestClock
) -> None:
    """The overview looks back 36 months; what was counted before that is removed."""
    await matchmaker.withdraw(await ingediend(matchmaker))
    await _sweep_to(matchmaker, clock, 2026, 6, 3)
    await _sweep_to(matchmaker, clock, 2029, 3, 31)
    assert "('geteld', 'wijk'" in await _everything(settings)
    await _sweep_to(matchmaker, clock, 2029, 4, 1)
    assert "('geteld'" not in await _everything(settings)


async def test_nothing_is_left(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """Of what was said, who it was and by which code nothing stands in any table afterwards, nor in SQLite's files."""
    await met_kaart(matchmaker)
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.weiger_voorstel(voorstel, "anders", anna, "geheimwoord-a")
    await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    await matchmaker.note(referentie, anna, "geheimwoord-b")
    await matchmaker.set_status(referentie, "doorverwezen", anna, "geheimwoord-c")
    follow = (await matchmaker.get(referentie)).opvolgingen[-1].id
    await matchmaker.noteer_opvolging(follow, "houdt_stand", anna, "geheimwoord-d")
    mine = ["Truus", "31600000001", "slecht ter been", "stofzuigen helpt", referentie]
    mine += [f"geheimwoord-{letter}" for letter in "abcd"]
    key = "Mijn zoon doet mijn boodschappen"
    before = await _everything(settings)
    assert all(word in before for word in [*mine[:3], mine[4], *mine[5:], key])

    await _sweep_to(matchmaker, clock, 2026, 8, 20)
    assert await _sweep_to(matchmaker, clock, 2026, 9, 3) == (0, 1)
    after = await _everything(settings)
    assert [word for word in [*mine, key] if word in after] == []
    if settings.database_url is None:
        for name, raw in _files(settings.var):
            assert [(name, word) for word in [*mine, key] if word.encode() in raw] == []


def test_the_tables_are_all_looked_through() -> None:
    """What `_everything` reads is what there is."""
    assert {"hulpvraag", "gebeurtenis", "voorstel", "opvolging", "geteld"} <= set(metadata.tables)


@pytest.mark.parametrize("name", ["afgerond", "doorverwezen", "ingetrokken"])
def test_a_term_can_be_set(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each term comes from a setting of its own."""
    monkeypatch.setenv(f"KEUKENTAFEL_BEWAAR_MAANDEN_{name.upper()}", "7")
    monkeypatch.setenv("KEUKENTAFEL_BEWAAR_AANKONDIGING_DAGEN", "5")
    terms = Settings().bewaartermijnen()
    assert (getattr(terms, name), terms.aankondiging) == (7, 5)


@pytest.mark.parametrize("door", ["inwoner", "coordinator", "vrijwilliger"])
async def test_the_log_of_the_database(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, door: str
) -> None:
    """What is withdrawn or removed stands in no file of SQLite any more, also not in its log."""
    if settings.database_url is not None:
        pytest.skip("the log of PostgreSQL is its own affair")
    referentie = await ingediend(matchmaker, situatie="Mijn kwikstaart hinkt.")
    one = await toegevoegd(matchmaker, anna, eigen_woorden="Ook bij een kwikstaart.")
    word = "Ook bij een kwikstaart." if door == "vrijwilliger" else "Mijn kwikstaart hinkt."
    assert any(word.encode() in raw for _, raw in _files(settings.var))
    if door == "inwoner":
        await matchmaker.withdraw(referentie)
    elif door == "coordinator":
        await matchmaker.set_status(referentie, "ingetrokken", anna)
    else:
        await matchmaker.verwijder_vrijwilliger(one.id, anna)
    assert [name for name, raw in _files(settings.var) if word.encode() in raw] == []
