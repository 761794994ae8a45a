from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.sociale_kaart.woorden import Woordenboek, stam, woorden_in
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from tests.matchmaker.sociale_kaart import dienst, pakket

DIRECTORY = pakket(
    dienst("boodschappen", name="Boodschappendienst De Tas", activiteiten="boodschappen"),
    dienst(
        "wandelen", name="Wandelgroep", description="Samen een rondje door het park.", activiteiten="lopen"
    ),
    dienst("cafe", name="Alzheimer Café", soorten_hulp="alzheimer_cafe", doelgroepen="dementie"),
    dienst("papieren", name="Papierwinkel", description="Spreekuur voor brieven van de overheid."),
    dienst("tuin", name="Groene vingers", activiteiten="tuin", organisatie="Stichting Zonnebloesem"),
    dienst(
        "vervoer", name="Rolstoelbus", description="Naar de dokter of het ziekenhuis.", soorten_hulp="vervoer"
    ),
)


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with the directory above."""
    await matchmaker.importeer(DIRECTORY)
    return matchmaker


@pytest.mark.parametrize(
    ("tekst", "first"),
    [
        ("boodschappen", "boodschappen"),
        ("Ik zoek iemand die boodschappen kan doen voor mijn moeder", "boodschappen"),
        ("bodschapen", "boodschappen"),
        ("boodschapendienst", "boodschappen"),
        ("wandelen", "wandelen"),
        ("wandelgroepje", "wandelen"),
        ("wandleen", "wandelen"),
        ("alzeimer kaffee", "cafe"),
        ("ALZHEIMER CAFE", "cafe"),
        ("geheugen", "cafe"),
        ("dementerend dementie", "cafe"),
        ("spreekuur", "papieren"),
        ("brief van de overheit", "papieren"),
        ("zonnebloesem", "tuin"),
        ("onkruid", "tuin"),
        ("mee naar het ziekenhuis", "vervoer"),
        ("zieknhuis", "vervoer"),
        ("bus", "vervoer"),
        ("zondagswandeling", "wandelen"),
        ("gemeentebrieven", "papieren"),
        ("roodvonk spreekuuur", "papieren"),
        ("bootsgappen", "boodschappen"),
        ("hij loopt graag", "wandelen"),
    ],
)
async def test_what_was_meant(kaart: Matchmaker, tekst: str, first: str) -> None:
    """Typing mistakes, accents, endings, compounds, labels and other words for the same all find it."""
    found = await kaart.zoek(Zoekvraag(tekst=tekst))
    assert found[0].aanbod.service_id == first


@pytest.mark.parametrize(
    "tekst", ["xyzzy", "ik zoek iemand voor mij", "…", "%", "🌷", "'; drop table aanbod; --"]
)
async def test_what_is_not_there(kaart: Matchmaker, tekst: str) -> None:
    """A text of which no word is in the directory finds nothing."""
    assert await kaart.zoek(Zoekvraag(tekst=tekst)) == ()


async def test_most_of_the_words(kaart: Matchmaker) -> None:
    """What has most of the words comes first; where little has, what has one of them comes after it."""
    both = await kaart.zoek(Zoekvraag(tekst="alzheimer cafe wandelgroep"))
    assert [one.aanbod.service_id for one in both] == ["cafe", "wandelen"]
    pages = [await kaart.zoek(Zoekvraag(tekst="alzheimer cafe wandelgroep"), 1, start) for start in (0, 1, 2)]
    assert [[one.aanbod.service_id for one in page] for page in pages] == [["cafe"], ["wandelen"], []]
    neither = await kaart.zoek(Zoekvraag(tekst="papierwinkel wandelgroep zonnebloesem"))
    assert {one.aanbod.service_id for one in neither} == {"papieren", "wandelen", "tuin"}


async def test_words_change_with_the_directory(kaart: Matchmaker) -> None:
    """A new name is found at once, also by a process that has read the words before; the old one no more."""
    await kaart.zoek(Zoekvraag(tekst="papierwinkel"))
    await kaart.wijzig("papieren", {"naam": "Formulierenhulp"}, "Anna")
    assert (await kaart.zoek(Zoekvraag(tekst="formulierenhulp")))[0].aanbod.service_id == "papieren"
    assert "papieren" not in {
        one.aanbod.service_id for one in await kaart.zoek(Zoekvraag(tekst="papierwinkel"))
    }


async def test_two_processes(kaart: Matchmaker, opened: object) -> None:
    """What one process changes in the words the other finds."""
    other = await opened()  # type: ignore[operator]
    await other.zoek(Zoekvraag(tekst="papierwinkel"))
    await kaart.wijzig("papieren", {"omschrijving": "Hulp bij erfenissen."}, "Anna")
    found = await other.zoek(Zoekvraag(tekst="erfenis"))
    await other.close()
    assert [one.aanbod.service_id for one in found] == ["papieren"]


def test_rare_words_say_more() -> None:
    """A word that nearly every offer has is passed over where a rare one was typed; alone it counts."""
    known = Woordenboek({"hulp": 900, "rolstoel": 3}, 1000)
    assert [list(word.varianten) for word in known.herken("hulp met de rolstoel")] == [["rolstoel"]]
    assert [list(word.varianten) for word in known.herken("hulp")] == [["hulp"]]


def test_short_words_are_taken_as_typed() -> None:
    """No typing mistake is looked for in a word of three letters: too much is near it."""
    assert Woordenboek({"bus": 1, "bos": 1}, 2).herken("bis") == ()


@pytest.mark.parametrize(
    "words",
    [
        "boodschappen boodschap",
        "fietsen fiets fietsje fietsjes",
        "brieven brief",
        "huizen huis",
        "tuintje tuin",
    ],
)
def test_stems(words: str) -> None:
    """Endings of Dutch words come off alike, and something is left."""
    (stem,) = {stam(word) for word in words.split()}
    assert len(stem) >= 3


def test_words_that_say_something() -> None:
    """Small words and signs are left out; accents and case do not matter."""
    assert woorden_in("Ik wil graag naar het Café, op 24/7!") == ["cafe", "24"]
