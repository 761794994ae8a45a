from __future__ import annotations

from aiohttp.test_utils import TestClient
from jsonschema import Draft202012Validator

from matchmaker.api.app import make_api
from matchmaker.bootstrap import Matchmaker, Settings
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.api.conftest import ANNA, BASE


async def test_describes_the_routes(client: TestClient, matchmaker: Matchmaker, settings: Settings) -> None:
    """The description names every route with its methods, and none that is not there; anybody may read it."""
    answer = await client.get(f"{BASE}/openapi.json")
    description = await answer.json()
    described = {
        (method.upper(), path)
        for path, item in description["paths"].items()
        for method in item
        if method != "parameters"
    }
    routes = {
        (route.method, route.resource.canonical)
        for route in make_api(matchmaker, settings).router.routes()
        if route.resource and route.method != "HEAD"
    }
    assert description["openapi"].startswith("3.1")
    assert described == routes


async def test_answers_are_as_described(client: TestClient, matchmaker: Matchmaker) -> None:
    """Real answers are valid against the schemas of the description."""
    description = await (await client.get(f"{BASE}/openapi.json")).json()
    one = f"/hulpvragen/{(await matchmaker.submit(aanvraag(), '1')).referentie}"
    await matchmaker.submit(aanvraag(), "2")
    for call, name in [
        ("/hulpvragen?limiet=1", "Bladzijde"),
        (one, "Dossier"),
        (f"{one}/suggesties", "Suggesties"),
        ("/hulpvragen?limiet=x", "Probleem"),
    ]:
        answer = await client.get(BASE + call, headers=ANNA)
        schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
        Draft202012Validator(schema).validate(await answer.json())
