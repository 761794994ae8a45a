"""The open API of the directory."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from yarl import URL

from matchmaker.bootstrap import Matchmaker
from matchmaker.hsds.nested import read
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, LOGEERHUIS, MAATJES, NAAM_VAN_IEMAND, UIT, linderwoude

BASE = "/api/sociale-kaart/v1"


@pytest.fixture(autouse=True)
async def _ingelezen(matchmaker: Matchmaker) -> None:
    """The directory has something in it."""
    await matchmaker.importeer(linderwoude())


async def _get(client: TestClient, path: str) -> Any:
    answer = await client.get(BASE + path)
    assert answer.status == 200, await answer.text()
    return await answer.json()


async def _ids(client: TestClient, path: str) -> list[str]:
    return [one["id"] for one in (await _get(client, path))["contents"]]


@pytest.mark.parametrize("path", ["", "/"])
async def test_about(client: TestClient, path: str) -> None:
    """The root says which HSDS this is and where the description stands."""
    about = await _get(client, path)
    assert about["version"] == "3.0"
    for address in (about["openapi_url"], about["profile"]):
        assert (await client.get(URL(address).relative())).status == 200


async def test_a_page_of_services(client: TestClient) -> None:
    """A list has the head that HSDS asks for, and the services in the order of the rows without what was taken out."""
    first = await _get(client, "/services?per_page=2")
    contents = first.pop("contents")
    assert first == {
        "total_items": 3,
        "total_pages": 2,
        "page_number": 1,
        "size": 2,
        "first_page": True,
        "last_page": False,
        "empty": False,
    }
    assert [one["id"] for one in contents] == [MAATJES, EETTAFEL]
    assert contents[0]["organization"]["name"] == "Welzijn Linderwoude"
    last = await _get(client, "/services?per_page=2&page=2")
    assert ([one["id"] for one in last["contents"]], last["last_page"]) == ([LOGEERHUIS], True)
    beyond = await _get(client, "/services?per_page=2&page=3")
    assert (beyond["empty"], beyond["last_page"], beyond["size"]) == (True, True, 0)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("activiteit=lopen", [MAATJES]),
        ("activiteit=samen_eten&activiteit=lopen", [MAATJES, EETTAFEL]),
        ("leefgebied=maaltijden", [EETTAFEL]),
        ("soort_hulp=logeerhuis&soort_hulp=maatje", [MAATJES, LOGEERHUIS]),
        ("soort_hulp=maatje&respijtvorm=logeren", []),
        ("respijtvorm=logeren", [LOGEERHUIS]),
        ("basisfunctie=respijtzorg", [LOGEERHUIS]),
        ("route=wlz", [LOGEERHUIS]),
        ("postcode=1997&max_km=5", [MAATJES, EETTAFEL]),
        ("postcode=1997AB&max_km=5,0&soort_hulp=maatje", [MAATJES]),
        ("postcode=1234", [MAATJES, LOGEERHUIS]),
        ("weekdag=dinsdag&tijd=12:30", [EETTAFEL]),
        ("weekdag=dinsdag&tijd=15:30", []),
        ("taal=ar", [MAATJES]),
        ("leeftijd=12&soort_hulp=maatje", []),
        ("search=wandeling", [MAATJES]),
        ("met_ruimte=true", [MAATJES]),
        ("met_ruimte=false&route=wlz", [LOGEERHUIS]),
        ("organization_id=org-rust", [LOGEERHUIS]),
        ("organization_id=org-rust&soort_hulp=maatje", []),
        ("modified_after=2025-06-01", [MAATJES, LOGEERHUIS]),
        ("modified_after=2025-01-15T09:00:00Z", [MAATJES, EETTAFEL, LOGEERHUIS]),
        ("activiteit=&postcode=&page=&per_page=", [MAATJES, EETTAFEL, LOGEERHUIS]),
    ],
)
async def test_filters(client: TestClient, query: str, found: list[str]) -> None:
    """Filters add up, repeated ones are alternatives, empty ones ask nothing; the total is of all pages."""
    page = await _get(client, f"/services?{query}")
    assert sorted(one["id"] for one in page["contents"]) == sorted(found)
    assert page["total_items"] == len(found)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/services?doelgroepen=ouderen", "doelgroepen"),
        ("/services?activiteit=vliegen", "activiteit"),
        ("/services?activiteit=lopen&activiteit=vliegen", "activiteit"),
        ("/services?leefgebied=x", "leefgebied"),
        ("/services?leefgebied=contact&leefgebied=taal", "leefgebied"),
        ("/services?postcode=abc", "postcode"),
        ("/services?max_km=3", "max_km"),
        ("/services?postcode=1997&max_km=0", "max_km"),
        ("/services?postcode=1997&max_km=501", "max_km"),
        ("/services?weekdag=tuesday", "weekdag"),
        ("/services?tijd=12:00", "tijd"),
        ("/services?weekdag=dinsdag&tijd=25:00", "tijd"),
        ("/services?taal=Arabisch", "taal"),
        ("/services?leeftijd=131", "leeftijd"),
        ("/services?met_ruimte=misschien", "met_ruimte"),
        ("/services?modified_after=gisteren", "modified_after"),
        ("/services?full=1", "full"),
        (f"/services?search={'a' * 201}", "search"),
        ("/services?page=0", "page"),
        ("/services?page=99999999999999999999", "page"),
        ("/services?per_page=101", "per_page"),
        ("/services?per_page=%D9%A3", "per_page"),
        ("/service_at_locations?x=1", "x"),
        ("/organizations?search=a", "search"),
        ("/taxonomies?page=-1", "page"),
        ("/taxonomy_terms?taxonomy_id=a&taxonomy_id=b", "taxonomy_id"),
        (f"/services/{MAATJES}?full=true", "full"),
        ("/?page=1", "page"),
    ],
)
async def test_bad_parameters(client: TestClient, path: str, name: str) -> None:
    """A parameter that is not there or cannot be is a 400 that names it, and no other."""
    answer = await client.get(BASE + path)
    assert (answer.status, answer.content_type) == (400, "application/problem+json")
    assert [fault["pointer"] for fault in (await answer.json())["fouten"]] == [name]


async def test_a_slip_of_the_pen(client: TestClient) -> None:
    """An unknown parameter that looks like a known one is asked after."""
    problem = await (await client.get(f"{BASE}/services?soorthulp=maatje")).json()
    assert problem["fouten"][0]["reden"].endswith("Bedoelt u soort_hulp?")


async def test_one_service(client: TestClient) -> None:
    """A service comes with everything that belongs to it, nested as HSDS has it; ids may have any sign."""
    whole = await _get(client, f"/services/{EETTAFEL}")
    (place,) = whole["service_at_locations"]
    assert place["location"]["addresses"][0]["address_1"] == "Lindelaan 1"
    assert place["location"]["accessibility"][0]["description"] == "Lift."
    assert place["schedules"][0]["byday"] == "TU"
    assert whole["cost_options"][0]["amount"] == 7.5
    assert whole["service_areas"][0]["extent"] == "Lindenkwartier"
    terms = {one["taxonomy_term"]["id"] for one in whole["attributes"]}
    assert terms == {"soort_hulp:ontmoeting", "activiteit:samen_eten", "doelgroep:ouderen"}
    assert whole["organization"]["locations"][0]["name"] == "De Linde"
    assert (await _get(client, "/services/dienst%2Flogeerhuis"))["name"] == "Logeerhuis Rust"


async def test_full_lists_can_be_read_in(client: TestClient) -> None:
    """A list with everything has what each service alone has, and is a package that can be read in."""
    answer = await client.get(f"{BASE}/services?full=true")
    page = await answer.json()
    for one in page["contents"]:
        assert one == await _get(client, f"/services/{one['id'].replace('/', '%2F')}")
    gelezen = read(await answer.read())
    assert gelezen.fouten == ()
    assert len(gelezen.package["service"]) == 3


async def test_at_locations(client: TestClient) -> None:
    """Services at their places come with the place and the head of the service, and take the same filters."""
    page = await _get(client, "/service_at_locations")
    assert [one["id"] for one in page["contents"]] == ["linde-maatjes", "linde-eettafel", "rust-logeren"]
    first = page["contents"][0]
    assert (first["service"]["organization"]["name"], first["location"]["name"]) == (
        "Welzijn Linderwoude",
        "De Linde",
    )
    assert await _ids(client, "/service_at_locations?respijtvorm=logeren") == ["rust-logeren"]
    (whole,) = (await _get(client, "/service_at_locations?full=true&weekdag=dinsdag"))["contents"]
    assert whole["schedules"][0]["opens_at"] == "12:00"
    assert whole == await _get(client, "/service_at_locations/linde-eettafel")


async def test_organizations(client: TestClient) -> None:
    """Organizations that offer something are listed; one comes with its services, but for what was taken out."""
    assert await _ids(client, "/organizations") == ["org-welzijn", "org-rust"]
    assert [one["id"] for one in (await _get(client, "/organizations/org-rust"))["services"]] == [LOGEERHUIS]
    (first, _) = (await _get(client, "/organizations?full=true"))["contents"]
    assert first["locations"][0]["id"] == "plek-linde"


async def test_codes(client: TestClient) -> None:
    """The taxonomies of the profile and their terms can be read."""
    assert "respijtvorm" in await _ids(client, "/taxonomies?per_page=100")
    terms = await _get(client, "/taxonomy_terms?taxonomy_id=respijtvorm")
    assert terms["total_items"] == 4
    assert terms["contents"][0]["taxonomy_detail"]["id"] == "respijtvorm"
    assert (await _get(client, "/taxonomies/respijtvorm"))["name"]
    assert (await _get(client, "/taxonomy_terms/route:wlz"))["code"] == "wlz"


@pytest.mark.parametrize(
    "path",
    [
        f"/services/{UIT}",
        "/services/niets",
        "/service_at_locations/rust-uit",
        "/organizations/org-leeg",
        "/organizations/niets",
        "/taxonomies/niets",
        "/services/",
        "/organizations/",
        "/contacts",
        "/phones/tel-ilse",
    ],
)
async def test_not_there(client: TestClient, path: str) -> None:
    """What was taken out, was never there or is not published is a 404."""
    answer = await client.get(BASE + path)
    assert (answer.status, answer.content_type) == (404, "application/problem+json")
    assert "hulpvraag" not in await answer.text()


@pytest.mark.parametrize(
    "path",
    [
        "/services?full=true",
        f"/services/{MAATJES}",
        "/services",
        "/service_at_locations?full=true",
        "/service_at_locations/linde-maatjes",
        "/organizations?full=true",
        "/organizations/org-welzijn",
    ],
)
async def test_no_persons(client: TestClient, path: str) -> None:
    """Nobody's name, address or telephone is in any answer; a desk is."""
    text = await (await client.get(BASE + path)).text()
    for words in (NAAM_VAN_IEMAND, "ilse@", "+31850000199", "redactie@", "assurer_email", "metadata"):
        assert words not in text
    if path == f"/services/{MAATJES}":
        assert "Balie" in text
        assert "+31850000102" in text


async def test_unchanged(client: TestClient, matchmaker: Matchmaker, clock: TestClock) -> None:
    """Who has an answer already gets 304, until it changes."""
    first = await client.get(f"{BASE}/services/{MAATJES}")
    asked = {"If-None-Match": first.headers["ETag"]}
    again = await client.get(f"{BASE}/services/{MAATJES}", headers=asked)
    assert (again.status, await again.read(), again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    clock.pass_by(days=1)
    await matchmaker.bevestig(MAATJES, "Anna Verzonnen")
    assert (await client.get(f"{BASE}/services/{MAATJES}", headers=asked)).status == 200


async def test_headers(client: TestClient) -> None:
    """Answers may be read by a page of any site and kept for a while; they say their version."""
    for path, cache in (("/services", "public, max-age=300"), ("/services?x=1", "no-store")):
        headers = (await client.get(BASE + path)).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert headers["Cache-Control"] == cache
        assert headers["API-Version"] == "1.0.0"
        assert "Set-Cookie" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_only_reading(client: TestClient, method: str) -> None:
    """Nothing can be changed here."""
    for path in ("/services", f"/services/{MAATJES}"):
        answer = await client.request(method, BASE + path)
        assert (answer.status, answer.content_type) == (405, "application/problem+json")
