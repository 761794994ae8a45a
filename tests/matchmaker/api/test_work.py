"""The calls that work one request."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from matchmaker.bootstrap import Matchmaker
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.api.conftest import ANNA, BASE, BRAM
from tests.matchmaker.werkproces.verloop import ingediend


async def test_notes_and_calls(client: TestClient, one: str) -> None:
    """A note and a call stand in the history and in their own lists; a colleague may write them too."""
    noted = await client.post(f"{one}/notities", headers=BRAM, json={"tekst": "belt liever 's avonds"})
    call = {"met": "inwoner", "uitkomst": "voicemail", "tekst": "ingesproken"}
    called = await client.post(f"{one}/gesprekken", headers=BRAM, json=call)
    assert (noted.status, called.status) == (200, 200)
    lists = {}
    for name in ("geschiedenis", "notities", "gesprekken"):
        lists[name] = (await (await client.get(f"{one}/{name}", headers=ANNA)).json())[name]
    assert [line["soort"] for line in lists["geschiedenis"]] == [
        *("ingediend", "geclaimd"),
        *("notitie", "telefoon"),
    ]
    assert [line["toelichting"] for line in lists["notities"]] == ["belt liever 's avonds"]
    (line,) = lists["gesprekken"]
    assert (line["door"], line["reden"], line["toelichting"]) == (
        *("Bram Verzonnen", "voicemail"),
        "inwoner: ingesproken",
    )


async def test_hand_over(client: TestClient, one: str) -> None:
    """A colleague holds it from then on; a colleague that there is not is a fault of the body, not a 404."""
    wrong = await client.post(f"{one}/overdracht", headers=ANNA, json={"naar": "niemand"})
    assert (wrong.status, (await wrong.json())["fouten"][0]["pointer"]) == (400, "/naar")
    missed = await client.post(
        f"{BASE}/hulpvragen/TKQ7-3HX9-D2WR/overdracht", headers=ANNA, json={"naar": "bram"}
    )
    assert missed.status == 404
    given = await client.post(
        f"{one}/overdracht", headers=ANNA, json={"naar": "bram", "toelichting": "verlof"}
    )
    assert (await given.json())["houder"]["naam"] == "Bram Verzonnen"
    again = await client.post(f"{one}/overdracht", headers=ANNA, json={"naar": "bram"})
    assert again.status == 409


async def test_give_back(client: TestClient, one: str) -> None:
    """It is new again and free, with the reason as a code."""
    refused = await client.post(f"{one}/teruggave", headers=ANNA, json={"reden": "onduidelijk"})
    assert (refused.status, (await refused.json())["fouten"][0]["pointer"]) == (400, "/reden")
    back = await (await client.post(f"{one}/teruggave", headers=ANNA, json={"reden": "geen_tijd"})).json()
    assert (back["status"], back["houder"], back["geschiedenis"][-1]["reden"]) == ("nieuw", None, "geen_tijd")


async def test_a_step_with_its_reason(client: TestClient, one: str) -> None:
    """A step may carry a code that goes with it, and no other."""
    step: dict[str, Any] = {"status": "doorverwezen", "reden": "geen_tijd"}
    assert (await client.post(f"{one}/status", headers=ANNA, json=step)).status == 400
    done = await client.post(f"{one}/status", headers=ANNA, json=step | {"reden": "wijkteam"})
    assert (await done.json())["geschiedenis"][-1]["reden"] == "wijkteam"


async def test_report(client: TestClient, one: str) -> None:
    """A report for the Wmo is put, read with its terms, and taken away; twice is as once."""
    report = f"{one}/melding"
    assert (await client.get(report, headers=ANNA)).status == 404
    for _ in range(2):
        put = await client.put(report, headers=ANNA, json={"gemeld_op": "2026-02-27"})
        assert put.status == 200
    known = await client.get(report, headers=ANNA)
    assert known.headers["ETag"] == put.headers["ETag"]
    assert await known.json() == {
        "gemeld_op": "2026-02-27",
        "bevestigd_op": None,
        "onderzocht_op": None,
        "bevestigen_voor": "2026-03-06",
        "onderzoeken_voor": "2026-04-10",
    }
    assert (await client.put(report, headers=BRAM, json={"gemeld_op": "2026-02-27"})).status == 409
    for _ in range(2):
        assert (await client.delete(report, headers=ANNA)).status == 204
    assert (await (await client.get(one, headers=ANNA)).json())["melding"] is None


@pytest.mark.parametrize(
    ("call", "body", "pointer"),
    [
        ("melding", {}, "/gemeld_op"),
        ("melding", {"gemeld_op": "morgen"}, "/gemeld_op"),
        ("melding", {"gemeld_op": 20260227}, "/gemeld_op"),
        ("melding", {"gemeld_op": "2026-03-03"}, "/gemeld_op"),
        ("notities", {"tekst": " \u0000 "}, "/tekst"),
        ("notities", {"tekst": "a" * 4001}, "/tekst"),
        ("gesprekken", {"met": "buur", "uitkomst": "gesproken"}, "/met"),
        ("gesprekken", {"met": "inwoner", "uitkomst": "gesproken", "tekst": 1}, "/tekst"),
        ("overdracht", {"naar": None}, "/naar"),
    ],
)
async def test_bodies_that_cannot_be(
    client: TestClient, one: str, call: str, body: dict[str, Any], pointer: str
) -> None:
    """A body that is not as described is a 400 that points at what is wrong, without the value."""
    method = "PUT" if call == "melding" else "POST"
    answer = await client.request(method, f"{one}/{call}", headers=ANNA, json=body)
    assert (answer.status, answer.content_type) == (400, "application/problem+json")
    assert [fault["pointer"] for fault in (await answer.json())["fouten"]] == [pointer]
    assert "morgen" not in await answer.text()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": b'{"tekst": "a"}', "headers": {"Content-Type": "text/plain"}}, 200),
        ({"data": b'{"tekst": "a"}'}, 200),
        ({"data": b"tekst=a", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 415),
        ({"data": b"<tekst/>", "headers": {"Content-Type": "application/xml"}}, 415),
        ({"data": b"tekst"}, 400),
        ({"data": b"tekst", "headers": {"Content-Type": "application/json"}}, 400),
    ],
)
async def test_what_is_no_json(client: TestClient, one: str, sent: dict[str, Any], status: int) -> None:
    """JSON is read whatever it is called; what is none and is called otherwise is a 415."""
    headers = ANNA | sent.get("headers", {})
    answer = await client.post(f"{one}/notities", data=sent["data"], headers=headers)
    assert answer.status == status
    if status >= 400:
        assert answer.content_type == "application/problem+json"


async def test_the_next(client: TestClient, matchmaker: Matchmaker) -> None:
    """The most urgent comes first; an empty queue is a 204."""
    await ingediend(matchmaker)
    urgent = await ingediend(matchmaker, signalen=["geweld"])
    taken = await client.post(f"{BASE}/claims", headers=ANNA)
    assert (await taken.json())["referentie"] == urgent
    assert taken.headers["Content-Location"] == f"{BASE}/hulpvragen/{urgent}"
    assert (await client.post(f"{BASE}/claims", headers=BRAM)).status == 200
    nothing = await client.post(f"{BASE}/claims", headers=BRAM)
    assert (nothing.status, await nothing.read()) == (204, b"")


async def test_the_same_person(client: TestClient, matchmaker: Matchmaker, one: str) -> None:
    """Another request of the same person is shown with what is the same."""
    other = await matchmaker.submit(aanvraag(), "twee")
    (found,) = (await (await client.get(f"{one}/dubbelen", headers=ANNA)).json())["dubbelen"]
    assert (found["referentie"], found["status"]) == (other.referentie, "nieuw")
    assert set(found["zelfde"]) == {"telefoon", "naam_postcode"}
