"""What an offer is about, and what counts against it where nobody asked for it."""

from __future__ import annotations

from typing import Any

import pytest
from rapidfuzz.distance import OSA

from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.eigen import NADELEN, kern, nadelen, niet_gevraagd
from matchmaker.core.sociale_kaart.klank import klank
from matchmaker.core.sociale_kaart.woorden import gelijk
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag


def aanbod(naam: str = "Iets", omschrijving: str = "", **fields: Any) -> Aanbod:
    """An offer with these fields."""
    return Aanbod("a", "s", "o", naam, "Stichting", omschrijving, **fields)


@pytest.mark.parametrize(
    ("fields", "against"),
    [
        ({}, set()),
        ({"doelgroepen": ("dementie",)}, {"groep"}),
        ({"doelgroepen": ("migratieachtergrond",)}, {"groep", "afkomst"}),
        ({"respijtvormen": ("logeren",)}, {"respijt"}),
        ({"maximum_age": 18}, {"jeugd"}),
        ({"maximum_age": 67}, set()),
        ({"soorten_hulp": ("training",)}, {"leren"}),
    ],
)
def test_what_counts_against_it(fields: dict[str, Any], against: set[str]) -> None:
    """Each disadvantage costs points; what has none costs nothing."""
    costs = nadelen(aanbod(**fields))
    assert set(costs) == set(NADELEN)
    assert {name for name, points in costs.items() if points < 0} == against
    assert all(points <= 0 for points in costs.values())


def test_older_people_are_nearly_everybody() -> None:
    """What is for older people falls less than what is for people with dementia only."""
    broad, narrow = (
        nadelen(aanbod(doelgroepen=codes))["groep"] for codes in (("ouderen", "dementie"), ("dementie",))
    )
    assert 0 > broad > narrow


@pytest.mark.parametrize(
    ("vraag", "asked"),
    [
        (Zoekvraag(activiteiten=("koken",)), set()),
        (Zoekvraag(activiteiten=("toezicht",)), {"respijt"}),
        (Zoekvraag(respijtvormen=("logeren",), doelgroepen=("ouderen",)), {"respijt", "groep"}),
        (Zoekvraag(doelgroepen=("jonge_mantelzorgers",)), {"groep", "jeugd"}),
        (Zoekvraag(leeftijd=9), {"jeugd"}),
        (Zoekvraag(basisfuncties=("educatie",)), {"leren"}),
        (Zoekvraag(taal="ar"), {"afkomst"}),
        (Zoekvraag(activiteiten=("taal_leren",)), {"afkomst"}),
        (Zoekvraag(tekst="cursus"), {"respijt", "jeugd", "leren", "afkomst"}),
    ],
)
def test_what_was_asked_for_does_not_count(vraag: Zoekvraag, asked: set[str]) -> None:
    """Who asks for respite, or for a child, or in words, is not kept from it."""
    assert set(NADELEN) - set(niet_gevraagd(vraag)) == asked


def test_what_it_is_about() -> None:
    """An activity in the name, in the description, or only in the codes: by its words, their forms and compounds."""
    one = aanbod(
        "Boodschappenmaatje",
        "Wij lopen ook een blokje om.",
        activiteiten=("boodschappen", "lopen", "koken"),
        doelgroepen=("ouderen",),
    )
    assert kern(one) == {"kern_naam": ("boodschappen",), "kern_tekst": ("lopen",), "kern_groep": ()}
    assert kern(aanbod("Dagopvang voor ouderen", doelgroepen=("ouderen", "dementie")))["kern_groep"] == (
        "ouderen",
    )


@pytest.mark.parametrize("words", ["schulden sgulden", "cafe kafee", "krijgen kreigen", "fysio visio"])
def test_sounds(words: str) -> None:
    """What is written by ear sounds as what was meant, but for a letter."""
    one, other = (klank(word) for word in words.split())
    assert OSA.distance(one, other) <= 1


@pytest.mark.parametrize(
    "words", ["lopen loopt loop", "vragen vraag vraagt", "tillen til tilt", "ramen raam"]
)
def test_open_and_closed_syllables(words: str) -> None:
    """Forms of a verb and of a noun are one."""
    assert len({gelijk(word) for word in words.split()}) == 1
