from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from matchmaker.bootstrap import Matchmaker
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.api.conftest import ANNA, BASE, BRAM


@pytest.fixture
async def one(matchmaker: Matchmaker) -> str:
    """The address of a new request."""
    return f"{BASE}/hulpvragen/{(await matchmaker.submit(aanvraag(), '1')).referentie}"


async def test_claim(client: TestClient, one: str) -> None:
    """Claiming takes a new request into treatment; claiming one's own again is fine and adds nothing."""
    first = await client.post(f"{one}/claim", headers=ANNA)
    again = await client.post(f"{one}/claim", headers=ANNA)
    assert (first.status, again.status) == (200, 200)
    assert (await first.json()) == (await again.json())
    assert (await first.json())["status"] == "in_behandeling"


async def test_claim_of_what_another_holds(client: TestClient, one: str) -> None:
    """The loser gets 409 with who holds it."""
    await client.post(f"{one}/claim", headers=ANNA)
    answer = await client.post(f"{one}/claim", headers=BRAM)
    assert (answer.status, answer.content_type) == (409, "application/problem+json")
    problem = await answer.json()
    assert problem["houder"] == {"naam": "Anna Verzonnen"}
    assert "Anna Verzonnen" in problem["detail"]


async def test_claim_of_what_was_withdrawn(client: TestClient, matchmaker: Matchmaker, one: str) -> None:
    """What was withdrawn cannot be claimed any more."""
    await matchmaker.withdraw(one.rsplit("/", 1)[1])
    assert (await client.post(f"{one}/claim", headers=ANNA)).status == 409


async def test_the_way_to_a_durable_match(client: TestClient, one: str) -> None:
    """A request goes all the way, and each step stands in the history with its reason."""
    await client.post(f"{one}/claim", headers=ANNA)
    way = ["uitvraag", "in_behandeling", "voorgesteld", "gekoppeld", "nazorg", "afgerond"]
    for status in way:
        body = {"status": status, "toelichting": f"reden van {status}"}
        answer = await client.post(f"{one}/status", headers=ANNA, json=body)
        assert answer.status == 200, await answer.text()
        whole = await answer.json()
        assert whole["status"] == status
    steps = [(line["naar"], line["toelichting"]) for line in whole["geschiedenis"][2:]]
    assert steps == [(status, f"reden van {status}") for status in way]
    assert whole["stappen"] == ["ingetrokken"]


async def test_a_step_that_is_not_there(client: TestClient, one: str) -> None:
    """A step that the workflow does not have is a 409 that names the steps it has; nothing changes."""
    await client.post(f"{one}/claim", headers=ANNA)
    answer = await client.post(
        f"{one}/status", headers=ANNA, json={"status": "afgerond", "toelichting": "klaar"}
    )
    assert (answer.status, answer.content_type) == (409, "application/problem+json")
    problem = await answer.json()
    assert problem["stappen"] == ["nieuw", "uitvraag", "voorgesteld", "doorverwezen", "ingetrokken"]
    assert (await (await client.get(one, headers=ANNA)).json())["status"] == "in_behandeling"


async def test_status_of_what_another_holds(client: TestClient, one: str) -> None:
    """Only who holds it moves it on."""
    await client.post(f"{one}/claim", headers=ANNA)
    answer = await client.post(f"{one}/status", headers=BRAM, json={"status": "uitvraag"})
    assert answer.status == 409
    assert (await answer.json())["houder"]["naam"] == "Anna Verzonnen"


async def test_moving_what_nobody_holds_takes_it(client: TestClient, one: str) -> None:
    """A step with a new request claims it in the same moment."""
    answer = await client.post(
        f"{one}/status", headers=ANNA, json={"status": "uitvraag", "toelichting": None}
    )
    assert (await answer.json())["houder"]["naam"] == "Anna Verzonnen"


async def test_giving_back(client: TestClient, one: str) -> None:
    """Back to nieuw frees it for a colleague."""
    await client.post(f"{one}/claim", headers=ANNA)
    back = await client.post(
        f"{one}/status", headers=ANNA, json={"status": "nieuw", "toelichting": "met verlof"}
    )
    assert (await back.json())["houder"] is None
    assert (await client.post(f"{one}/claim", headers=BRAM)).status == 200


async def test_the_same_status_again(client: TestClient, one: str) -> None:
    """A repeated step changes nothing: a call whose answer was lost may be repeated."""
    body = {"status": "uitvraag", "toelichting": "gebeld"}
    first = await client.post(f"{one}/status", headers=ANNA, json=body)
    again = await client.post(f"{one}/status", headers=ANNA, json=body)
    assert (await first.json()) == (await again.json())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"nieuw"',
        b"{}",
        b'{"status": 1}',
        b'{"status": null}',
        b'{"status": "bestaat_niet"}',
        b'{"status": "\\ud800"}',
        b'{"status": "uitvraag", "toelichting": 1}',
        b'{"status": "uitvraag", "toelichting": "' + b"a" * 4001 + b'"}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
async def test_bad_bodies(client: TestClient, one: str, body: bytes) -> None:
    """A body that is not what the contract says is a 400, and nothing changes."""
    answer = await client.post(f"{one}/status", headers=ANNA, data=body)
    assert (answer.status, answer.content_type) == (400, "application/problem+json")
    assert (await (await client.get(one, headers=ANNA)).json())["status"] == "nieuw"


async def test_unstorable_signs(client: TestClient, one: str) -> None:
    """Control characters and half surrogates in a toelichting are dropped, the rest is kept."""
    body: dict[str, Any] = {"status": "uitvraag", "toelichting": "niet\0 \ud800bereikt 🌷"}
    answer = await client.post(f"{one}/status", headers=ANNA, json=body)
    assert (await answer.json())["geschiedenis"][-1]["toelichting"] == "niet bereikt 🌷"
