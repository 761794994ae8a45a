"""Read the directory in from a file, in two steps, and give it as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from aiohttp import web

from matchmaker.core.errors import Fault, InvalidRequest, NotFound
from matchmaker.core.sociale_kaart.inlezen import Voorstel
from matchmaker.core.text import clean
from matchmaker.hsds import tabular
from matchmaker.hsds.changes import TabelWijziging, VeldWijziging
from matchmaker.hsds.specificatie import specificatie
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.render import page
from matchmaker.pages.sociale_kaart.zoeken import KAART

IMPORT = f"{KAART}/inlezen"
EXPORT = f"{KAART}/bewaren"
MOST = 50  # services of a kind that are named, and rows of a table

_LONGEST_NAME = 100  # signs of the name of a file
_NO_FILE = Fault("", "Kies eerst een bestand.")
_TOO_LATE = Fault(
    "", "Dit bestand wacht niet meer: het is te lang geleden, of al ingelezen. Kies het opnieuw."
)


@dataclass(frozen=True)
class Tabel:
    """How much changes in one table."""

    naam: str  # Dutch, more than one
    erbij: int
    anders: int
    weg: int
    voorbeelden: tuple[tuple[str, tuple[VeldWijziging, ...]], ...]  # (id, what changes in it), not all


async def show(request: web.Request) -> web.Response:
    """GET the form."""
    return _form(request)


async def upload(request: web.Request) -> web.Response:
    """POST a file: the answer says what it would change, or what is wrong with it."""
    file = await guard.file_field(request, "bestand")
    if file is None or not file[1]:
        return _form(request, _NO_FILE)
    name = clean(file[0])[:_LONGEST_NAME]
    try:
        voorstel = await request.app[MATCHMAKER].stel_voor(file[1], name, request[COORDINATOR])
    except InvalidRequest as error:
        return _form(request, *error.faults, file=name)
    return _proposal(request, voorstel)


async def carry_out(request: web.Request) -> web.Response:
    """POST that what was shown is right."""
    key, seen = await guard.text_field(request, "sleutel"), await guard.text_field(request, "gezien")
    try:
        other = await request.app[MATCHMAKER].lees_in(key, seen, request[COORDINATOR])
    except NotFound:
        return _form(request, _TOO_LATE)
    except InvalidRequest as error:
        return _form(request, *error.faults)
    if other is not None:
        return _proposal(request, other, status=409)
    return guard.see_other(f"{PAGES}{KAART}?melding=ingelezen")


async def download(request: web.Request) -> web.Response:
    """GET the whole directory as a zip."""
    matchmaker = request.app[MATCHMAKER]
    data = await asyncio.to_thread(tabular.to_zip, await matchmaker.exporteer())
    name = f"sociale-kaart-{matchmaker.vandaag().isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(body=data, content_type="application/zip", headers=headers)


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(IMPORT, show)
    app.router.add_post(IMPORT, upload, name=f"{guard.UPLOAD}inlezen")
    app.router.add_post(f"{IMPORT}/uitvoeren", carry_out)
    app.router.add_get(EXPORT, download)


def _form(request: web.Request, *faults: Fault, file: str = "") -> web.Response:
    return page(
        request,
        "sociale_kaart/inlezen.html",
        status=400 if faults else 200,
        faults=faults,
        file=file,
        upload_mb=guard.MAX_UPLOAD // 2**20,
    )


def _proposal(request: web.Request, voorstel: Voorstel, status: int = 200) -> web.Response:
    services = voorstel.wijzigingen.tabel("service")
    named = {
        kind: [voorstel.namen.get(id_, id_) for id_ in ids]
        for kind, ids in (
            ("weg", services.verwijderd),
            ("erbij", services.toegevoegd),
            ("anders", [row.id for row in services.gewijzigd]),
        )
    }
    return page(
        request,
        "sociale_kaart/voorstel.html",
        status,
        voorstel=voorstel,
        named=named,
        most=MOST,
        tables=list(_tables(voorstel)),
        stays=list(_stays(voorstel)),
        changed_since=status == 409,
    )


def _stays(voorstel: Voorstel) -> Iterator[tuple[str, list[str]]]:
    """Give what stays as it was set here, and what comes back: (words, names of the services)."""
    for words, ids in voorstel.wijzigingen.blijft.regels():
        yield words, [voorstel.namen.get(id_, id_) for id_ in ids]


def _tables(voorstel: Voorstel) -> Iterator[Tabel]:
    for one in voorstel.wijzigingen.tabellen:
        name = specificatie()[one.tabel].naam[1]
        examples = tuple((_named(voorstel, one, row.id), row.velden) for row in one.gewijzigd[:MOST])
        yield Tabel(name, len(one.toegevoegd), len(one.gewijzigd), len(one.verwijderd), examples)


def _named(voorstel: Voorstel, table: TabelWijziging, id_: str) -> str:
    return voorstel.namen.get(id_, id_) if table.tabel == "service" else id_
