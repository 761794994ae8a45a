"""The pages as aiohttp applications, to be mounted under the prefixes of `matchmaker.keys`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aiohttp import web

from matchmaker.core.inzage.port import Wijze
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.grens import Grens
from matchmaker.inzage import JOURNAAL, Journaal, noteer
from matchmaker.keys import AANMELDGRENS, MATCHMAKER, PAGES, PUBLIC_PAGES, SETTINGS, VOORSTEL_PAGES
from matchmaker.oidc.aanbieder import Aanbieder
from matchmaker.pages import nazorg, queue, sign_in, vandaag, voorstel_link
from matchmaker.pages.account import account, eigen, medewerkers, organisatie, tweede_stap
from matchmaker.pages.errors import error_pages
from matchmaker.pages.guard import guard
from matchmaker.pages.hulpvraag import afdrukken, antwoorden, doen, lezen
from matchmaker.pages.inzage import nakijken
from matchmaker.pages.overzicht import pagina
from matchmaker.pages.personen import rechten
from matchmaker.pages.render import OUTSIDE, STATIC, TEMPLATES, add_headers, make_templates
from matchmaker.pages.sociale_kaart import bevestigen, bijhouden, dienst, inlezen, wijzigen, zoeken
from matchmaker.pages.teller import TELLER, Teller, tel
from matchmaker.pages.vrijwilligers import lijst, schrijven, vrijwilliger
from matchmaker.settings import Settings


def make_pages(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    """Make the coordinators' application; the matchmaker stays the caller's to close."""
    app = _make(matchmaker, settings)
    redis = settings.limiet_opslag
    app[AANMELDGRENS] = Grens(
        "aanmelden", settings.limiet_aanmelden, redis.get_secret_value() if redis else "memory://"
    )
    app.on_cleanup.append(_close)
    if keuzes := settings.oidc():
        address = f"{(settings.adres or '').rstrip('/')}{PAGES}{organisatie.TERUG}"
        app[organisatie.AANBIEDER] = Aanbieder(keuzes, address, matchmaker.clock)
        organisatie.add_routes(app)
    for own in (sign_in, tweede_stap, account, eigen, medewerkers):
        own.add_routes(app)
    for part in (zoeken, dienst, wijzigen, bijhouden, inlezen):
        part.add_routes(app)
    for work in (vandaag, queue, nazorg, lezen, doen, antwoorden, afdrukken):
        work.add_routes(app)
    for volunteers in (lijst, schrijven, vrijwilliger):
        volunteers.add_routes(app)
    pagina.add_routes(app)
    nakijken.add_routes(app)
    rechten.add_routes(app)
    app.router.add_static("/static", Path(__file__).parent / "static", name=STATIC)
    return app


async def _close(app: web.Application) -> None:
    await app[AANMELDGRENS].close()


def make_link_pages(matchmaker: Matchmaker, settings: Settings) -> Iterator[tuple[str, web.Application]]:
    """Make an application for each prefix of pages that somebody outside opens with a link that they were sent.

    The matchmaker stays the caller's to close.
    """
    for prefix, part in ((PUBLIC_PAGES, bevestigen), (VOORSTEL_PAGES, voorstel_link)):
        app = _make(matchmaker, settings)
        app[OUTSIDE] = True
        app.on_response_prepare.append(_keep_address)
        part.add_routes(app)
        yield prefix, app


async def _keep_address(_: web.Request, response: web.StreamResponse) -> None:
    """Let a browser tell the address to no other page, of ours neither: it bears the link."""
    response.headers["Referrer-Policy"] = "no-referrer"


def _make(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    app = web.Application(middlewares=[error_pages, guard, noteer, tel])
    app[MATCHMAKER] = matchmaker
    app[SETTINGS] = settings
    app[TEMPLATES] = make_templates()
    app[JOURNAAL] = Journaal(matchmaker, Wijze.PAGINA, Wijze.LIJST)
    app[TELLER] = Teller()
    app.on_response_prepare.append(add_headers)
    return app
