"""The description of the directory's API."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from matchmaker.api.sociale_kaart.app import make_kaart_api
from matchmaker.bootstrap import Matchmaker, Settings
from tests.matchmaker.api.test_sociale_kaart import BASE
from tests.matchmaker.linderwoude import MAATJES, linderwoude


@pytest.fixture
async def description(client: TestClient) -> dict[str, Any]:
    """The description as everybody reads it."""
    answer = await client.get(f"{BASE}/openapi.json")
    read: dict[str, Any] = await answer.json()
    return read


async def test_is_valid(description: dict[str, Any]) -> None:
    """It is a valid description of OpenAPI 3.1."""
    assert description["openapi"].startswith("3.1")
    validate(description)


async def test_describes_the_routes(
    description: dict[str, Any], matchmaker: Matchmaker, settings: Settings
) -> None:
    """It names every route, and none that is not there; each can only be read."""
    routes = {
        (route.method, route.resource.canonical or "/")
        for route in make_kaart_api(matchmaker, settings).router.routes()
        if route.resource and route.method != "HEAD"
    }
    described = {("GET", path) for path, item in description["paths"].items() if "get" in item}
    assert described == routes


async def test_describes_the_parameters(client: TestClient, description: dict[str, Any]) -> None:
    """Each parameter that is described is known, and each that is known is described."""
    for path, item in description["paths"].items():
        known = [one["name"] for one in item["get"].get("parameters", ())]
        answer = await client.get(
            BASE + path.replace("{id}", MAATJES), params={"x": "1"} | dict.fromkeys(known, "")
        )
        assert [fault["pointer"] for fault in (await answer.json()).get("fouten", ())] in (["x"], [])
        assert answer.status == (200 if path == "/openapi.json" else 400)
    lists = description["paths"]["/services"]["get"]["parameters"]
    assert {one["name"] for one in lists} >= {"activiteit", "postcode", "modified_after", "page", "per_page"}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/services",
        "/services?full=true",
        "/services?page=9",
        f"/services/{MAATJES}",
        "/service_at_locations",
        "/service_at_locations?full=true",
        "/service_at_locations/linde-eettafel",
        "/organizations?full=true",
        "/organizations/org-welzijn",
        "/taxonomies",
        "/taxonomies/route",
        "/taxonomy_terms",
        "/taxonomy_terms/route:wlz",
        "/services?x=1",
        "/services/niets",
    ],
)
async def test_answers_are_as_described(
    client: TestClient, matchmaker: Matchmaker, description: dict[str, Any], path: str
) -> None:
    """Real answers are valid against the schemas, and have no property that these do not name."""
    await matchmaker.importeer(linderwoude())
    answer = await client.get(BASE + path)
    operation = description["paths"][_described(path)]["get"]
    told = operation["responses"][str(answer.status)]
    if "$ref" in told:
        told = description["components"]["responses"][told["$ref"].rsplit("/", 1)[1]]
    schema = told["content"][answer.content_type]["schema"] | {
        "components": _closed(description["components"])
    }
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(await answer.json())


async def test_follows_the_design_rules(description: dict[str, Any]) -> None:
    """It has what the Dutch API Design Rules ask: contact, version, no trailing slash, problems with detail."""
    info = description["info"]
    assert set(info["contact"]) == {"name", "url", "email"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", info["version"])
    assert all(re.search(r"/v\d+$", server["url"]) for server in description["servers"])
    assert not [path for path in description["paths"] if len(path) > 1 and path.endswith("/")]
    for item in description["paths"].values():
        assert "API-Version" in item["get"]["responses"]["200"]["headers"]
        assert "400" in item["get"]["responses"]
    assert {"status", "title", "detail"} <= set(description["components"]["schemas"]["Problem"]["properties"])


def _described(path: str) -> str:
    collection, slash, _ = path.partition("?")[0].lstrip("/").partition("/")
    return f"/{collection}{'/{id}' if slash else ''}"


def _closed(components: dict[str, Any]) -> dict[str, Any]:
    """Let the schemas take no property that they do not name."""
    schemas = {
        name: schema | {"additionalProperties": False} for name, schema in components["schemas"].items()
    }
    return components | {"schemas": schemas}
