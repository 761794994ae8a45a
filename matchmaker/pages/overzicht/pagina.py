"""The overview for the municipality, and each of its tables as a file."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from aiohttp import web

from matchmaker.core.errors import InvalidRequest, NotFound
from matchmaker.core.overzicht import periode
from matchmaker.core.overzicht.overzicht import Overzicht
from matchmaker.core.overzicht.periode import Periode
from matchmaker.core.overzicht.tabel import Tabel
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages.overzicht import figuur, woorden
from matchmaker.pages.overzicht.uitvoer import als_csv
from matchmaker.pages.render import page

OVERZICHT = "/overzicht"

# Heading → its tables, in two columns where there is room.
DELEN = (
    ("Hulpvragen", (("maanden", "wijken", "wachttijd"), ("leefgebieden",))),
    ("Mantelzorgers", (("belasting",), ("volhoudtijd",))),
    ("Vraag en aanbod", (("nu",), ("activiteiten",))),
    ("Voorstellen en nazorg", (("weigeringen",), ("nazorg",))),
)


@dataclass(frozen=True)
class Deel:
    """A table with its chart."""

    tabel: Tabel
    figuur: figuur.Figuur | None  # None: nothing may be shown
    bestand: str  # the address of the file


async def show(request: web.Request) -> web.Response:
    """GET the overview of a period; one that cannot be is said so, above the overview of the last year."""
    matchmaker = request.app[MATCHMAKER]
    today = dag(matchmaker.clock())
    fault, status = False, HTTPStatus.OK
    try:
        chosen = periode.lees(request.query, today)
    except InvalidRequest:
        fault, status = True, HTTPStatus.BAD_REQUEST
        chosen = periode.lees({}, today)
    found = await matchmaker.overzicht(chosen, request[COORDINATOR])
    return page(
        request,
        "overzicht/overzicht.html",
        status,
        found=found,
        delen=[
            (title, [[_deel(found, name) for name in column] for column in columns])
            for title, columns in DELEN
        ],
        vaste=[(code, periode.lees({"periode": code}, today)) for code in periode.VASTE],
        maanden=periode.maanden(today),
        fout=fault,
        words=woorden,
    )


async def download(request: web.Request) -> web.Response:
    """GET …/{tabel}.csv.

    Raises:
        NotFound: there is no such table.
        InvalidRequest: no such period.
    """
    matchmaker = request.app[MATCHMAKER]
    chosen = periode.lees(request.query, dag(matchmaker.clock()))
    found = await matchmaker.overzicht(chosen, request[COORDINATOR])
    table = found.tabellen.get(request.match_info["tabel"])
    if table is None:
        raise NotFound("there is no such table")
    name = f"overzicht-{table.naam}-{chosen.van}-{chosen.tot_en_met}.csv"
    return web.Response(
        body=als_csv(table),
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(OVERZICHT, show)
    app.router.add_get(OVERZICHT + "/{tabel}.csv", download)


def _deel(found: Overzicht, name: str) -> Deel:
    table = found.tabellen[name]
    return Deel(table, figuur.teken(table), f"{PAGES}{OVERZICHT}/{name}.csv?{_adres(found.periode)}")


def _adres(chosen: Periode) -> str:
    return urlencode({"van": str(chosen.van), "tot": str(chosen.tot_en_met)})
