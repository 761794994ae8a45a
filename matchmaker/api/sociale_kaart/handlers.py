"""The calls of the directory's API: read the parameters, call one use case, write the answer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aiohttp import web
from yarl import URL

from matchmaker.api.problems import Handler, problem
from matchmaker.api.sociale_kaart import answers
from matchmaker.api.sociale_kaart.openapi import describe
from matchmaker.api.sociale_kaart.parameters import (
    PAGING,
    read_bladzijde,
    read_flag,
    read_one,
    read_uitvraag,
)
from matchmaker.core.errors import NotFound
from matchmaker.keys import KAART_API, MATCHMAKER, SETTINGS

HSDS = "3.0"

# Collection in an address → table of HSDS.
COLLECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "services": "service",
        "service_at_locations": "service_at_location",
        "organizations": "organization",
        "taxonomies": "taxonomy",
        "taxonomy_terms": "taxonomy_term",
    }
)


async def about(request: web.Request) -> web.Response:
    """GET /."""
    read_bladzijde(request.query, known=())
    base = URL.build(scheme=_scheme(request), authority=request.host).with_path(KAART_API)
    return answers.answer(
        request,
        {"version": HSDS, "profile": str(base / "taxonomies"), "openapi_url": str(base / "openapi.json")},
    )


async def openapi(request: web.Request) -> web.Response:
    """GET /openapi.json."""
    return answers.answer(request, describe(request.app[SETTINGS]))


async def services(request: web.Request) -> web.Response:
    """GET /services."""
    uitvraag, bladzijde = read_uitvraag(request.query)
    blad = await request.app[MATCHMAKER].openbare_diensten(uitvraag, bladzijde)
    return answers.answer(request, answers.page("service", blad, bladzijde, full=uitvraag.heel))


async def service_at_locations(request: web.Request) -> web.Response:
    """GET /service_at_locations."""
    uitvraag, bladzijde = read_uitvraag(request.query)
    blad = await request.app[MATCHMAKER].openbare_plekken(uitvraag, bladzijde)
    return answers.answer(request, answers.page("service_at_location", blad, bladzijde, full=uitvraag.heel))


async def organizations(request: web.Request) -> web.Response:
    """GET /organizations."""
    bladzijde = read_bladzijde(request.query, (*PAGING, "full"))
    full = read_flag(request.query, "full")
    blad = await request.app[MATCHMAKER].openbare_organisaties(bladzijde, heel=full)
    return answers.answer(request, answers.page("organization", blad, bladzijde, full=full))


async def taxonomies(request: web.Request) -> web.Response:
    """GET /taxonomies."""
    bladzijde = read_bladzijde(request.query)
    blad = await request.app[MATCHMAKER].openbare_codes("taxonomy", bladzijde)
    return answers.answer(request, answers.page("taxonomy", blad, bladzijde, full=True))


async def taxonomy_terms(request: web.Request) -> web.Response:
    """GET /taxonomy_terms."""
    bladzijde = read_bladzijde(request.query, (*PAGING, "taxonomy_id"))
    taxonomy = read_one(request.query, "taxonomy_id")
    blad = await request.app[MATCHMAKER].openbare_codes("taxonomy_term", bladzijde, taxonomy)
    return answers.answer(request, answers.page("taxonomy_term", blad, bladzijde, full=True))


def add_routes(app: web.Application) -> None:
    """Register the calls, relative to the API's prefix."""
    app.router.add_get("", about)
    app.router.add_get("/", about)
    app.router.add_get("/openapi.json", openapi)
    for handler in (services, service_at_locations, organizations, taxonomies, taxonomy_terms):
        name = handler.__name__
        app.router.add_get(f"/{name}", handler)
        app.router.add_get(f"/{name}/{{id}}", _one(COLLECTIONS[name]))


def _one(table: str) -> Handler:
    """Make the call that gives one row of a table."""

    async def one(request: web.Request) -> web.Response:
        read_bladzijde(request.query, known=())
        id_ = request.match_info["id"]
        try:
            rijen = await request.app[MATCHMAKER].openbaar(table, id_)
        except NotFound:
            return problem(404, "niet-gevonden", "Niet gevonden", detail="Er is hier niets met dit id.")
        return answers.answer(request, answers.one(table, rijen, id_))

    return one


def _scheme(request: web.Request) -> str:
    return "https" if request.app[SETTINGS].https else request.scheme
