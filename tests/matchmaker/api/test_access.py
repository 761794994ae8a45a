from __future__ import annotations

from io import BytesIO

import pytest
from aiohttp.test_utils import TestClient

from matchmaker.api.openapi import describe
from matchmaker.bootstrap import Matchmaker, Settings
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.api.conftest import BASE
from tests.matchmaker.conftest import PASSWORD, TestClock

CALLS = [
    (method.upper(), path.format(referentie="TKQ7-3HX9-D2WR", id=1))
    for path, item in describe(Settings())["paths"].items()
    for method in item
    if method != "parameters" and path != "/openapi.json"
]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer fout"},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic token-anna"},
        {"Authorization": "token-anna"},
        {"Cookie": "kt_coordinator=fout"},
    ],
)
async def test_nobody_known(client: TestClient, headers: dict[str, str]) -> None:
    """Every call without a right token or session is a 401, whether what it names exists or not."""
    for method, path in CALLS:
        answer = await client.request(method, BASE + path, headers=headers)
        assert (answer.status, answer.content_type) == (401, "application/problem+json"), path
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert answer.headers["API-Version"]


async def test_session(client: TestClient, matchmaker: Matchmaker, clock: TestClock) -> None:
    """A session of the pages is as good as a token, until it runs out."""
    session = await matchmaker.sign_in("anna", PASSWORD)
    headers = {"Cookie": f"kt_coordinator={session.secret}"}
    assert (await client.get(f"{BASE}/hulpvragen", headers=headers)).status == 200
    clock.pass_by(hours=11)
    assert (await client.get(f"{BASE}/hulpvragen", headers=headers)).status == 401


@pytest.mark.parametrize("mark", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.example"}])
async def test_session_from_another_site(
    client: TestClient, matchmaker: Matchmaker, mark: dict[str, str]
) -> None:
    """Another site cannot make a signed-in coordinator's browser change anything."""
    session = await matchmaker.sign_in("anna", PASSWORD)
    submitted = await matchmaker.submit(aanvraag(), "1")
    headers = {"Cookie": f"kt_coordinator={session.secret}"} | mark
    answer = await client.post(f"{BASE}/hulpvragen/{submitted.referentie}/claim", headers=headers)
    assert (answer.status, answer.content_type) == (403, "application/problem+json")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/niets", 404),
        ("GET", "", 404),
        ("GET", "/", 404),
        ("GET", "/hulpvragen/", 404),
        ("GET", "/hulpvragen/TKQ7-3HX9-D2WR/voorstellen/een", 404),
        ("DELETE", "/hulpvragen", 405),
        ("GET", "/claims", 405),
    ],
)
async def test_no_such_call(client: TestClient, method: str, path: str, status: int) -> None:
    """What the API does not have is a problem document too, with the version."""
    answer = await client.request(method, BASE + path)
    assert (answer.status, answer.content_type) == (status, "application/problem+json")
    assert answer.headers["API-Version"]
    assert (await answer.json())["detail"]
    assert ("Allow" in answer.headers) == (status == 405)


async def test_too_large(client: TestClient, matchmaker: Matchmaker) -> None:
    """A body beyond all measure is a 413."""
    submitted = await matchmaker.submit(aanvraag(), "1")
    answer = await client.post(
        f"{BASE}/hulpvragen/{submitted.referentie}/status",
        headers={"Authorization": "Bearer token-anna"},
        data=BytesIO(b"a" * 2_000_000),
    )
    assert (answer.status, answer.content_type) == (413, "application/problem+json")
