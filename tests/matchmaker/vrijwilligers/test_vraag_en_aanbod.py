from __future__ import annotations

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.vrijwilligers.gegevens import aanbod, toegevoegd


async def test_where_demand_and_supply_differ(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Only who has nobody yet is counted: each request and person once in the whole, by wish in their wijk."""
    wishes = [
        feit("wens", "tuin", "x"),
        feit("wens", "tuin", "y"),
        feit("wens", "lopen", "x"),
        feit("lastig", "koken", "x"),
    ]
    asked = await matchmaker.submit(aanvraag(feiten=wishes), "1")
    await matchmaker.submit(aanvraag(feiten=wishes[:1], contact=None), "2")
    await matchmaker.submit(aanvraag(feiten=wishes, vrijwilliger_welkom="nee"), "3")
    await matchmaker.withdraw((await matchmaker.submit(aanvraag(feiten=wishes), "4")).referentie)
    await matchmaker.submit(aanbod(), "5")
    free = await toegevoegd(matchmaker, anna, activiteiten=("lopen", "koken"))
    await toegevoegd(matchmaker, anna, activiteiten=("lopen",), lopend=1)
    await toegevoegd(matchmaker, anna, activiteiten=("lopen",), vog=None)

    found = await matchmaker.vraag_en_aanbod()
    assert [(one.wijk, one.activiteit, one.vragen, one.vrijwilligers) for one in found.tellingen] == [
        ("Lindenkwartier", "tuin", 1, 0),  # "de tuin"
        ("Lindenkwartier", "koken", 0, 1),
        ("Lindenkwartier", "lopen", 1, 1),
        (None, "tuin", 1, 0),
    ]
    assert [one.overschot for one in found.tellingen] == [-1, 1, 0, -1]
    assert (found.vragen, found.vrijwilligers) == (2, 1)

    await matchmaker.koppel(free.id, anna, asked.referentie)
    found = await matchmaker.vraag_en_aanbod()
    assert [(one.wijk, one.activiteit) for one in found.tellingen] == [(None, "tuin")]
    assert (found.vragen, found.vrijwilligers) == (1, 0)
