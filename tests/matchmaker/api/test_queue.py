from __future__ import annotations

import pytest
from aiohttp.test_utils import TestClient
from jsonschema import Draft202012Validator, FormatChecker

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.vocabulary import hulpvraag_schema
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.api.conftest import ANNA, BASE, BRAM
from tests.matchmaker.conftest import TestClock


async def test_items_are_valid(client: TestClient, matchmaker: Matchmaker) -> None:
    """Each item of the queue is valid against the contract's schema, withdrawn and anonymous ones too."""
    await matchmaker.submit(aanvraag(), "1")
    await matchmaker.submit(aanvraag(contact=None, netwerk={}, mantelzorg={"belasting": 8}), "2")
    withdrawn = await matchmaker.submit(aanvraag(), "3")
    await matchmaker.withdraw(withdrawn.referentie)
    validator = Draft202012Validator(dict(hulpvraag_schema()), format_checker=FormatChecker())
    seen = 0
    for query in ("", "?status=ingetrokken"):
        answer = await client.get(f"{BASE}/hulpvragen{query}", headers=ANNA)
        for item in (await answer.json())["hulpvragen"]:
            validator.validate(item)
            seen += 1
    assert seen == 3


async def test_most_urgent_then_oldest_first(
    client: TestClient, matchmaker: Matchmaker, clock: TestClock
) -> None:
    """A signal goes before age, age decides among equals, what is closed comes last."""
    expected = {}
    for name, signals in [("a", []), ("b", ["eenzaam"]), ("c", []), ("d", ["geweld"]), ("e", ["eenzaam"])]:
        expected[name] = (await matchmaker.submit(aanvraag(signalen=signals), name)).referentie
        clock.pass_by(hours=1)
    await client.post(f"{BASE}/hulpvragen/{expected['d']}/claim", headers=ANNA)
    closing = {"status": "doorverwezen", "toelichting": "naar het wijkteam"}
    await client.post(f"{BASE}/hulpvragen/{expected['d']}/status", headers=ANNA, json=closing)
    answer = await client.get(f"{BASE}/hulpvragen", headers=ANNA)
    order = [item["referentie"] for item in (await answer.json())["hulpvragen"]]
    assert order == [expected[name] for name in "beacd"]


async def test_a_page_at_a_time(client: TestClient, matchmaker: Matchmaker) -> None:
    """Following `volgende` gives every request once, also where many came at the same moment."""
    made = {(await matchmaker.submit(aanvraag(), str(number))).referentie for number in range(7)}
    seen: list[str] = []
    cursor = ""
    while True:
        answer = await client.get(f"{BASE}/hulpvragen?limiet=3&cursor={cursor}", headers=ANNA)
        page = await answer.json()
        seen += [item["referentie"] for item in page["hulpvragen"]]
        if page["volgende"] is None:
            break
        cursor = page["volgende"]
    assert len(seen) == 7
    assert set(seen) == made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=nieuw", {"tuin", "koken"}),
        ("status=afgerond", set()),
        ("status=nieuw&status=uitvraag", {"tuin", "koken"}),
        ("leefgebied=klussen", {"tuin"}),
        ("wijk=Lindenkwartier", {"tuin"}),
        ("wijk=Nergens", set()),
        ("q=HEGGEN", {"tuin"}),
        ("q=creme+soep", {"koken"}),
        ("q=%25", set()),
        ("q=truus&leefgebied=maaltijden", {"koken"}),
        ("status=&leefgebied=&wijk=&q=&cursor=&limiet=", {"tuin", "koken"}),
        ("q=%00%F0%9F%8C%B7", set()),
    ],
)
async def test_filters(client: TestClient, matchmaker: Matchmaker, query: str, found: set[str]) -> None:
    """Each filter narrows the queue; they add up; the search does not look at case and accents."""
    contact = aanvraag()["contact"]
    await matchmaker.submit(aanvraag(feiten=[feit("wens", "tuin", "de heggen snoeien")]), "tuin")
    elsewhere = contact | {"postcode": "1234"}
    await matchmaker.submit(
        aanvraag(feiten=[feit("zelf", "koken", "crème van soep")], contact=elsewhere), "koken"
    )
    answer = await client.get(f"{BASE}/hulpvragen?{query}", headers=ANNA)
    assert answer.status == 200, await answer.text()
    assert {item["feiten"][0]["activiteit"] for item in (await answer.json())["hulpvragen"]} == found


@pytest.mark.parametrize(
    "query",
    [
        "status=bestaat_niet",
        "status=nieuw&status=x",
        "leefgebied=x",
        "limiet=0",
        "limiet=501",
        "limiet=-1",
        "limiet=tien",
        "limiet=99999999999999999999",
        "limiet=%D9%A3",
        "cursor=x",
        "cursor=%F0%9F%8C%B7",
        "cursor=bnVsbA",
        "cursor=WzEsIjIwMjYtMDEtMDFUMDA6MDA6MDArMDA6MDAiLDk5OTk5OTk5OTk5OTk5OTk5OTk5XQ",
        "cursor=WzEsIjAwMDEtMDEtMDFUMDA6MDA6MDArMjM6MDAiLDFd",
        "q=" + "a" * 201,
    ],
)
async def test_bad_parameters(client: TestClient, query: str) -> None:
    """A value that cannot be is a 400 that names the parameter."""
    answer = await client.get(f"{BASE}/hulpvragen?{query}", headers=ANNA)
    assert answer.status == 400
    assert answer.content_type == "application/problem+json"
    assert (await answer.json())["fouten"][0]["pointer"] == query.split("=")[0]


async def test_one_whole(client: TestClient, matchmaker: Matchmaker) -> None:
    """One request comes with its history, its holder, its urgency in words and the steps it has."""
    submitted = await matchmaker.submit(aanvraag(signalen=["valgevaar"]), "1")
    one = f"{BASE}/hulpvragen/{submitted.referentie}"
    await client.post(f"{one}/claim", headers=BRAM)
    whole = await (await client.get(one, headers=ANNA)).json()
    assert [line["soort"] for line in whole["geschiedenis"]] == ["ingediend", "geclaimd"]
    assert whole["geschiedenis"][1]["door"] == whole["houder"]["naam"] == "Bram Verzonnen"
    assert whole["urgentie"]["redenen"][0] == "valt of is bang om te vallen"
    assert whole["stappen"] == ["nieuw", "uitvraag", "voorgesteld", "doorverwezen", "ingetrokken"]


async def test_unknown_referentie(client: TestClient) -> None:
    """A referentie that nobody has is a 404 for every call."""
    for call in ("", "/suggesties"):
        answer = await client.get(f"{BASE}/hulpvragen/TKQ7-3HX9-D2WR{call}", headers=ANNA)
        assert (answer.status, answer.content_type) == (404, "application/problem+json")
    for call, body in (("/claim", None), ("/status", {"status": "uitvraag"})):
        answer = await client.post(f"{BASE}/hulpvragen/TKQ7-3HX9-D2WR{call}", headers=ANNA, json=body)
        assert (answer.status, answer.content_type) == (404, "application/problem+json")
