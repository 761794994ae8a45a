from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import InvalidRequest, NotFound
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag
from tests.matchmaker.conftest import LINDENKWARTIER, TestClock
from tests.matchmaker.sociale_kaart import MOLENVELD, dienst, pakket

TUESDAY_EVENING = {"freq": "WEEKLY", "byday": "TU", "opens_at": "19:00", "closes_at": "21:00"}
FIRST_TUESDAY = {"freq": "MONTHLY", "byday": "1TU", "opens_at": "10:00", "closes_at": "12:00"}
NIGHTS = {"freq": "WEEKLY", "byday": "FR", "opens_at": "22:00", "closes_at": "07:00"}
OVER = {"freq": "WEEKLY", "byday": "TU", "valid_to": "2026-01-31", "opens_at": "09:00", "closes_at": "17:00"}

DIRECTORY = pakket(
    dienst("kookclub", activiteiten="koken samen_eten", soorten_hulp="ontmoeting", rooster=FIRST_TUESDAY),
    dienst(
        "eetmaatje", activiteiten="samen_eten", soorten_hulp="maatje", routes="vrijwilliger", ruimte=(2, None)
    ),
    dienst("eetgroep", activiteiten="samen_eten", doelgroepen="dementie", rooster=TUESDAY_EVENING),
    dienst(
        "logeerhuis", respijtvormen="logeren", basisfuncties="respijtzorg", routes="wlz wmo", rooster=NIGHTS
    ),
    dienst("jeugdhonk", doelgroepen="jonge_mantelzorgers", minimum_age=12, maximum_age=17, rooster=OVER),
    dienst("tolk", activiteiten="tolk", talen="ar tr", ruimte=(0, "Er is een wachtlijst.")),
    dienst("molen", activiteiten="tuin", wijken="Molenveld"),
    dienst("linde", activiteiten="tuin", postcodes="1997"),
    dienst("weg", activiteiten="tuin", status="inactive"),
)


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with two postcodes and the directory above."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, MOLENVELD])
    await matchmaker.importeer(DIRECTORY)
    return matchmaker


def names(found: tuple[Resultaat, ...]) -> list[str]:
    """The services, in order."""
    return [one.aanbod.service_id for one in found]


@pytest.mark.parametrize(
    ("vraag", "found"),
    [
        (Zoekvraag(activiteiten=("koken",)), {"kookclub"}),
        (Zoekvraag(activiteiten=("koken", "tolk")), {"kookclub", "tolk"}),
        (Zoekvraag(leefgebied="maaltijden"), {"kookclub", "eetmaatje", "eetgroep"}),
        (Zoekvraag(soorten_hulp=("maatje",)), {"eetmaatje"}),
        (Zoekvraag(routes=("wmo", "vrijwilliger")), {"eetmaatje", "logeerhuis"}),
        (Zoekvraag(respijtvormen=("logeren",)), {"logeerhuis"}),
        (Zoekvraag(basisfuncties=("respijtzorg",)), {"logeerhuis"}),
        (
            Zoekvraag(leefgebied="maaltijden", doelgroepen=("dementie",)),
            {"kookclub", "eetmaatje", "eetgroep"},
        ),
        (Zoekvraag(leefgebied="maaltijden", doelgroepen=("schulden",)), {"kookclub", "eetmaatje"}),
        (Zoekvraag(leefgebied="maaltijden", soorten_hulp=("maatje",)), {"eetmaatje"}),
        (Zoekvraag(activiteiten=("tolk",), taal="tr"), {"tolk"}),
        (Zoekvraag(activiteiten=("tolk",), taal="pl"), set()),
        (
            Zoekvraag(
                doelgroepen=("jonge_mantelzorgers",), taal="nl", leeftijd=18, basisfuncties=("educatie",)
            ),
            set(),
        ),
        (Zoekvraag(activiteiten=("tuin",), postcode4="1997"), {"linde"}),
        (Zoekvraag(activiteiten=("tuin",), postcode4="1998"), {"molen"}),
        (Zoekvraag(activiteiten=("tuin",), postcode4="1234"), set()),
        (Zoekvraag(activiteiten=("tuin",)), {"linde", "molen"}),
        (Zoekvraag(met_ruimte=True), {"eetmaatje"}),
        (Zoekvraag(weekdag=1), {"kookclub", "eetgroep"}),
        (Zoekvraag(weekdag=1, tijd="19:00"), {"eetgroep"}),
        (Zoekvraag(weekdag=1, tijd="21:00"), set()),
        (Zoekvraag(weekdag=1, tijd="11:59"), {"kookclub"}),
        (Zoekvraag(weekdag=4, tijd="23:30"), {"logeerhuis"}),
        (Zoekvraag(weekdag=5, tijd="06:59"), {"logeerhuis"}),
        (Zoekvraag(weekdag=5, tijd="07:00"), set()),
        (Zoekvraag(weekdag=2), set()),
    ],
)
async def test_each_part_narrows(kaart: Matchmaker, vraag: Zoekvraag, found: set[str]) -> None:
    """Parts add up, codes within one are alternatives, what is for everybody fits every doelgroep."""
    assert set(names(await kaart.zoek(vraag))) == found


async def test_age(kaart: Matchmaker) -> None:
    """Who is too young or too old for an offer does not get it; the bounds themselves fit."""
    fits = [
        age for age in (11, 12, 17, 18) if "jeugdhonk" in names(await kaart.zoek(Zoekvraag(leeftijd=age), 20))
    ]
    assert fits == [12, 17]


async def test_best_fit_first(kaart: Matchmaker) -> None:
    """What does more of what was asked comes first, then what is for the person's group, then what does little else."""
    both = await kaart.zoek(Zoekvraag(activiteiten=("koken", "samen_eten")))
    assert names(both)[0] == "kookclub"
    named = await kaart.zoek(Zoekvraag(activiteiten=("samen_eten",), doelgroepen=("dementie",)))
    assert names(named)[0] == "eetgroep"
    anybody = await kaart.zoek(Zoekvraag(activiteiten=("samen_eten",)))
    assert names(anybody) == [
        "eetmaatje",
        "kookclub",
        "eetgroep",
    ]  # the last is for a group that nobody named


async def test_near_fresh_and_room(matchmaker: Matchmaker) -> None:
    """Of equal offers the near one goes first, a stale one falls, a waiting list falls further, full furthest."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER])
    offers = {
        "vol": {"plek": (52.1, 5.1), "ruimte": (0, "Geen plek.")},
        "lijst": {"plek": (52.1, 5.1), "ruimte": (0, "Wachtlijst van een maand.")},
        "oud": {"plek": (52.1, 5.1), "assured_date": "2025-08-30"},
        "ver": {"plek": (52.12, 5.1)},
        "dichtbij": {"plek": (52.101, 5.1)},
    }
    rows = (dienst(name, activiteiten="lezen", **fields) for name, fields in offers.items())
    await matchmaker.importeer(pakket(*rows))
    found = await matchmaker.zoek(Zoekvraag(activiteiten=("lezen",), postcode4="1997"))
    assert names(found) == ["dichtbij", "ver", "oud", "lijst", "vol"]
    assert [one.afstand_km for one in found] == [0.1, 2.2, 0.0, 0.0, 0.0]
    assert [one.reden for one in found] == [
        "helpt met lezen, 0,1 km bij u vandaan",
        "helpt met lezen, 2,2 km bij u vandaan",
        "helpt met lezen, vlak bij u, niet bevestigd sinds augustus 2025",
        "helpt met lezen, vlak bij u, heeft een wachtlijst",
        "helpt met lezen, vlak bij u, heeft nu geen ruimte",
    ]
    assert [one.verouderd for one in found] == [False, False, True, False, False]


async def test_a_reason_is_short(matchmaker: Matchmaker) -> None:
    """Respite: the form, the route and two groups at most; no list of more wijken than are read at a glance."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER])
    fields = {
        "respijtvormen": "aan_huis logeren",
        "soorten_hulp": "respijt_aan_huis",
        "routes": "vrijwilliger",
        "doelgroepen": "dementie chronisch_ziek ouderen",
    }
    few, many = "Centrum Lindenkwartier Molenveld", "Centrum Lindenkwartier Molenveld Oud-Woude"
    await matchmaker.importeer(
        pakket(dienst("een", wijken=few, **fields), dienst("twee", wijken=many, **fields))
    )
    asked = Zoekvraag(
        respijtvormen=("aan_huis",),
        soorten_hulp=("respijt_aan_huis",),
        doelgroepen=("chronisch_ziek", "dementie", "ouderen"),
    )
    start = "aan huis, via een vrijwilliger, voor mensen met een chronische ziekte en mensen met dementie, werkt in"
    assert {one.reden for one in await matchmaker.zoek(asked)} == {
        f"{start} Centrum, Lindenkwartier en Molenveld",
        f"{start} een deel van de gemeente",
    }


async def test_who_comes_to_the_wijk_is_near(matchmaker: Matchmaker) -> None:
    """An offer that serves the person's wijk is near, with or without a place of its own."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER])
    offers = (
        dienst("ver", activiteiten="tuin", plek=(52.2, 5.1)),
        dienst("komt", activiteiten="tuin", plek=(52.2, 5.1), wijken="Lindenkwartier"),
        dienst("zonder plek", activiteiten="tuin", wijken="Lindenkwartier Molenveld"),
        dienst("om de hoek", activiteiten="tuin", plek=(52.11, 5.1)),
    )
    await matchmaker.importeer(pakket(*offers))
    found = await matchmaker.zoek(Zoekvraag(activiteiten=("tuin",), postcode4="1997"))
    assert names(found) == ["zonder plek", "om de hoek", "komt", "ver"]
    assert [one.afstand_km for one in found] == [None, 1.1, 11.1, 11.1]
    assert found[0].reden == "helpt met de tuin bijhouden, werkt in Lindenkwartier"


async def test_not_further_than(matchmaker: Matchmaker) -> None:
    """With a limit no place further away comes; what has no place stays."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER])
    places = {
        "a": (52.1, 5.1),
        "b": (52.1269, 5.1),
        "c": (52.1271, 5.1),
        "d": None,
    }  # b at 2.99 km, c at 3.01
    await matchmaker.importeer(pakket(*(dienst(name, plek=place) for name, place in places.items())))
    found = await matchmaker.zoek(Zoekvraag(postcode4="1997", max_km=3))
    assert sorted(names(found)) == ["a", "b", "d"]


async def test_a_service_at_two_places(matchmaker: Matchmaker) -> None:
    """A service at two places is two offers, each at its own distance, with its own hours where it has them."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER])
    rows = dict(pakket(dienst("inloop", plek=(52.1, 5.1), rooster=TUESDAY_EVENING)))
    rows["location"] = [
        *rows["location"],
        {"id": "l2", "location_type": "physical", "latitude": 52.2, "longitude": 5.1},
    ]
    rows["service_at_location"] = [
        *rows["service_at_location"],
        {"id": "daar2", "service_id": "inloop", "location_id": "l2"},
    ]
    monday = {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}
    rows["schedule"] = [*rows["schedule"], {"id": "m", "service_at_location_id": "daar2"} | monday]
    await matchmaker.importeer(rows)
    found = await matchmaker.zoek(Zoekvraag(postcode4="1997"))
    assert [(one.aanbod.id, one.afstand_km) for one in found] == [("inloop-daar", 0.0), ("daar2", 11.1)]
    assert [one.aanbod.id for one in await matchmaker.zoek(Zoekvraag(weekdag=0))] == ["daar2"]
    assert (await matchmaker.aanbod("daar2")).service_id == "inloop"
    assert (await matchmaker.aanbod("inloop")).id == "inloop-daar"


async def test_every_other_week_and_until(matchmaker: Matchmaker, clock: TestClock) -> None:
    """A rule with an interval or an end is judged by the calendar of the day that is asked."""
    every_other = {"freq": "WEEKLY", "interval": 2, "byday": "WE", "dtstart": "2026-01-07"}
    await matchmaker.importeer(
        pakket(
            dienst("om de week", rooster=every_other),
            dienst("tot april", rooster=OVER | {"valid_to": "2026-04-01"}),
        )
    )
    assert names(await matchmaker.zoek(Zoekvraag(weekdag=2))) == ["om de week"]
    assert names(await matchmaker.zoek(Zoekvraag(weekdag=1))) == ["tot april"]
    clock.pass_by(days=60)
    assert names(await matchmaker.zoek(Zoekvraag(weekdag=1))) == []


async def test_pages_follow_each_other(matchmaker: Matchmaker) -> None:
    """Page after page gives each offer once, in the order of one long answer, also past the first cut."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER])
    rows = (
        dienst(f"s{number}", plek=(52.1 + number % 50 / 100, 5.1), rooster=FIRST_TUESDAY)
        for number in range(230)
    )
    await matchmaker.importeer(pakket(*rows))
    vraag = Zoekvraag(postcode4="1997", weekdag=1)
    pages = [await matchmaker.zoek(vraag, 60, start) for start in (0, 60, 120, 180, 240)]
    assert [len(page) for page in pages] == [60, 60, 60, 50, 0]
    assert len({one.aanbod.id for page in pages for one in page}) == 230
    # The map of the first cut is flat, the ranking is not: alike to a few meters.
    far = [one.afstand_km for page in pages for one in page]
    assert far == sorted(far, key=lambda km: km or 0)


@pytest.mark.parametrize(
    ("vraag", "part"),
    [
        (Zoekvraag(activiteiten=("x",)), "activiteiten"),
        (Zoekvraag(leefgebied="x"), "leefgebied"),
        (Zoekvraag(postcode4="1997 AB"), "postcode4"),
        (Zoekvraag(max_km=5), "max_km"),
        (Zoekvraag(max_km=0, postcode4="1997"), "max_km"),
        (Zoekvraag(weekdag=7), "weekdag"),
        (Zoekvraag(tijd="10:00"), "tijd"),
        (Zoekvraag(tijd="24:00", weekdag=1), "tijd"),
        (Zoekvraag(taal="Nederlands"), "taal"),
        (Zoekvraag(leeftijd=-1), "leeftijd"),
        (Zoekvraag(tekst="a" * 201), "tekst"),
    ],
)
async def test_questions_that_cannot_be(matchmaker: Matchmaker, vraag: Zoekvraag, part: str) -> None:
    """A part that cannot be is named."""
    with pytest.raises(InvalidRequest) as caught:
        await matchmaker.zoek(vraag)
    assert [fault.pointer for fault in caught.value.faults] == [part]


async def test_limits(matchmaker: Matchmaker) -> None:
    """How much may be asked at once has bounds."""
    for limiet, vanaf in ((0, 0), (101, 0), (1, -1), (1, 10_001)):
        with pytest.raises(InvalidRequest):
            await matchmaker.zoek(Zoekvraag(), limiet, vanaf)


async def test_unknown_offer(kaart: Matchmaker) -> None:
    """An offer that is not there, or was taken out, is said not to be there."""
    for id_ in ("niets", "weg"):
        with pytest.raises(NotFound):
            await kaart.aanbod(id_)


async def test_empty_directory(matchmaker: Matchmaker) -> None:
    """Before anything was read in every question has an answer: nothing."""
    for vraag in (
        Zoekvraag(),
        Zoekvraag(tekst="koken"),
        Zoekvraag(activiteiten=("koken",), postcode4="1997"),
    ):
        assert await matchmaker.zoek(vraag) == ()
