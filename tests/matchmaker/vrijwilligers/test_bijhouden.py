from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import InvalidRequest, NotFound, NotYours
from matchmaker.core.vrijwilligers.port import Vrijwilligersfilter
from matchmaker.store.engine import open_engine
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.vrijwilligers.gegevens import GEZIEN, gegevens, toegevoegd


async def test_all_of_a_volunteer_comes_back(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Every part is read back as it was typed: the telephone as E.164, the wijk from the postcode, with the consent."""
    made = await toegevoegd(matchmaker, anna, postcode="1997ab", lopend=1)
    dossier = await matchmaker.vrijwilliger(made.id)
    one = dossier.vrijwilliger
    told = {name: getattr(one, name) for name in vars(gegevens())}
    assert told == vars(gegevens(telefoon="+31850000901"))
    assert (one.wijk, one.loopt_nu, one.bron, one.status) == ("Lindenkwartier", 1, "toegevoegd", "actief")
    assert (one.toestemming.gegeven, one.toestemming.tijdstip) == (True, one.aangemeld_op)
    assert [(line.soort, line.door) for line in dossier.geschiedenis] == [("toegevoegd", "Anna Verzonnen")]


async def test_once_per_key(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator
) -> None:
    """A form that is sent several times, by two processes at once, gives one volunteer with one match."""
    other = await opened()

    async def send(side: Matchmaker) -> int:
        made = await side.voeg_vrijwilliger_toe(gegevens(), anna, sleutel="x", toestemming=True, lopend=1)
        return made.id

    ids = await asyncio.gather(*(send(side) for side in [matchmaker, other] * 4))
    await other.close()
    (one,) = (await matchmaker.vrijwilligers()).vrijwilligers
    assert {one.id} == set(ids)
    assert one.loopt_nu == 1


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("toestemming", {}),
        ("naam", {"naam": " "}),
        ("naam", {"naam": "a" * 201}),
        ("telefoon", {"telefoon": None, "email": ""}),
        ("telefoon", {"telefoon": "nul zes"}),
        ("telefoon", {"telefoon": "112"}),
        ("email", {"email": "gerda"}),
        ("postcode", {"postcode": "19 97"}),
        ("activiteiten", {"activiteiten": ()}),
        ("activiteiten", {"activiteiten": ("vliegen",)}),
        ("talen", {"talen": ("xx",)}),
        ("maximum", {"maximum": 0}),
        ("maximum", {"maximum": 21}),
        ("max_km", {"max_km": 0.0}),
        ("max_km", {"max_km": float("nan")}),
        ("frequentie", {"frequentie": replace(gegevens().frequentie, keer=0)}),  # type: ignore[type-var]
        ("eigen_woorden", {"eigen_woorden": "a" * 4001}),
    ],
)
async def test_what_cannot_be(
    matchmaker: Matchmaker, anna: Coordinator, field: str, changes: dict[str, object]
) -> None:
    """What cannot be is named, without what was typed, and nothing is stored."""
    with pytest.raises(InvalidRequest) as caught:
        await matchmaker.voeg_vrijwilliger_toe(
            gegevens(**changes), anna, sleutel="x", toestemming=field != "toestemming"
        )
    assert [fault.pointer for fault in caught.value.faults] == [field]
    assert (await matchmaker.vrijwilligers()).vrijwilligers == ()


async def test_active_when_met_and_with_vog(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Both the introduction and the VOG make somebody active, in any order; taking one back undoes it."""
    one = await toegevoegd(matchmaker, anna, kennismaking=None, vog=None)
    seen = [one.status]
    seen.append((await matchmaker.noteer_vog(one.id, GEZIEN["vog"], anna)).status)
    seen.append((await matchmaker.noteer_kennismaking(one.id, GEZIEN["kennismaking"], anna)).status)
    seen.append((await matchmaker.noteer_vog(one.id, None, anna)).status)
    assert seen == ["nieuw", "nieuw", "actief", "nieuw"]
    history = (await matchmaker.vrijwilliger(one.id)).geschiedenis
    assert [(line.soort, line.van, line.naar) for line in history] == [
        ("toegevoegd", None, "nieuw"),
        ("vog", None, None),
        ("kennismaking", "nieuw", "actief"),
        ("vog", "actief", "nieuw"),
    ]


async def test_the_database_itself_keeps_the_rule(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """The database refuses an active volunteer without a VOG, and a removed one with a name."""
    await toegevoegd(matchmaker, anna, vog=None)
    engine = open_engine(settings.store_url())
    for status in ("actief", "weg"):
        with pytest.raises(DBAPIError):
            async with engine.begin() as connection:
                await connection.execute(text(f"UPDATE vrijwilliger SET status = '{status}'"))
    await engine.dispose()


@pytest.mark.parametrize("field", ["kennismaking", "vog"])
async def test_not_a_day_to_come(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock, field: str
) -> None:
    """Nobody was met, and no VOG was given, on a day that is still to come; today, here, is right."""
    clock.now = clock.now.replace(hour=23, minute=30)  # already the third of March in the Netherlands
    one = await toegevoegd(matchmaker, anna)
    note = {"kennismaking": matchmaker.noteer_kennismaking, "vog": matchmaker.noteer_vog}[field]
    with pytest.raises(InvalidRequest) as caught:
        await note(one.id, date(2026, 3, 4), anna)
    assert caught.value.faults[0].pointer == field
    assert getattr(await note(one.id, date(2026, 3, 3), anna), field) == date(2026, 3, 3)


async def test_edit(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """An edit puts everything in its place, is found by what it says now, and keeps what a coordinator has seen."""
    one = await toegevoegd(matchmaker, anna)
    told = gegevens(activiteiten=("tuin",), postcode=None, max_km=None, momenten=(), frequentie=None)
    after = await matchmaker.wijzig_vrijwilliger(one.id, told, bram)
    assert (after.activiteiten, after.wijk, after.max_km, after.status) == (("tuin",), None, None, "actief")
    found = {}
    for code in ("tuin", "lopen"):
        page = await matchmaker.vrijwilligers(Vrijwilligersfilter(activiteit=code))
        found[code] = [person.id for person in page.vrijwilligers]
    assert found == {"tuin": [one.id], "lopen": []}
    assert (await matchmaker.vrijwilliger(one.id)).geschiedenis[-1].door == "Bram Verzonnen"


async def test_rest_and_back(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who rests stays at rest whatever is noted, and comes back as far as they were."""
    one = await toegevoegd(matchmaker, anna)
    assert (await matchmaker.zet_vrijwilliger_in_rust(one.id, anna)).status == "rust"
    assert (await matchmaker.noteer_vog(one.id, None, anna)).status == "rust"
    assert (await matchmaker.noteer_vog(one.id, GEZIEN["vog"], anna)).status == "rust"
    assert (await matchmaker.haal_vrijwilliger_uit_rust(one.id, anna)).status == "actief"


async def test_what_changes_nothing_is_not_written_down(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The same once more leaves no line in the history; a note always does."""
    one = await toegevoegd(matchmaker, anna)
    await matchmaker.wijzig_vrijwilliger(one.id, gegevens(), anna)
    await matchmaker.haal_vrijwilliger_uit_rust(one.id, anna)
    await matchmaker.noteer_vog(one.id, GEZIEN["vog"], anna)
    await matchmaker.noteer_contact(one.id, "Belt liever ’s avonds.", anna)
    history = (await matchmaker.vrijwilliger(one.id)).geschiedenis
    assert [(line.soort, line.toelichting) for line in history] == [
        ("toegevoegd", None),
        ("contact", "Belt liever ’s avonds."),
    ]


async def test_looked_up(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Volunteers come by name, a part at a time, narrowed by status, wijk, activity and words."""
    await toegevoegd(matchmaker, anna, naam="Zoë Verzonnen", postcode=None, activiteiten=("tuin",))
    await toegevoegd(matchmaker, anna, naam="ans Verzonnen", vog=None)
    await toegevoegd(matchmaker, anna, naam="Bo Verzonnen", eigen_woorden="Ik ben timmerman.")

    async def names(**filters: str) -> list[str | None]:
        page = await matchmaker.vrijwilligers(Vrijwilligersfilter(**filters))
        return [one.naam for one in page.vrijwilligers]

    assert await names() == ["ans Verzonnen", "Bo Verzonnen", "Zoë Verzonnen"]
    assert await names(status="nieuw") == ["ans Verzonnen"]
    assert await names(wijk="Lindenkwartier") == ["ans Verzonnen", "Bo Verzonnen"]
    assert await names(activiteit="tuin") == ["Zoë Verzonnen"]
    assert await names(q="TIMMER") == ["Bo Verzonnen"]
    assert await names(q="zoe") == ["Zoë Verzonnen"]
    assert await names(q="%") == []
    first = await matchmaker.vrijwilligers(limiet=2)
    assert (len(first.vrijwilligers), first.volgende) == (2, 2)
    last = await matchmaker.vrijwilligers(vanaf=2, limiet=2)
    assert ([one.naam for one in last.vrijwilligers], last.volgende) == (["Zoë Verzonnen"], None)
    assert await matchmaker.wijken_van_vrijwilligers() == ["Lindenkwartier"]


async def test_nothing_of_a_person_in_a_log(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """What a traceback or a log line would show of a volunteer has nothing by which somebody knows who it is."""
    one = await toegevoegd(matchmaker, anna)
    await matchmaker.noteer_contact(one.id, "Gerda belt liever ’s avonds.", anna)
    shown = repr(await matchmaker.vrijwilliger(one.id))
    for words in ("Gerda", "0901", "voorbeeld.example", "1997", "radio"):
        assert words not in shown


@pytest.mark.parametrize("removed", [True, False])
async def test_no_such_volunteer(matchmaker: Matchmaker, anna: Coordinator, removed: bool) -> None:
    """Every use case says that there is no such volunteer; one who was removed is none either."""
    id = (await toegevoegd(matchmaker, anna)).id if removed else 999
    if removed:
        await matchmaker.verwijder_vrijwilliger(id, anna)
    calls = [
        matchmaker.vrijwilliger(id),
        matchmaker.wijzig_vrijwilliger(id, gegevens(), anna),
        matchmaker.noteer_vog(id, None, anna),
        matchmaker.noteer_kennismaking(id, None, anna),
        matchmaker.zet_vrijwilliger_in_rust(id, anna),
        matchmaker.haal_vrijwilliger_uit_rust(id, anna),
        matchmaker.noteer_contact(id, "x", anna),
        matchmaker.koppel(id, anna),
        matchmaker.ontkoppel(id, 1, anna),
        matchmaker.verwijder_vrijwilliger(id, anna),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            await call


async def test_not_for_who_reads_figures(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who reads figures only sees and changes no volunteer, and does see where demand and supply differ."""
    reader, _ = await matchmaker.add_coordinator("cijfers", "Cijfers Verzonnen", PASSWORD, functie="lezer")
    one = await toegevoegd(matchmaker, anna)
    made = await matchmaker.submit(aanvraag(), "1")
    calls = [
        matchmaker.vrijwilligers(wie=reader),
        matchmaker.vrijwilliger(one.id, reader),
        matchmaker.vrijwilliger_van(made.referentie, reader),
        matchmaker.vrijwilligers_voor(made.referentie, reader),
        matchmaker.vrijwilligers_bij(made.referentie, reader),
        matchmaker.voeg_vrijwilliger_toe(gegevens(), reader, sleutel="x", toestemming=True),
        matchmaker.wijzig_vrijwilliger(one.id, gegevens(), reader),
        matchmaker.noteer_contact(one.id, "x", reader),
        matchmaker.koppel(one.id, reader),
        matchmaker.ontkoppel(one.id, 1, reader),
        matchmaker.verwijder_vrijwilliger(one.id, reader),
    ]
    for call in calls:
        with pytest.raises(NotYours):
            await call
    assert (await matchmaker.vraag_en_aanbod()).vrijwilligers == 1


async def test_not_the_request_of_another_wijk(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who works in another wijk matches nobody with a request that is not theirs; volunteers are of all wijken."""
    await matchmaker.add_coordinator("hier", "Hier", PASSWORD, wijken=["Lindenkwartier"])
    elsewhere, _ = await matchmaker.add_coordinator("daar", "Daar", PASSWORD, wijken=["Molenveld"])
    one = await toegevoegd(matchmaker, anna)
    made = await matchmaker.submit(aanvraag(), "1")
    assert (await matchmaker.vrijwilliger(one.id, elsewhere)).vrijwilliger.wijk == "Lindenkwartier"
    for call in (
        matchmaker.koppel(one.id, elsewhere, made.referentie),
        matchmaker.vrijwilligers_voor(made.referentie, elsewhere),
    ):
        with pytest.raises(NotYours):
            await call
