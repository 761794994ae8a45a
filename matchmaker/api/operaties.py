"""Build the calls of the OpenAPI description: what each takes, gives, and may be refused with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchmaker.api.oas import list_of, object_of, ref
from matchmaker.api.toelichting import TOELICHTING

Operation = dict[str, Any]


def component(kind: str, name: str) -> dict[str, str]:
    """Refer to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


def of_request(*more: str, **operations: Operation) -> dict[str, Any]:
    """Describe a path under a request; `more`: the names of its other parameters."""
    parameters = [component("parameters", name) for name in ("Referentie", *more)]
    return {"parameters": parameters, **operations}


def answer(schema: dict[str, Any] | None, *headers: str, description: str = "Gelukt") -> dict[str, Any]:
    """Describe an answer that goes well; with the names of its headers."""
    told = {name: component("headers", name) for name in ("API-Version", *headers)}
    made: dict[str, Any] = {"description": description, "headers": told}
    return made if schema is None else made | {"content": {"application/json": {"schema": schema}}}


def operation(
    name: str, tag: str, summary: str, answers: dict[str, Any], problems: Sequence[int], *parameters: Any
) -> Operation:
    """Describe a call; `problems`: the statuses of what it may be refused with."""
    told = {str(status): component("responses", f"Probleem{status}") for status in sorted(problems)}
    made: Operation = {
        "operationId": name,
        "summary": summary,
        "description": TOELICHTING[name],
        "tags": [tag],
        "responses": dict(sorted((answers | told).items())),
    }
    return made | {"parameters": list(parameters)} if parameters else made


def read(
    name: str,
    tag: str,
    summary: str,
    schema: dict[str, Any] | str,
    *parameters: dict[str, Any],
    marked: bool = False,
    found: bool = True,
    headers: Sequence[str] = (),
) -> Operation:
    """Describe a GET; `marked`: with an ETag; `found`: may name something that is not there."""
    shape = ref(schema) if isinstance(schema, str) else schema
    answers = {"200": answer(shape, *(("ETag",) if marked else ()), *headers)}
    more: tuple[dict[str, Any], ...] = parameters
    if marked:
        answers["304"] = answer(None, "ETag", description="Niet veranderd sinds deze ETag")
        more = (*parameters, component("parameters", "IfNoneMatch"))
    return operation(name, tag, summary, answers, (400, 401, 403, *((404,) if found else ())), *more)


def lines(name: str, summary: str) -> Operation:
    """Describe a GET of lines of the history."""
    return read(name, "hulpvragen", summary, object_of(**{name: list_of(ref("Regel"))}))


def body(schema: str) -> dict[str, Any]:
    """Describe a body of JSON."""
    return {"required": True, "content": {"application/json": {"schema": ref(schema)}}}


def change(name: str, tag: str, summary: str, takes: str | None = None) -> Operation:
    """Describe a POST that answers with the request as it is then."""
    answers = {"200": answer(ref("Dossier"), "ETag", "Content-Location")}
    problems = [400, 401, 403, 404, 409, 412, 413, 422, *([415] if takes else [])]
    guards = (component("parameters", "IdempotencyKey"), component("parameters", "IfMatch"))
    made = operation(name, tag, summary, answers, problems, *guards)
    return made | {"requestBody": body(takes)} if takes else made
