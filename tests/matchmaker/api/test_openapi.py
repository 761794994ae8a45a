from __future__ import annotations

from datetime import date
from typing import Any

from aiohttp.test_utils import TestClient
from jsonschema import Draft202012Validator, FormatChecker

from matchmaker.api.app import make_api
from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.api.conftest import ANNA, BASE
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.werkproces.verloop import gekoppeld, met_kaart

PARTS = (
    *("geschiedenis", "notities", "gesprekken", "melding", "dubbelen", "suggesties", "vrijwilligers"),
    *("voorstellen", "opvolgingen"),
)
PARTIAL = ("Hulpvraag", "Dossier", "Vrijwilliger", "Vrijwilligerdossier")  # parts of others, or made of them


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


async def test_answers_are_as_described(
    client: TestClient, matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Real answers are valid against the schemas of the description, and have no property that these do not name."""
    description = await (await client.get(f"{BASE}/openapi.json")).json()
    components = {"components": {"schemas": _closed(description["components"]["schemas"])}}
    await met_kaart(matchmaker)
    referentie, volunteer = await gekoppeld(matchmaker, anna)
    await matchmaker.noteer_melding(referentie, anna, gemeld_op=date(2026, 2, 27))
    await matchmaker.submit(aanvraag(mantelzorg={"belasting": 9}, signalen=["eenzaam"]), "2")
    clock.pass_by(days=14)
    await matchmaker.bijwerken()
    one = f"/hulpvragen/{referentie}"
    for call, path in [
        ("/hulpvragen?limiet=1", "/hulpvragen"),
        ("/hulpvragen?limiet=x", "/hulpvragen"),
        ("/hulpvragen/niets", "/hulpvragen/{referentie}"),
        (one, "/hulpvragen/{referentie}"),
        *((f"{one}/{name}", f"/hulpvragen/{{referentie}}/{name}") for name in PARTS),
        (f"{one}/voorstellen/1", "/hulpvragen/{referentie}/voorstellen/{id}"),
        (f"{one}/opvolgingen/1", "/hulpvragen/{referentie}/opvolgingen/{id}"),
        ("/vrijwilligers?limiet=1", "/vrijwilligers"),
        (f"/vrijwilligers/{volunteer}", "/vrijwilligers/{id}"),
        *((name, name) for name in ("/dagstart", "/ik", "/collegas")),
    ]:
        answer = await client.get(BASE + call, headers=ANNA)
        told = description["paths"][path]["get"]["responses"][str(answer.status)]
        if "$ref" in told:
            told = description["components"]["responses"][told["$ref"].rsplit("/", 1)[1]]
        schema = told["content"][answer.content_type]["schema"] | components
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(await answer.json())


def _closed(schemas: dict[str, Any]) -> dict[str, Any]:
    """Let the schemas take no property that they do not name; problems and the contract may say more."""
    return {
        name: schema if name in ("Probleem", "Contract") else _strict(schema)
        for name, schema in schemas.items()
        if name not in PARTIAL
    } | {
        name: schemas[name] | ({"unevaluatedProperties": False} if name.endswith("ossier") else {})
        for name in PARTIAL
    }


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    return schema | {"additionalProperties": False}
