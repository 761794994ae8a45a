"""What a reader has seen: ETag, If-None-Match and If-Match."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import TestClient

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.api.conftest import ANNA, BASE, BRAM
from tests.matchmaker.werkproces.verloop import gevraagd


async def test_read_again(client: TestClient, one: str) -> None:
    """Who has it already gets 304, until something changes; the answer of a change has the new mark."""
    first = await client.get(one, headers=ANNA)
    known = ANNA | {"If-None-Match": first.headers["ETag"]}
    same = await client.get(one, headers=known)
    assert (same.status, await same.read(), same.headers["API-Version"]) == (304, b"", "1.1.0")
    noted = await client.post(f"{one}/notities", headers=ANNA, json={"tekst": "a"})
    other = await client.get(one, headers=known)
    assert (other.status, other.headers["ETag"]) == (200, noted.headers["ETag"])


async def test_only_what_was_seen(client: TestClient, one: str) -> None:
    """A change to what has changed since is a 412, and nothing happens."""
    seen = (await client.get(one, headers=ANNA)).headers["ETag"]
    await client.post(f"{one}/notities", headers=BRAM, json={"tekst": "verhuist"})
    step = {"status": "uitvraag"}
    stale = await client.post(f"{one}/status", headers=ANNA | {"If-Match": seen}, json=step)
    assert (stale.status, stale.content_type) == (412, "application/problem+json")
    now = await client.get(one, headers=ANNA)
    assert (await now.json())["status"] == "in_behandeling"
    fresh = ANNA | {"If-Match": f'"anders", {now.headers["ETag"]}'}
    assert (await client.post(f"{one}/status", headers=fresh, json=step)).status == 200


async def test_under_a_key(client: TestClient, one: str) -> None:
    """A 412 did nothing and keeps no key; a change that was done is answered again though the mark is old by then."""
    seen = (await client.get(one, headers=ANNA)).headers["ETag"]
    call = {"json": {"tekst": "a"}, "headers": ANNA | {"Idempotency-Key": "k", "If-Match": '"oud"'}}
    assert (await client.post(f"{one}/notities", **call)).status == 412
    call["headers"] = ANNA | {"Idempotency-Key": "k", "If-Match": seen}
    for _ in range(2):
        assert (await client.post(f"{one}/notities", **call)).status == 200
    assert len((await (await client.get(f"{one}/notities", headers=ANNA)).json())["notities"]) == 1


async def test_marks_of_parts(client: TestClient, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """If-Match is held against what the address names: the proposal, the report."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    request = f"{BASE}/hulpvragen/{referentie}"
    proposal = f"{request}/voorstellen/{voorstel}"
    stale = await client.post(
        f"{request}/voorstellen", headers=ANNA | {"If-Match": '"oud"'}, json={"vrijwilliger_id": 1}
    )
    assert stale.status == 412
    of_request = (await client.get(request, headers=ANNA)).headers["ETag"]
    wrong = await client.post(
        f"{proposal}/antwoord", headers=ANNA | {"If-Match": of_request}, json={"antwoord": "ja"}
    )
    assert wrong.status == 412
    seen = (await client.get(proposal, headers=ANNA)).headers["ETag"]
    right = ANNA | {"If-Match": seen}
    assert (await client.post(f"{proposal}/antwoord", headers=right, json={"antwoord": "ja"})).status == 200
    assert (await client.post(f"{proposal}/intrekking", headers=right, json={})).status == 412
    for missing in (f"{BASE}/hulpvragen/TKQ7-3HX9-D2WR/claim", f"{request}/voorstellen/999/intrekking"):
        assert (await client.post(missing, headers=ANNA | {"If-Match": "*"}, json={})).status == 404
    report = f"{request}/melding"
    body = {"gemeld_op": "2026-02-27"}
    # There is none yet: that matches nothing, not even a star.
    assert (await client.put(report, headers=ANNA | {"If-Match": "*"}, json=body)).status == 412
    put = await client.put(report, headers=ANNA, json=body)
    await client.put(report, headers=ANNA, json=body | {"bevestigd_op": "2026-02-28"})
    stale = ANNA | {"If-Match": put.headers["ETag"]}
    assert (await client.put(report, headers=stale, json=body)).status == 412
    assert (await client.delete(report, headers=stale)).status == 412
    assert (await client.delete(report, headers=ANNA | {"If-Match": "*"})).status == 204


@pytest.mark.parametrize(("mark", "status"), [("W/{}", 412), ("*", 200), ("zonder", 412), ('"zonder', 412)])
async def test_forms_of_marks(client: TestClient, one: str, mark: str, status: int) -> None:
    """A weak mark never matches, a star matches what is there, and what is no mark matches nothing."""
    seen = (await client.get(one, headers=ANNA)).headers["ETag"]
    headers = ANNA | {"If-Match": mark.format(seen)}
    assert (await client.post(f"{one}/claim", headers=headers)).status == status
