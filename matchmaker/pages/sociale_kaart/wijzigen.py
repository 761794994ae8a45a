"""Edit a service: what is wrong stands beside its field, and what was typed stays."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from aiohttp import web

from matchmaker.core.errors import InvalidRequest
from matchmaker.core.sociale_kaart import plekken
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.meldingen import Dienst
from matchmaker.core.sociale_kaart.openingstijden import DAGEN, VAAK
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.veldcontrole import CODES, VRIJ
from matchmaker.core.sociale_kaart.wijzigen import vrije_plekken
from matchmaker.core.telefoon import as_dialled
from matchmaker.core.text import clean
from matchmaker.core.vocabulary import activiteiten
from matchmaker.keys import COORDINATOR, MATCHMAKER
from matchmaker.pages import guard
from matchmaker.pages.labels import LEEFGEBIED
from matchmaker.pages.render import page
from matchmaker.pages.sociale_kaart.dienst import ONE, address_of, back
from matchmaker.pages.sociale_kaart.plekvelden import getypt, plekvelden, veld
from matchmaker.pages.sociale_kaart.woorden import RUIMTE, VELD, naam_van

EDIT = f"{ONE}/wijzigen"
STAND = "stand"  # field with a mark of the values that the form was made with

_TEXTS = (
    *("naam", "omschrijving", "alert", "telefoon", "email", "website", "kosten"),
    *("minimum_age", "maximum_age", "ruimte", "wijken", "postcodes"),
)
_FIELDS = (*_TEXTS, *CODES, "talen")

Values = Mapping[str, str]  # field of the form → its text; codes are parted by spaces


async def show(request: web.Request) -> web.Response:
    """GET the form."""
    dienst = await request.app[MATCHMAKER].dienst(request.match_info["id"])
    now = _values(dienst)
    return _form(request, dienst, now, _mark(now))


async def save(request: web.Request) -> web.Response:
    """POST the form: only what was changed is changed, and what a colleague did meanwhile is not undone."""
    dienst = await request.app[MATCHMAKER].dienst(request.match_info["id"])
    now = _values(dienst)
    sent = await guard.text_fields(request)
    typed = _typed(sent, now) | getypt(sent, dienst.rijen)
    if sent.get(STAND) != [_mark(now)]:
        return _form(request, dienst, typed, _mark(now), status=409, theirs=_other(typed, now))
    changed = {name: typed[name] for name in _other(typed, now)}
    if not changed:
        return back(request, "ongewijzigd")
    try:
        await request.app[MATCHMAKER].wijzig(request.match_info["id"], changed, request[COORDINATOR].naam)
    except InvalidRequest as error:
        faults = {fault.pointer: fault.reason for fault in error.faults}
        return _form(request, dienst, typed, _mark(now), status=400, faults=faults)
    return back(request, "gewijzigd")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(EDIT, show)
    app.router.add_post(EDIT, save)


def _values(dienst: Dienst) -> Values:
    """Give what the service has now."""
    own = {
        "omschrijving": clean(str(dienst.rijen["service"][0].get("description") or "")),  # with its lines
        VRIJ: vrije_plekken(dienst.rijen),
    }
    return {name: _shown(dienst.eerste, name) for name in _FIELDS} | own | plekken.velden(dienst.rijen)


def _shown(aanbod: Aanbod, name: str) -> str:
    value = getattr(aanbod, name)
    if name in CODES or name == "talen":
        return " ".join(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return as_dialled(value) if name == "telefoon" else "" if value is None else str(value)


def _typed(sent: Mapping[str, Sequence[str]], now: Values) -> dict[str, str]:
    """Give what was typed; codes that this software does not show stay as they are."""
    typed = {name: clean(sent.get(name, [""])[0]) for name in (*_TEXTS, VRIJ)}
    known = {name: profiel().labels(taxonomie) for name, taxonomie in CODES.items()} | {
        "talen": profiel().talen
    }
    for name, labels in known.items():
        unknown = [code for code in now[name].split() if code not in labels]
        chosen = {*sent.get(name, ()), *unknown}
        kept = [code for code in now[name].split() if code in chosen]
        typed[name] = " ".join([*kept, *sorted(chosen - set(kept))])
    return typed


def _other(typed: Values, now: Values) -> list[str]:
    return [name for name in now if typed.get(name, "") != now[name]]


def _mark(values: Values) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]


def _form(
    request: web.Request,
    dienst: Dienst,
    values: Values,
    mark: str,
    status: int = 200,
    faults: Mapping[str, str] | None = None,
    theirs: Sequence[str] = (),
) -> web.Response:
    id_ = request.match_info["id"]
    return page(
        request,
        "sociale_kaart/wijzigen.html",
        status,
        address=address_of(id_),
        values=values,
        stand=mark,
        faults={veld(name, dienst.rijen): words for name, words in (faults or {}).items()},
        conflict=status == 409,
        theirs=list(dict.fromkeys(naam_van(name) for name in theirs)),
        places=plekvelden(values, dienst.rijen),
        often=VAAK.items(),
        days=DAGEN.items(),
        languages=profiel().talen.items(),
        rooms=RUIMTE,
        codes=[(name, VELD[name], _groups(name, taxonomie)) for name, taxonomie in CODES.items()],
    )


def _groups(name: str, taxonomie: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the codes with their labels under their headings: activities stand by leefgebied."""
    options = list(profiel().labels(taxonomie).items())
    if name != "activiteiten":
        return [(VELD[name], options)]
    areas = activiteiten()
    return [
        (heading, [(code, label) for code, label in options if areas.get(code) == area])
        for area, heading in LEEFGEBIED.items()
    ]
