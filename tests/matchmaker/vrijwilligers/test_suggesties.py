from __future__ import annotations

import pytest
from aiohttp.test_utils import TestClient
from jsonschema import Draft202012Validator

from matchmaker.api.openapi import describe
from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Filters
from matchmaker.demo import load as demo
from matchmaker.demo import vrijwilligers as demo_volunteers
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """A demonstration, on SQLite only: what differs between the databases is tested with the matching."""
    return sqlite_settings.model_copy(update={"demo": True})


async def test_over_http(
    client: TestClient, matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """The API gives volunteers with the same names as organisations have, each with its kind and with why."""
    one = await toegevoegd(matchmaker, anna)
    not_yet = await toegevoegd(matchmaker, anna, naam="Bo Verzonnen", postcode=None, vog=None)
    made = await matchmaker.submit(aanvraag(feiten=[feit("wens", "stofzuigen", "x")]), "1")
    address = f"/api/matchmaker/v1/hulpvragen/{made.referentie}/suggesties"
    answer = await client.get(address, headers={"Authorization": "Bearer token-anna"})
    given = await answer.json()
    description = describe(settings)
    schema = {"$ref": "#/components/schemas/Suggesties", "components": description["components"]}
    Draft202012Validator(schema).validate(given)
    first, second = given["suggesties"]
    assert first == {
        "naam": "Gerda Verzonnen",
        "telefoon": "+31850000901",
        "soort_hulp": "vrijwilliger",
        "omschrijving": "Ik poets graag met de radio aan.",
        "activiteiten": ["stofzuigen"],
        "wijken": ["Lindenkwartier"],
        "redenen": [
            "wil doen wat gewenst is: stofzuigen",
            "woont vlakbij",
            "heeft ruimte: helpt nu nog niemand",
        ],
        "past_niet": [],
        "id": str(one.id),
        "organisatie": "",
        "afstand_km": 0.0,
        "verouderd": False,
        "soort": "vrijwilliger",
        "nog_niet": False,
        "service_id": None,
        "vrijwilliger_id": one.id,
    }
    assert (second["id"], second["nog_niet"], second["wijken"]) == (str(not_yet.id), True, [])
    assert second["past_niet"] == ["nog geen VOG"]


async def test_the_demonstration(matchmaker: Matchmaker, clock: TestClock) -> None:
    """Forty volunteers, some of them not yet met, fit most of the new requests; loading again changes nothing."""
    await demo.load(matchmaker)
    first = (await matchmaker.vrijwilligers(limiet=100)).vrijwilligers
    clock.pass_by(days=1)
    await demo_volunteers.load(matchmaker, await matchmaker.by_token(demo.COORDINATORS[0].token))
    assert (await matchmaker.vrijwilligers(limiet=100)).vrijwilligers == first
    added = [one for one in first if one.bron == "toegevoegd"]
    assert (len(added), sum(one.status == "nieuw" for one in added)) == (40, 5)
    assert {one.bron for one in first} == {"chat", "toegevoegd"}
    assert all(one.wijk for one in added)
    new = (await matchmaker.queue(Filters(status=("nieuw",)))).hulpvragen
    fits = [await matchmaker.vrijwilligers_voor(one.referentie) for one in new if one.rol != "aanbieder"]
    assert sum(any(fit.kan_nu for fit in found) for found in fits) >= len(fits) / 2
    counted = await matchmaker.vraag_en_aanbod()
    assert {one.overschot > 0 for one in counted.tellingen} == {True, False}
