"""The form by which a coordinator adds a volunteer, and edits what they told."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from aiohttp import web

from matchmaker.core.errors import InvalidRequest
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.tijd_in_woorden import DAGEN
from matchmaker.core.vocabulary import activiteiten
from matchmaker.core.vrijwilligers.moment import DAGDELEN
from matchmaker.core.vrijwilligers.vrijwilliger import Gegevens
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import guard
from matchmaker.pages.labels import LEEFGEBIED
from matchmaker.pages.render import page
from matchmaker.pages.vrijwilligers import formulier, woorden
from matchmaker.pages.vrijwilligers.lijst import VRIJWILLIGERS
from matchmaker.pages.vrijwilligers.vrijwilliger import ONE, address_of, back, id_of

_NEW = f"{VRIJWILLIGERS}/toevoegen"
_EDIT = f"{ONE}/wijzigen"
_KEY = "sleutel"  # field that makes that a form that is sent twice adds one person
_MARK = "stand"  # field with a mark of the values that the form was made with


async def show_new(request: web.Request) -> web.Response:
    """GET the empty form."""
    empty = formulier.as_sent(Gegevens(talen=("nl",))) | {"lopend": ["0"]}
    return _form(request, empty | {_KEY: [request.app[MATCHMAKER].secret()]})


async def add(request: web.Request) -> web.Response:
    """POST the form of a new volunteer."""
    sent = await guard.text_fields(request)
    try:
        made = await request.app[MATCHMAKER].voeg_vrijwilliger_toe(
            formulier.gegevens(sent),
            request[COORDINATOR],
            sleutel=f"formulier:{formulier.one(sent, _KEY)[:100] or request.app[MATCHMAKER].secret()}",
            toestemming=bool(formulier.one(sent, "toestemming")),
            kennismaking=formulier.day(sent, "kennismaking"),
            vog=formulier.day(sent, "vog"),
            lopend=formulier.whole(sent, "lopend"),
        )
    except InvalidRequest as error:
        return _form(request, sent, error)
    return guard.see_other(f"{address_of(made.id)}?melding=vrijwilliger")


async def show_edit(request: web.Request) -> web.Response:
    """GET the form with what they told."""
    now = await _now(request)
    return _form(request, now | {_MARK: [_mark(now)]})


async def edit(request: web.Request) -> web.Response:
    """POST the form; what a colleague did meanwhile is not undone without being seen."""
    now = await _now(request)
    sent = await guard.text_fields(request)
    mark = _mark(now)
    if sent.get(_MARK) != [mark]:
        return _form(request, sent | {_MARK: [mark]}, conflict=True)
    try:
        await request.app[MATCHMAKER].wijzig_vrijwilliger(
            id_of(request), formulier.gegevens(sent), request[COORDINATOR]
        )
    except InvalidRequest as error:
        return _form(request, sent, error)
    return back(request, "gewijzigd")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(_NEW, show_new)
    app.router.add_post(_NEW, add)
    app.router.add_get(_EDIT, show_edit)
    app.router.add_post(_EDIT, edit)


async def _now(request: web.Request) -> dict[str, list[str]]:
    dossier = await request.app[MATCHMAKER].vrijwilliger(id_of(request), request[COORDINATOR])
    return formulier.as_sent(dossier.vrijwilliger)


def _mark(values: dict[str, list[str]]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]


def _form(
    request: web.Request,
    values: formulier.Sent,
    error: InvalidRequest | None = None,
    *,
    conflict: bool = False,
) -> web.Response:
    new = "id" not in request.match_info
    return page(
        request,
        "vrijwilligers/formulier.html",
        status=400 if error else 409 if conflict else 200,
        new=new,
        address=f"{PAGES}{_NEW}" if new else f"{address_of(id_of(request))}/wijzigen",
        back=f"{PAGES}{VRIJWILLIGERS}" if new else address_of(id_of(request)),
        values=values,
        faults={fault.pointer: fault.reason for fault in reversed(error.faults)} if error else {},
        conflict=conflict,
        consent=request.app[MATCHMAKER].toestemmingstekst(),
        **_choices(values),
    )


def _choices(values: formulier.Sent) -> dict[str, Any]:
    areas, labels = activiteiten(), profiel().labels("activiteit")
    per = formulier.one(values, "per")
    return {
        "areas": [
            (heading, [(code, labels[code]) for code in labels if areas.get(code) == area])
            for area, heading in LEEFGEBIED.items()
        ],
        "days": list(enumerate(DAGEN)),
        "parts": DAGDELEN,
        "per": woorden.PER if per in woorden.PER else woorden.PER | {per: f"keer per {per}"},
        "languages": profiel().talen.items(),
        "words": woorden,
    }
