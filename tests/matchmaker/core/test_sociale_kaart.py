from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.sociale_kaart import Organisatie
from tests.matchmaker.aanvragen import aanvraag, feit


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """One database is enough: nothing here depends on it."""
    return sqlite_settings


def _organisatie(naam: str, activiteiten: str, *wijken: str) -> Organisatie:
    return Organisatie(naam, "+31850000000", "vrijwilliger", "Helpt.", tuple(activiteiten.split()), wijken)


async def test_who_fits_and_why(matchmaker: Matchmaker) -> None:
    """Who can do what is wished for comes first, each with why; who cannot, or works elsewhere, is left out."""
    async with matchmaker.store.writing() as work:
        await work.kaart.replace_organisaties(
            [
                _organisatie("Alleen Lastig", "ramen_lappen"),
                _organisatie("Overal", "stofzuigen koken"),
                _organisatie("Dichtbij", "stofzuigen", "Lindenkwartier"),
                _organisatie("Elders", "stofzuigen", "Molenveld"),
                _organisatie("Iets Anders", "tuin"),
                _organisatie("Wat Zelf Kan", "koken"),
            ]
        )
    facts = [
        feit("wens", "stofzuigen", "x"),
        feit("lastig", "stofzuigen", "x"),
        feit("lastig", "ramen_lappen", "x"),
        feit("zelf", "koken", "x"),
    ]
    made = await matchmaker.submit(aanvraag(feiten=facts), "1")
    found = await matchmaker.suggestions(made.referentie)
    assert [(one.organisatie.naam, one.redenen) for one in found] == [
        ("Dichtbij", ("helpt met wat gewenst is: stofzuigen", "werkt in Lindenkwartier")),
        ("Overal", ("helpt met wat gewenst is: stofzuigen", "werkt in de hele gemeente")),
        ("Alleen Lastig", ("helpt met wat lastig is: ramen lappen", "werkt in de hele gemeente")),
    ]


async def test_unknown_wijk_is_said(matchmaker: Matchmaker) -> None:
    """Where the wijk of the person is unknown, an organisation of some wijken is shown and that is said."""
    async with matchmaker.store.writing() as work:
        await work.kaart.replace_organisaties([_organisatie("Daar", "stofzuigen", "Molenveld")])
    made = await matchmaker.submit(aanvraag(contact=None), "1")
    (found,) = await matchmaker.suggestions(made.referentie)
    assert found.redenen[1] == "werkt in Molenveld; de wijk van deze persoon is niet bekend"
