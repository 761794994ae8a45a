from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.sociale_kaart.suggestie import Suggestie
from matchmaker.demo.load import HERE, as_of
from matchmaker.hsds.reading import read
from matchmaker.plaatsen import read_plaatsen
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import LINDENKWARTIER
from tests.matchmaker.sociale_kaart import dienst, pakket


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """One database is enough: the search under this is tested on both."""
    return sqlite_settings


async def suggest(matchmaker: Matchmaker, **changes: object) -> list[Suggestie]:
    """Give what fits a request."""
    made = await matchmaker.submit(aanvraag(**changes), "1")
    return list(await matchmaker.suggestions(made.referentie))


async def test_who_fits_and_why(matchmaker: Matchmaker) -> None:
    """Who can do what is wished for comes before who can do what is hard; who cannot, or works elsewhere, does not."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER])
    offers = (
        dienst("Alleen Lastig", activiteiten="ramen_lappen"),
        dienst("Overal", activiteiten="stofzuigen koken"),
        dienst("Dichtbij", activiteiten="stofzuigen", plek=(52.11, 5.1), ruimte=(1, None)),
        dienst("Elders", activiteiten="stofzuigen", wijken="Molenveld"),
        dienst("Iets Anders", activiteiten="tuin"),
        dienst("Wat Zelf Kan", activiteiten="koken"),
    )
    await matchmaker.importeer(pakket(*offers))
    facts = [
        feit("wens", "stofzuigen", "x"),
        feit("lastig", "stofzuigen", "x"),
        feit("lastig", "ramen_lappen", "x"),
    ]
    found = await suggest(matchmaker, feiten=[*facts, feit("zelf", "koken", "x")])
    assert [(one.aanbod.naam, one.redenen) for one in found] == [
        ("Dichtbij", ("helpt met wat gewenst is: stofzuigen", "1,1 km van deze persoon", "heeft nu ruimte")),
        ("Overal", ("helpt met wat gewenst is: stofzuigen", "werkt in de hele gemeente")),
        ("Alleen Lastig", ("helpt met wat lastig is: ramen lappen", "werkt in de hele gemeente")),
    ]
    assert [one.activiteiten for one in found] == [("stofzuigen",), ("stofzuigen",), ("ramen_lappen",)]
    assert [one.past_niet for one in found] == [(), (), ("helpt niet met wat ook gewenst is: stofzuigen",)]


async def test_what_does_not_fit_is_said(matchmaker: Matchmaker) -> None:
    """What has to be asked first, or does not fit, stands beside each offer."""
    offers = (
        dienst("Molenveld", activiteiten="stofzuigen", wijken="Molenveld"),
        dienst("Wmo", activiteiten="stofzuigen", routes="wmo", ruimte=(0, "Wachtlijst.")),
        dienst("Ouderen", activiteiten="stofzuigen", doelgroepen="ouderen", assured_date="2025-01-01"),
        dienst("Vrijwilliger", activiteiten="stofzuigen", routes="vrijwilliger vrij", ruimte=(0, None)),
    )
    await matchmaker.importeer(pakket(*offers))
    found = await suggest(matchmaker, contact=None, vrijwilliger_welkom="nee")
    assert {one.aanbod.naam: one.past_niet for one in found} == {
        "Molenveld": ("werkt in Molenveld; de wijk van deze persoon is niet bekend",),
        "Wmo": ("hiervoor is een indicatie nodig: Wmo", "heeft een wachtlijst"),
        "Ouderen": ("is er voor ouderen; vraag na of dat past", "niet bevestigd sinds januari 2025"),
        "Vrijwilliger": ("werkt met vrijwilligers; deze persoon wil dat liever niet", "heeft nu geen ruimte"),
    }


async def test_respite_and_group_of_a_carer(matchmaker: Matchmaker) -> None:
    """A carer is shown the respite that they asked for, and what is for people like them before the rest."""
    offers = (
        dienst("Logeren", respijtvormen="logeren"),
        dienst("Logeren met dementie", respijtvormen="logeren", doelgroepen="dementie"),
        dienst("Logeren voor kinderen", respijtvormen="logeren", doelgroepen="kinderen"),
        dienst("Dagopvang", respijtvormen="dagopvang"),
    )
    await matchmaker.importeer(pakket(*offers))
    found = await suggest(
        matchmaker,
        rol="mantelzorger",
        feiten=[],
        signalen=["dementie"],
        mantelzorg={"respijt": {"vorm": "logeren"}},
    )
    assert [one.aanbod.naam for one in found] == ["Logeren met dementie", "Logeren", "Logeren voor kinderen"]
    assert found[0].redenen[:2] == ("biedt respijtzorg: logeren", "is er voor mensen met dementie")
    assert found[2].past_niet == ("is er voor kinderen; vraag na of dat past",)


async def test_json_of_the_contract(matchmaker: Matchmaker) -> None:
    """The properties that the queue API had are there, with their kinds; others are added."""
    offer = dienst(
        "Stofzuigen", activiteiten="stofzuigen", soorten_hulp="vrijwilliger", telefoon="+31850000101"
    )
    await matchmaker.importeer(pakket(offer, dienst("Zonder nummer", activiteiten="stofzuigen")))
    first, second = (one.to_json() for one in await suggest(matchmaker))
    assert (first["naam"], first["telefoon"], first["soort_hulp"]) == (
        "Stofzuigen",
        "+31850000101",
        "hulp van een vrijwilliger",
    )
    assert (first["activiteiten"], first["wijken"], first["id"]) == (["stofzuigen"], [], "Stofzuigen")
    assert (second["telefoon"], second["soort_hulp"]) == ("", "")


async def test_nothing_asked(matchmaker: Matchmaker) -> None:
    """A request without a wish and without anything hard has no suggestions."""
    await matchmaker.importeer(pakket(dienst("Koken", activiteiten="koken")))
    assert await suggest(matchmaker, feiten=[feit("zelf", "koken", "x")]) == []


async def test_a_service_of_two_places_comes_once(matchmaker: Matchmaker) -> None:
    """The walking group of the demonstration starts in two places; the nearest is shown."""
    await matchmaker.vervang_plaatsen(read_plaatsen(HERE / "plaatsen.csv"))
    await matchmaker.importeer(as_of(read(HERE / "sociale_kaart").package, matchmaker.vandaag()))
    found = await suggest(
        matchmaker,
        feiten=[feit("wens", "bewegen_sport", "x"), feit("wens", "lopen", "x")],
        contact={"naam": None, "telefoon": None, "email": None, "postcode": "1995", "voorkeur": "geen"},
    )
    services = [one.aanbod.service_id for one in found]
    assert len(services) == len(set(services)) > 3
