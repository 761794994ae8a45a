from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import HeldBy, InvalidRequest, InvalidStep, NotFound, NotPossible, NotYours
from matchmaker.core.ports import Filters
from matchmaker.store.engine import open_engine
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import BEUKENHOF, LINDENKWARTIER, PASSWORD
from tests.matchmaker.vrijwilligers.gegevens import aanbod
from tests.matchmaker.werkproces.verloop import ingediend, opgepakt


@pytest.fixture
async def carla(matchmaker: Matchmaker) -> Coordinator:
    """A manager."""
    return (await matchmaker.add_coordinator("carla", "Carla Verzonnen", PASSWORD, functie="beheerder"))[0]


@pytest.fixture
async def lea(matchmaker: Matchmaker) -> Coordinator:
    """A reader of figures."""
    return (await matchmaker.add_coordinator("lea", "Lea Verzonnen", PASSWORD, functie="lezer"))[0]


async def test_hand_over(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """A colleague holds it from then on, and reads why; who gave it away cannot move it any more."""
    referentie = await opgepakt(matchmaker, anna)
    dossier = await matchmaker.draag_over(referentie, "Bram ", anna, "ik ben met verlof")
    holder = dossier.hulpvraag.houder
    assert holder is not None
    assert (holder.id, dossier.geschiedenis[-1].toelichting) == (
        bram.id,
        "aan Bram Verzonnen: ik ben met verlof",
    )
    with pytest.raises(HeldBy):
        await matchmaker.set_status(referentie, "uitvraag", anna)


async def test_who_may_hand_over(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, carla: Coordinator, lea: Coordinator
) -> None:
    """The holder, or a manager for who is ill; to somebody who works requests; what somebody holds."""
    referentie = await opgepakt(matchmaker, anna)
    with pytest.raises(HeldBy):
        await matchmaker.draag_over(referentie, "bram", bram)
    with pytest.raises(NotPossible):
        await matchmaker.draag_over(referentie, "lea", anna)
    with pytest.raises(NotFound):
        await matchmaker.draag_over(referentie, "niemand", anna)
    with pytest.raises(InvalidStep):
        await matchmaker.draag_over(await ingediend(matchmaker), "bram", anna)
    dossier = await matchmaker.draag_over(referentie, "bram", carla)
    assert dossier.geschiedenis[-1].door == "Carla Verzonnen"
    assert await matchmaker.draag_over(referentie, "bram", bram) == await matchmaker.get(referentie)
    assert [one.naam for one in await matchmaker.collegas()] == [
        *("Anna Verzonnen", "Bram Verzonnen"),
        "Carla Verzonnen",
    ]


async def test_a_call(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """A call is a line with whom, what came of it as a code, and the words."""
    referentie = await opgepakt(matchmaker, anna)
    dossier = await matchmaker.noteer_gesprek(referentie, "inwoner", "voicemail", bram, "ingesproken")
    last = dossier.geschiedenis[-1]
    assert (last.soort, last.reden, last.toelichting) == ("telefoon", "voicemail", "inwoner: ingesproken")
    with pytest.raises(InvalidRequest) as caught:
        await matchmaker.noteer_gesprek(referentie, "buurman", "zomaar", anna)
    assert [fault.pointer for fault in caught.value.faults] == ["/met", "/uitkomst"]
    await matchmaker.withdraw(referentie)
    with pytest.raises(InvalidStep):
        await matchmaker.noteer_gesprek(referentie, "inwoner", "gesproken", anna)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"naam": "Iemand Anders"}, ("telefoon",)),
        ({"telefoon": None, "email": "Truus@voorbeeld.example", "naam": None}, ("email",)),
        ({"telefoon": None, "naam": "  trúus verzonnen", "postcode": "1997"}, ("naam_postcode",)),
        ({}, ("naam_postcode", "telefoon")),
        ({"telefoon": "+31600000009", "postcode": "1998 AB"}, None),
        ({"telefoon": None, "naam": "Truus", "postcode": None}, None),
    ],
)
async def test_the_same_person(
    matchmaker: Matchmaker, changes: dict[str, object], same: tuple[str, ...] | None
) -> None:
    """The same number, address, or name near the same place is noticed, however it was written; nothing is merged."""
    contact = aanvraag()["contact"]
    first = await ingediend(matchmaker, contact=contact | {"email": "truus@voorbeeld.example"})
    second = await ingediend(matchmaker, contact=contact | changes)
    found = [(one.hulpvraag.referentie, one.zelfde) for one in await matchmaker.dubbelen(first)]
    assert found == ([(second, same)] if same else [])
    assert len((await matchmaker.queue()).hulpvragen) == 2


async def test_anonymous_and_withdrawn_are_nobody(matchmaker: Matchmaker, settings: Settings) -> None:
    """Who stays anonymous is not noticed; after a withdrawal nothing to notice somebody by is left."""
    first = await ingediend(matchmaker)
    await ingediend(matchmaker, contact=None)
    gone = await ingediend(matchmaker)
    offers = (await matchmaker.submit(aanbod(), "aanbod")).referentie
    assert {one.hulpvraag.referentie for one in await matchmaker.dubbelen(first)} == {gone, offers}
    for code in (first, gone, offers):
        await matchmaker.withdraw(code)
    assert await matchmaker.dubbelen(first) == ()
    engine = open_engine(settings.store_url())
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM kenmerk"))).scalar() == 0
    await engine.dispose()


async def test_a_report(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """Days of a report follow each other and lie behind us; the holder notes them, once."""
    referentie = await opgepakt(matchmaker, anna)
    monday = date(2026, 3, 2)
    for days in (
        {"gemeld_op": date(2026, 3, 3)},
        {"gemeld_op": None, "bevestigd_op": monday},
        {"gemeld_op": monday, "bevestigd_op": date(2026, 3, 1)},
    ):
        with pytest.raises(InvalidRequest):
            await matchmaker.noteer_melding(referentie, anna, **days)  # type: ignore[arg-type]
    with pytest.raises(HeldBy):
        await matchmaker.noteer_melding(referentie, bram, gemeld_op=monday)
    for _ in range(2):
        dossier = await matchmaker.noteer_melding(referentie, anna, gemeld_op=monday, bevestigd_op=monday)
    assert [line.toelichting for line in dossier.geschiedenis if line.soort == "melding"] == [
        "gemeld op 2026-03-02, bevestigd op 2026-03-02"
    ]
    assert dossier.hulpvraag.to_json()["melding"] == {
        "gemeld_op": "2026-03-02",
        "bevestigd_op": "2026-03-02",
        "onderzocht_op": None,
        "bevestigen_voor": "2026-03-09",
        "onderzoeken_voor": "2026-04-13",
    }
    dossier = await matchmaker.noteer_melding(referentie, anna, gemeld_op=None)
    assert dossier.hulpvraag.melding is None


async def test_own_wijken(matchmaker: Matchmaker, anna: Coordinator, carla: Coordinator) -> None:
    """A coordinator sees and takes what is theirs, or what they hold; a manager and who has all wijken see all."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, BEUKENHOF])
    mine, _ = await matchmaker.add_coordinator("lin", "Lin", PASSWORD, wijken=["Lindenkwartier"])
    theirs, _ = await matchmaker.add_coordinator("beu", "Beu", PASSWORD, wijken=["Beukenhof"])
    here = await ingediend(matchmaker)
    there = await ingediend(matchmaker, contact=aanvraag()["contact"] | {"postcode": "1998 AB"})
    for who, seen in ((mine, {here}), (theirs, {there}), (anna, {here, there}), (carla, {here, there})):
        page = await matchmaker.queue(wie=who)
        assert {one.referentie for one in page.hulpvragen} == seen
    for call in (
        matchmaker.get(there, mine),
        matchmaker.claim(there, mine),
        matchmaker.set_status(there, "uitvraag", mine),
        matchmaker.note(there, mine, "x"),
        matchmaker.suggestions(there, mine),
        matchmaker.dubbelen(there, mine),
    ):
        with pytest.raises(NotYours):
            await call
    assert await matchmaker.claim_volgende(mine) == here
    assert await matchmaker.claim_volgende(mine) is None
    await matchmaker.claim(there, theirs)
    await matchmaker.draag_over(there, "lin", theirs)
    assert (await matchmaker.get(there, mine)).hulpvraag.referentie == there
    assert len((await matchmaker.queue(Filters(houder_id=mine.id), wie=mine)).hulpvragen) == 2


async def test_a_reader_sees_no_request(matchmaker: Matchmaker, anna: Coordinator, lea: Coordinator) -> None:
    """Who reads figures gets nothing of persons, by no use case."""
    referentie = await opgepakt(matchmaker, anna)
    for call in (
        matchmaker.queue(wie=lea),
        matchmaker.get(referentie, lea),
        matchmaker.claim(referentie, lea),
        matchmaker.claim_volgende(lea),
        matchmaker.set_status(referentie, "uitvraag", lea),
        matchmaker.note(referentie, lea, "x"),
        matchmaker.suggestions(referentie, lea),
        matchmaker.dubbelen(referentie, lea),
        matchmaker.dagstart(lea),
        matchmaker.draag_over(referentie, "anna", lea),
        matchmaker.noteer_gesprek(referentie, "inwoner", "gesproken", lea),
        matchmaker.stel_voor_aan_vrijwilliger(referentie, 1, lea),
    ):
        with pytest.raises(NotYours):
            await call


async def test_only_a_manager_changes_who_does_what(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, carla: Coordinator
) -> None:
    """A manager says who does what and where, which holds from the next call on."""
    with pytest.raises(NotYours):
        await matchmaker.wijzig_coordinator("bram", "beheerder", [], anna)
    with pytest.raises(InvalidRequest):
        await matchmaker.wijzig_coordinator("bram", "baas", [], carla)
    with pytest.raises(NotFound):
        await matchmaker.wijzig_coordinator("niemand", "lezer", [], carla)
    changed = await matchmaker.wijzig_coordinator("bram", "coordinator", ["Beukenhof", " Beukenhof"], carla)
    assert changed.wijken == ("Beukenhof",)
    assert await matchmaker.by_token("token-bram") == changed
