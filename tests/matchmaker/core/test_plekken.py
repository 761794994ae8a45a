"""Where a service is, when, for whom near and in which languages: changed here, and kept as HSDS."""

from __future__ import annotations

from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import InvalidRequest
from matchmaker.core.sociale_kaart import openingstijden, plekken
from matchmaker.core.sociale_kaart.aanbod import Tijd
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from tests.matchmaker.conftest import LINDENKWARTIER
from tests.matchmaker.sociale_kaart import MOLENVELD, dienst, pakket

DOOR = "Anna Verzonnen"
WEEK = {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00", "closes_at": "12:00"}
OM_DE_WEEK = {"freq": "WEEKLY", "interval": 2, "byday": "FR", "dtstart": "2026-01-02"}


def directory() -> Package:
    """A service without a place, one with hours of both kinds, and two in one building."""
    rows = dict(
        pakket(
            dienst("bellen", talen="nl"),
            dienst("tuin", activiteiten="tuin", wijken="Lindenkwartier", rooster=[WEEK, OM_DE_WEEK]),
            dienst("zaal", activiteiten="koken", plek=(52.1, 5.1), rooster=WEEK),
            dienst("koor", activiteiten="hobby", plek=(52.1, 5.1)),
        )
    )
    places = [dict(row) for row in rows["service_at_location"]]
    places[1]["location_id"] = "zaal-plek"  # the koor is in the zaal
    rows["service_at_location"] = places
    rows["location"] = [row for row in rows["location"] if row["id"] == "zaal-plek"]
    address = {"address_1": "Lindelaan 1", "city": "Linderwoude", "postal_code": "1997 AB", "country": "NL"}
    kind = {
        "id": "adres",
        "location_id": "zaal-plek",
        "state_province": "Waterrijk",
        "address_type": "physical",
    }
    return {**rows, "address": [address | kind]}


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with two postcodes and the directory above."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, MOLENVELD])
    await matchmaker.importeer(directory())
    return matchmaker


async def edit(kaart: Matchmaker, service_id: str, **fields: str) -> Any:
    """Change fields ("_at" in a name stands for "@"); give the first offer after it, which is valid HSDS."""
    await kaart.wijzig(service_id, {name.replace("_at", "@"): value for name, value in fields.items()}, DOOR)
    export = await kaart.exporteer()
    assert not await kaart.importeer(export, alleen_tonen=True)
    return await kaart.aanbod(service_id)


async def rows(kaart: Matchmaker, table: str, **columns: str) -> list[dict[str, Any]]:
    """The rows of a table with these values."""
    every = (await kaart.exporteer()).get(table, ())
    return [dict(row) for row in every if all(row[name] == value for name, value in columns.items())]


def test_lines_of_rows() -> None:
    """What lines can say is a line for each day; the rest stays a row."""
    every = [
        {"id": "a"} | WEEK,
        {
            "id": "b",
            "freq": "WEEKLY",
            "byday": "MO,TU,WE,TH,FR",
            "opens_at": "08:30:00Z",
            "closes_at": "17:00",
        },
        {"id": "c", "freq": "MONTHLY", "byday": "1TU,-1TH", "opens_at": "10:00"},
        {"id": "d"} | OM_DE_WEEK,
        {"id": "e"} | WEEK | {"valid_to": "2026-06-01"},
        {"id": "f", "freq": "MONTHLY", "bymonthday": "15"},
    ]
    assert openingstijden.lijnen(every) == (
        "week|MO|09:00|12:00",
        "week|WE|09:00|12:00",
        "week|MO-FR|08:30|17:00",
        "1|TU|10:00|",
        "-1|TH|10:00|",
        "rij|d",
        "rij|e",
        "rij|f",
    )


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9", "09:00"),
        ("9.30", "09:30"),
        ("9:05 uur", "09:05"),
        ("19u15", "19:15"),
        ("24:00", None),
        ("9-12", None),
    ],
)
def test_a_time_as_people_type_it(typed: str, clock: str | None) -> None:
    """Many ways of writing a time are one."""
    assert openingstijden.kloktijd(typed) == clock


async def test_hours(kaart: Matchmaker) -> None:
    """New days come, days that are off go, what stays keeps its row; what lines cannot say stays as it is."""
    before = await rows(kaart, "schedule", id="tuin-1")
    now = plekken.velden((await kaart.dienst("tuin")).rijen)["tijden@"]
    assert now == "week|MO|09:00|12:00\nweek|WE|09:00|12:00\nrij|tuin-1"
    found = await edit(
        kaart, "tuin", tijden_at="week|MO|9|12\nrij|tuin-1\n1|SA|10.00|12.30\nweek|MO-FR|19:00|21:00"
    )
    assert set(found.tijden) == {
        Tijd("DTSTART:20260102 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        Tijd("FREQ=WEEKLY;BYDAY=MO", "09:00", "12:00"),
        Tijd("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "19:00", "21:00"),
        Tijd("FREQ=MONTHLY;BYDAY=1SA", "10:00", "12:30"),
    }
    assert await rows(kaart, "schedule", id="tuin-1") == before
    assert len(await kaart.zoek(Zoekvraag(activiteiten=("tuin",), weekdag=3, tijd="20:00"))) == 1
    assert (await edit(kaart, "tuin", tijden_at="")).tijden == ()


async def test_hours_of_one_of_two_places(kaart: Matchmaker) -> None:
    """Hours that hold for both places are changed at one of them only."""
    package = await kaart.exporteer()
    second = {"id": "zaal-2", "service_id": "zaal", "location_id": "zaal-plek"}
    await kaart.importeer({**package, "service_at_location": [*package["service_at_location"], second]})
    await edit(kaart, "zaal", **{"tijden_atzaal-2": "week|MO|09:00|12:00\nweek|SA|09:00|12:00"})
    places = {one.id: one.tijden for one in (await kaart.dienst("zaal")).aanbod}
    assert places == {
        "zaal-daar": (Tijd("FREQ=WEEKLY;BYDAY=MO,WE", "09:00", "12:00"),),
        "zaal-2": (Tijd("FREQ=WEEKLY;BYDAY=MO,SA", "09:00", "12:00"),),
    }
    with pytest.raises(InvalidRequest):
        await edit(kaart, "zaal", **{"tijden_atzaal-daar": ""})


async def test_an_address_that_others_have_too(kaart: Matchmaker) -> None:
    """Who moves out of a building leaves the others where they are; its new postcode says where it is."""
    found = await edit(
        kaart, "koor", **{"straat_atkoor-daar": "Molenpad 2", "postcode_atkoor-daar": "1998ab"}
    )
    assert (found.adres, found.latitude, found.longitude) == ("Molenpad 2, 1998 AB Linderwoude", 52.1, 5.2)
    other = await kaart.aanbod("zaal")
    assert (other.adres, other.longitude) == ("Lindelaan 1, 1997 AB Linderwoude", 5.1)


async def test_an_address_of_its_own(kaart: Matchmaker) -> None:
    """Within the four digits it stays where it is on the map, and it is the same row."""
    await edit(kaart, "koor", **{"straat_atkoor-daar": "Molenpad 2"})
    found = await edit(kaart, "zaal", **{"straat_atzaal-daar": "Lindelaan 3"})
    assert (found.adres, found.latitude) == ("Lindelaan 3, 1997 AB Linderwoude", 52.1)
    assert [row["id"] for row in await rows(kaart, "address", location_id="zaal-plek")] == ["adres"]


async def test_a_first_place_and_none_any_more(kaart: Matchmaker) -> None:
    """A service without a place gets one, with its hours; without an address it has none again, and keeps its hours."""
    fields = {"straat_at": "Lindelaan 5", "postcode_at": "1997 CD", "woonplaats_at": "Linderwoude"}
    found = await edit(kaart, "tuin", **fields)
    assert (found.adres, found.latitude) == ("Lindelaan 5, 1997 CD Linderwoude", 52.1)
    assert len(found.tijden) == 2
    await edit(kaart, "tuin", **{f"tijden_at{found.id}": "week|TU|10:00|11:00"})
    empty = {f"{name}_at{found.id}": "" for name in plekken.ADRES}
    alone = await edit(kaart, "tuin", **empty)
    assert (alone.id, alone.adres, alone.latitude) == ("tuin", None, None)
    assert alone.tijden == (Tijd("FREQ=WEEKLY;BYDAY=TU", "10:00", "11:00"),)
    assert await rows(kaart, "service_at_location", service_id="tuin") == []


async def test_area_and_languages(kaart: Matchmaker) -> None:
    """Wijken, postcodes and languages are set whole; without an area it is there for everybody."""
    found = await edit(kaart, "tuin", wijken="Molenveld, Lindenkwartier", postcodes="", talen="nl tr")
    assert (set(found.wijken), found.talen) == ({"Molenveld", "Lindenkwartier"}, ("nl", "tr"))
    assert len(await kaart.zoek(Zoekvraag(activiteiten=("tuin",), postcode4="1998", taal="tr"))) == 1
    found = await edit(kaart, "tuin", wijken="", postcodes="1997")
    assert (found.wijken, found.postcodes) == ((), ("1997",))
    assert await kaart.zoek(Zoekvraag(activiteiten=("tuin",), postcode4="1998")) == ()
    found = await edit(kaart, "tuin", postcodes="", talen="")
    assert (found.postcodes, found.talen) == ((), ())
    assert len(await kaart.zoek(Zoekvraag(activiteiten=("tuin",), postcode4="1998"))) == 1


@pytest.mark.parametrize(
    ("service_id", "field", "value", "says"),
    [
        ("tuin", "wijken", "Lindekwartier", "Bedoelt u Lindenkwartier?"),
        ("tuin", "postcodes", "1997, 199", "199 is geen postcode"),
        ("tuin", "talen", "nl nederlands", "nederlands"),
        ("tuin", "tijden@", "week|MO|9 uur 's ochtends|12", "Regel 1: schrijf de tijd als 9:30"),
        ("tuin", "tijden@", "week|MO|9|12\nweek||9|12", "Regel 2: kies een dag"),
        ("tuin", "tijden@", "week|MO||12", "vul ook in wanneer het begint"),
        ("tuin", "tijden@", "1|MO-FR|9|12", "kies één dag"),
        ("tuin", "tijden@", "soms|MO|9|12", "kies hoe vaak"),
        ("tuin", "tijden@", "rij|van-een-ander", "Regel 1 is er niet meer"),
        ("tuin", "straat@", "Lindelaan 5", "Vul de postcode in"),
        ("zaal", "postcode@zaal-daar", "12", "vier cijfers en twee letters"),
        ("zaal", "straat@elders", "x", "Deze plek is er niet meer"),
        ("zaal", "kleur@zaal-daar", "x", "niet gewijzigd worden"),
    ],
)
async def test_what_cannot_be(kaart: Matchmaker, service_id: str, field: str, value: str, says: str) -> None:
    """A value that cannot be is named at its field, and nothing is stored."""
    before = await kaart.exporteer()
    with pytest.raises(InvalidRequest) as caught:
        await kaart.wijzig(service_id, {"kosten": "Gratis.", field: value}, DOOR)
    assert says in " ".join(fault.reason for fault in caught.value.faults)
    assert {fault.pointer.partition("@")[2] for fault in caught.value.faults} == {field.partition("@")[2]}
    assert await kaart.exporteer() == before


async def test_the_log_has_it(kaart: Matchmaker) -> None:
    """Who changed hours, and into what, stands in the log."""
    await edit(kaart, "tuin", tijden_at="week|TU|10:00|11:00", wijken="Molenveld")
    line = (await kaart.logboek("tuin"))[0]
    assert (line.soort, line.door) == ("gewijzigd", DOOR)
    assert dict(line.velden) == {"tijden@": "week|TU|10:00|11:00", "wijken": "Molenveld"}
