"""The Dutch API Design Rules (ADR), as their published text and the linter of its keepers name them, for both APIs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import validate

from matchmaker.api.openapi import describe
from matchmaker.api.sociale_kaart.openapi import describe as describe_kaart
from matchmaker.settings import Settings

METHODS = ("get", "put", "post", "delete", "patch")
DESCRIPTIONS = {"wachtrij": describe(Settings()), "sociale kaart": describe_kaart(Settings())}
_MEMBERS = {"type", "title", "status", "detail", "instance"}


@pytest.fixture(params=list(DESCRIPTIONS))
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each description."""
    return DESCRIPTIONS[request.param]


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give each call with its address and method; the parameters of its path among its own."""
    for path, item in document["paths"].items():
        shared = item.get("parameters", [])
        for method, operation in item.items():
            if method != "parameters":
                yield path, method, operation | {"parameters": [*shared, *operation.get("parameters", [])]}


def resolved(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference."""
    while "$ref" in part:
        target: Any = document
        for name in part["$ref"].removeprefix("#/").split("/"):
            target = target[name]
        part = target
    return part


def responses(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give each answer with where it is given and its status."""
    for path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            yield f"{method} {path}", status, resolved(document, response)


def test_is_openapi(document: dict[str, Any]) -> None:
    """/core/doc-openapi: it is a valid description by version 3 of the specification."""
    validate(document)
    assert re.fullmatch(r"3(\.\d+){1,2}", document["openapi"])


def test_contact(document: dict[str, Any]) -> None:
    """/core/doc-openapi-contact: who keeps the API can be reached."""
    assert {"name", "url", "email"} <= {name for name, value in document["info"]["contact"].items() if value}


def test_is_published_for_all(document: dict[str, Any]) -> None:
    """/core/publish-openapi: at openapi.json, by GET alone, for pages of other sites too."""
    item = document["paths"]["/openapi.json"]
    assert [method for method in item if method in METHODS] == ["get"]
    queue = DESCRIPTIONS["wachtrij"]["paths"]["/openapi.json"]["get"]["responses"]["200"]
    assert "access-control-allow-origin" in queue["headers"]


def test_version(document: dict[str, Any]) -> None:
    """/core/semver, /core/uri-version: a whole version, and its first number in the address."""
    version = document["info"]["version"]
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", version)
    for server in document["servers"]:
        assert re.search(rf"/v{version.split('.')[0]}$", server["url"])
    assert sum(not server["url"].startswith("https://") for server in document["servers"]) <= 1


def test_version_header(document: dict[str, Any]) -> None:
    """/core/version-header: every answer bears the whole version."""
    for where, status, response in responses(document):
        assert "API-Version" in response["headers"], (where, status)


def test_addresses(document: dict[str, Any]) -> None:
    """/core/no-trailing-slash, /core/path-segments-kebab-case; the directory keeps the names that HSDS fixes."""
    fixed = {"service_at_locations", "taxonomy_terms"}
    for path in document["paths"]:
        assert path == "/" or not path.endswith("/")
        for segment in set(path.split("/")[1:]) - fixed - {"", "openapi.json"}:
            assert re.fullmatch(r"[a-z0-9-]+|\{[a-z][A-Za-z]*\}", segment), path


def test_methods(document: dict[str, Any]) -> None:
    """/core/http-methods: standard ones only, and those that read take no body."""
    for path, method, operation in operations(document):
        assert method in METHODS, path
        assert method not in ("get", "delete") or "requestBody" not in operation


def test_query_keys() -> None:
    """/core/query-keys-camel-case; but for the directory, whose parameters HSDS and its taxonomies name."""
    document = DESCRIPTIONS["wachtrij"]
    for path, _, operation in operations(document):
        for parameter in (resolved(document, one) for one in operation["parameters"]):
            if parameter["in"] == "query":
                assert re.fullmatch(r"[a-z][A-Za-z0-9]*", parameter["name"]), path


def test_schema_names(document: dict[str, Any]) -> None:
    """Schemas have names in UpperCamelCase."""
    for name in document["components"]["schemas"]:
        assert re.fullmatch(r"([A-Z][a-z0-9]*)+", name)


def test_problems(document: dict[str, Any]) -> None:
    """/core/error-handling: an error is a problem document with status, title and detail."""
    for where, status, response in responses(document):
        if status[0] in "45":
            assert list(response["content"]) == ["application/problem+json"], (where, status)
            schema = resolved(document, response["content"]["application/problem+json"]["schema"])
            assert {"status", "title", "detail"} <= set(schema["properties"])


def test_invalid_input(document: dict[str, Any]) -> None:
    """Whatever takes something can refuse it: 400 where there are parameters or a body."""
    for path, method, operation in operations(document):
        if operation["parameters"] or method in ("put", "post", "patch"):
            assert "400" in operation["responses"], f"{method} {path}"


def test_answers_are_objects(document: dict[str, Any]) -> None:
    """/core/always-return-objects: never a bare list or value."""
    for where, status, response in responses(document):
        for content in response.get("content", {}).values():
            schema = resolved(document, content["schema"])
            assert schema.get("type") == "object" or "allOf" in schema, (where, status)


def test_days_and_moments() -> None:
    """Days and moments say which they are; but for the directory, whose fields HSDS describes."""
    schemas = DESCRIPTIONS["wachtrij"]["components"]["schemas"]
    days = (
        "_op",
        "en_voor",
        "tot_en_met",
        "vandaag",
        "termijn",
        "vog",
        "kennismaking",
        "tijdstip",
        "_contact",
    )
    seen = 0
    for name, value in _properties(schemas):
        if name == "op" or name.endswith(days):
            options = value.get("anyOf", [value])
            assert any(one.get("format") in ("date", "date-time") for one in options), name
            seen += 1
    assert seen > 20


def test_every_call_is_explained() -> None:
    """Each call of the queue has a name of its own, a line and an explanation, and a tag that is described."""
    document = DESCRIPTIONS["wachtrij"]
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))
    tags = {tag["name"] for tag in document["tags"]}
    for path, _, operation in operations(document):
        assert operation["summary"] and operation["description"], path
        assert set(operation["tags"]) <= tags


def test_problems_of_the_queue_name_no_more() -> None:
    """Of a problem only the members of RFC 9457 are promised; some say more."""
    problem = DESCRIPTIONS["wachtrij"]["components"]["schemas"]["Probleem"]
    assert set(problem["properties"]) <= _MEMBERS


def _properties(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        for name, value in part.get("properties", {}).items():
            if isinstance(value, dict):
                yield name, value
        for value in part.values():
            yield from _properties(value)
    elif isinstance(part, list):
        for value in part:
            yield from _properties(value)
