"""The calls of proposals and follow-ups."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.aanvragen import feit
from tests.matchmaker.api.conftest import ANNA, BASE, BRAM
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import gekoppeld, met_kaart, opgepakt


@pytest.fixture
async def one(matchmaker: Matchmaker, anna: Coordinator) -> str:
    """The address of a request that Anna holds."""
    await met_kaart(matchmaker)
    wish = feit("wens", "praatje_bezoek", "Ik zou graag een praatje maken")
    return f"{BASE}/hulpvragen/{await opgepakt(matchmaker, anna, feiten=[wish])}"


async def test_from_suggestion_to_match(client: TestClient, one: str) -> None:
    """What a suggestion names can be proposed; the yes is noted, and they are matched."""
    offered = (await (await client.get(f"{one}/suggesties?soort=organisatie", headers=ANNA)).json())[
        "suggesties"
    ]
    assert {fit["soort"] for fit in offered} == {"organisatie"}
    body = {"service_id": offered[0]["service_id"], "toelichting": "kan dat snel?"}
    made = await client.post(f"{one}/voorstellen", headers=ANNA, json=body)
    assert made.status == 201
    read = await client.get(made.headers["Location"], headers=ANNA)
    assert (await read.json(), read.headers["ETag"]) == (await made.json(), made.headers["ETag"])
    listed = await (await client.get(f"{one}/voorstellen", headers=BRAM)).json()
    assert listed == {"voorstellen": [await made.json()]}
    said = await client.post(f"{made.headers['Location']}/antwoord", headers=ANNA, json={"antwoord": "ja"})
    assert (await said.json())["voorstellen"][0]["staat"] == "geaccepteerd"
    done = await client.post(f"{one}/status", headers=ANNA, json={"status": "gekoppeld"})
    assert [call["soort"] for call in (await done.json())["opvolgingen"]] == ["inwoner", "helper"]


async def test_no_and_taken_back(client: TestClient, one: str) -> None:
    """A no comes with its reason; a proposal that is taken back ends; then the request is in hand again."""
    places = []
    for service in (MAATJES, EETTAFEL):
        made = await client.post(f"{one}/voorstellen", headers=ANNA, json={"service_id": service})
        places.append(made.headers["Location"])
    without = await client.post(f"{places[0]}/antwoord", headers=ANNA, json={"antwoord": "nee"})
    assert (without.status, (await without.json())["fouten"][0]["pointer"]) == (400, "/reden")
    no = {"antwoord": "nee", "reden": "te_ver", "toelichting": "geen bus"}
    assert (await client.post(f"{places[0]}/antwoord", headers=BRAM, json=no)).status == 409
    after = await (await client.post(f"{places[0]}/antwoord", headers=ANNA, json=no)).json()
    assert (after["status"], after["voorstellen"][0]["reden"]) == ("voorgesteld", "te_ver")
    back = await (await client.post(f"{places[1]}/intrekking", headers=ANNA, json={})).json()
    assert (back["status"], back["voorstellen"][1]["staat"]) == ("in_behandeling", "ingetrokken")
    assert (await client.post(f"{places[1]}/intrekking", headers=ANNA, json={})).status == 409


async def test_to_a_volunteer(
    client: TestClient, matchmaker: Matchmaker, anna: Coordinator, one: str
) -> None:
    """A volunteer is asked for one request at a time; one who was not met cannot be asked."""
    fit = await toegevoegd(matchmaker, anna, activiteiten=("praatje_bezoek",))
    (offered,) = (await (await client.get(f"{one}/suggesties?soort=vrijwilliger", headers=ANNA)).json())[
        "suggesties"
    ]
    assert (offered["vrijwilliger_id"], offered["service_id"]) == (fit.id, None)
    made = await client.post(f"{one}/voorstellen", headers=ANNA, json={"vrijwilliger_id": fit.id})
    assert (await made.json())["vrijwilliger_id"] == fit.id
    other = f"{BASE}/hulpvragen/{await opgepakt(matchmaker, anna)}/voorstellen"
    refused = await client.post(other, headers=ANNA, json={"vrijwilliger_id": fit.id})
    assert refused.status == 409
    assert "al gevraagd" in (await refused.json())["detail"]
    assert (await client.get(f"{other}/{(await made.json())['id']}", headers=ANNA)).status == 404


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, ""),
        ({"service_id": MAATJES, "vrijwilliger_id": 1}, ""),
        ({"service_id": None}, "/service_id"),
        ({"service_id": "niets"}, "/service_id"),
        ({"service_id": ""}, "/service_id"),
        ({"vrijwilliger_id": 999}, "/vrijwilliger_id"),
        ({"vrijwilliger_id": "1"}, "/vrijwilliger_id"),
        ({"vrijwilliger_id": 10**30}, "/vrijwilliger_id"),
        ({"vrijwilliger_id": True}, "/vrijwilliger_id"),
    ],
)
async def test_nobody_to_propose_to(client: TestClient, one: str, body: dict[str, Any], pointer: str) -> None:
    """A proposal is to one that there is."""
    answer = await client.post(f"{one}/voorstellen", headers=ANNA, json=body)
    assert (answer.status, (await answer.json())["fouten"][0]["pointer"]) == (400, pointer)


async def test_follow_ups(client: TestClient, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A call is put off, somebody is not reached, and when both say that it holds the request is closed."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    calls = f"{BASE}/hulpvragen/{referentie}/opvolgingen"
    first, second = (await (await client.get(calls, headers=ANNA)).json())["opvolgingen"]
    put_off = await client.post(
        f"{calls}/{first['id']}/verzetting", headers=ANNA, json={"op": "2026-03-12", "toelichting": "markt"}
    )
    assert (await put_off.json())["opvolgingen"][0]["op"] == "2026-03-12"
    past = await client.post(f"{calls}/{first['id']}/verzetting", headers=ANNA, json={"op": "2026-03-01"})
    assert (past.status, (await past.json())["fouten"][0]["pointer"]) == (400, "/op")
    for number, outcome in ((first["id"], "geen_contact"), (second["id"], "houdt_stand")):
        noted = await client.post(f"{calls}/{number}/uitkomst", headers=ANNA, json={"uitkomst": outcome})
        assert noted.status == 200
    again = next(call for call in (await noted.json())["opvolgingen"] if call["staat"] == "open")
    assert again["poging"] == 1
    last = await client.post(
        f"{calls}/{again['id']}/uitkomst", headers=ANNA, json={"uitkomst": "houdt_stand"}
    )
    assert (await last.json())["status"] == "afgerond"
    known = await client.get(f"{calls}/{first['id']}", headers=ANNA)
    assert ((await known.json())["uitkomst"], "ETag" in known.headers) == ("geen_contact", True)
    done = await client.post(f"{calls}/{first['id']}/uitkomst", headers=ANNA, json={"uitkomst": "niet"})
    assert done.status == 409
