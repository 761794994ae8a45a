"""What has to be looked at: what organisations say is wrong, what nobody confirmed, what was taken out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from matchmaker.core.errors import NotFound
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES, PUBLIC_PAGES, SETTINGS
from matchmaker.pages import guard
from matchmaker.pages.buiten import buiten
from matchmaker.pages.render import page
from matchmaker.pages.sociale_kaart.zoeken import KAART

KEEP = f"{KAART}/bijhouden"
LINKS = f"{KAART}/links"
MOST = 100  # services that are shown, and links that are made at once

_LONGEST_MAIL = 1800  # signs of an address that every mail program takes


@dataclass(frozen=True)
class Organisatie:
    """An organisation with its services that nobody confirmed for a long time."""

    naam: str
    aanbod: tuple[Aanbod, ...]


@dataclass(frozen=True)
class Link:
    """A link by which an organisation confirms one service."""

    aanbod: Aanbod
    adres: str


async def show(request: web.Request) -> web.Response:
    """GET what has to be looked at."""
    matchmaker = request.app[MATCHMAKER]
    stale = await matchmaker.niet_bevestigd(MOST + 1)
    return page(
        request,
        "sociale_kaart/bijhouden.html",
        reports=await matchmaker.meldingen(MOST),
        organizations=_by_organization(stale[:MOST]),
        more=len(stale) > MOST,
        most=MOST,
        taken_out=await matchmaker.uitgehaald(),
    )


async def confirm(request: web.Request) -> web.Response:
    """POST that a service is right, from the list."""
    await request.app[MATCHMAKER].bevestig(
        await guard.text_field(request, "dienst"), request[COORDINATOR].naam
    )
    return guard.see_other(f"{PAGES}{KEEP}?melding=bevestigd")


async def make_links(request: web.Request) -> web.Response:
    """POST which services; the answer shows a link for each, once."""
    matchmaker = request.app[MATCHMAKER]
    asked = (await guard.text_fields(request)).get("dienst", [])
    links = []
    for service_id in list(dict.fromkeys(asked))[:MOST]:
        one = await matchmaker.aanbod(service_id)
        token = await matchmaker.bevestigingslink(service_id, request[COORDINATOR].naam)
        links.append(Link(one, buiten(request, f"{PUBLIC_PAGES}/bevestigen/{token}")))
    if not links:
        raise NotFound("no service was chosen")
    text = _mail(request, links)
    to = next((link.aanbod.email for link in links if link.aanbod.email), None)
    return page(
        request, "sociale_kaart/links.html", links=links, mail=text, to=to, mailto=_mailto(to or "", text)
    )


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get(KEEP, show)
    app.router.add_post(f"{KEEP}/bevestigen", confirm)
    app.router.add_post(LINKS, make_links)


def _by_organization(stale: Iterable[Aanbod]) -> list[Organisatie]:
    """Group by organisation, the one that has waited longest first."""
    groups: dict[str, list[Aanbod]] = {}
    for one in stale:
        groups.setdefault(one.organization_id, []).append(one)
    return [Organisatie(group[0].organisatie, tuple(group)) for group in groups.values()]


def _mail(request: web.Request, links: Iterable[Link]) -> str:
    listed = "\n".join(f"- {link.aanbod.naam}\n  {link.adres}" for link in links)
    return (
        "Goedendag,\n\n"
        f"In de sociale kaart van {request.app[SETTINGS].gemeente} staat wat u voor inwoners doet. "
        "Wilt u kijken of het nog klopt? Het kost u een minuut.\n\n"
        f"{listed}\n\n"
        "Elke link werkt één keer, dertig dagen lang. U hoeft zich niet aan te melden.\n\n"
        f"Met vriendelijke groet,\n{request[COORDINATOR].naam}"
    )


def _mailto(to: str, text: str) -> str | None:
    """Give an address that opens a mail program; None where the text is too long for that."""
    address = f"mailto:{quote(to, safe='@')}?subject={quote('Klopt dit nog?')}&body={quote(text)}"
    return address if len(address) <= _LONGEST_MAIL else None
