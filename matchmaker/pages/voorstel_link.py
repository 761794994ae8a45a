"""The page by which a volunteer or an organisation answers a proposal; who has the link may, once.

Reading changes nothing: mail programs open links to see whether they are safe.
"""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.errors import NotFound
from matchmaker.core.frequentie import in_woorden as hoe_vaak
from matchmaker.core.voorstellen.voorstel import Weigerreden
from matchmaker.core.vrijwilligers.moment import in_woorden as wanneer
from matchmaker.keys import MATCHMAKER, VOORSTEL_PAGES
from matchmaker.pages import guard
from matchmaker.pages.render import page

LINK = "/{token}"
JA, NEE = "/dank-u/ja", "/dank-u/nee"
MEEST = 500  # signs of what may be added

# What can be chosen; that somebody was not reached is for a coordinator to say.
REDENEN = {
    Weigerreden.GEEN_RUIMTE: "Ik heb nu geen ruimte",
    Weigerreden.TIJD_PAST_NIET: "De tijd past niet",
    Weigerreden.TE_VER: "Het is te ver weg",
    Weigerreden.PAST_NIET: "Deze vraag past niet bij mij of bij ons",
    Weigerreden.ANDERS: "Iets anders",
}


async def show(request: web.Request) -> web.Response:
    """GET what is asked; the link stays good."""
    return await _page(request)


async def accept(request: web.Request) -> web.Response:
    """POST yes."""
    try:
        await request.app[MATCHMAKER].beantwoord_met_link(request.match_info["token"], ja=True)
    except NotFound:
        return _useless(request)
    return guard.see_other(VOORSTEL_PAGES + JA)


async def decline(request: web.Request) -> web.Response:
    """POST no, and why."""
    why = await guard.text_field(request, "reden")
    words = await guard.text_field(request, "toelichting")
    faults = {}
    if why not in REDENEN:
        faults["reden"] = "Kies waarom het niet gaat."
    if len(words) > MEEST:
        faults["toelichting"] = f"Schrijf hooguit {MEEST} tekens."
    if faults:
        return await _page(request, why=why, words=words, faults=faults)
    try:
        await request.app[MATCHMAKER].beantwoord_met_link(
            request.match_info["token"], ja=False, reden=why, toelichting=words
        )
    except NotFound:
        return _useless(request)
    return guard.see_other(VOORSTEL_PAGES + NEE)


async def done(request: web.Request) -> web.Response:
    """GET the thanks."""
    return page(request, "voorstel/bedankt.html", ja=request.path.endswith(JA))


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the prefix of these pages."""
    for name, path in {"ja": JA, "nee": NEE}.items():
        app.router.add_get(path, done, name=f"{guard.PUBLIC}voorstel-dank-{name}")
    app.router.add_get(LINK, show, name=f"{guard.PUBLIC}voorstel")
    app.router.add_post(f"{LINK}/ja", accept, name=f"{guard.PUBLIC}voorstel-ja")
    app.router.add_post(f"{LINK}/nee", decline, name=f"{guard.PUBLIC}voorstel-nee")


async def _page(
    request: web.Request, *, why: str = "", words: str = "", faults: dict[str, str] | None = None
) -> web.Response:
    token = request.match_info["token"]
    try:
        asked = await request.app[MATCHMAKER].voorstel_bij_link(token)
    except NotFound:
        return _useless(request)
    response = page(
        request,
        "voorstel/vraag.html",
        status=400 if faults else 200,
        asked=asked,
        often=hoe_vaak(asked.frequentie) if asked.frequentie else "",
        when=wanneer(asked.wanneer),
        last=asked.voorstel.tot_en_met,
        address=f"{VOORSTEL_PAGES}/{token}",
        reasons=REDENEN,
        why=why,
        words=words,
        faults=faults or {},
        most=MEEST,
    )
    guard.remember_visitor(request, response, path=VOORSTEL_PAGES)
    return response


def _useless(request: web.Request) -> web.Response:
    return page(request, "voorstel/werkt_niet.html", status=410)
