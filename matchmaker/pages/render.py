"""Make pages of templates, with what every page needs and the headers that every page has."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.telefoon import as_dialled
from matchmaker.keys import COORDINATOR, PAGES, SETTINGS
from matchmaker.pages import dates, labels
from matchmaker.pages.guard import PUBLIC, csrf_token, is_lezer
from matchmaker.pages.sociale_kaart import woorden
from matchmaker.pages.teller import AANTAL

TEMPLATES = web.AppKey("TEMPLATES", Environment)
OUTSIDE = web.AppKey("OUTSIDE", bool)  # these pages are for people who do not work here
STATIC = f"{PUBLIC}static"  # name of the route of the style sheet

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # addresses bear the referentie: not to other sites
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "keukentafel",
}

# What is said after a form was handled; the code travels in the address.
MELDINGEN = {
    "geclaimd": "U hebt deze hulpvraag opgepakt.",
    "status": "De stap is opgeslagen.",
    "teruggegeven": "De hulpvraag is terug in de wachtrij.",
    "overgedragen": "De hulpvraag is nu bij uw collega.",
    "gesprek": "Het gesprek is genoteerd.",
    "melding": "De melding voor de Wmo is opgeslagen.",
    "voorstel": "Het voorstel is gedaan.",
    "link-gemaild": "De mail met de nieuwe link staat klaar. De vorige link werkt niet meer.",
    "voorstel-ja": "Fijn, zij zeiden ja. Breng hen nu samen.",
    "voorstel-nee": "Het antwoord is genoteerd.",
    "voorstel-intrekken": "Het voorstel is ingetrokken.",
    "opgevolgd": "De uitkomst is opgeslagen.",
    "verzet": "De nieuwe dag is opgeslagen.",
    "niets-nieuws": "Er ligt nu niets nieuws voor u in de wachtrij.",
    "notitie": "De notitie is opgeslagen.",
    "bevestigd": "U hebt bevestigd dat dit nog klopt.",
    "gewijzigd": "De wijziging is opgeslagen.",
    "ongewijzigd": "Er was niets anders dan wat er al stond.",
    "uitgehaald": "Dit aanbod is uit de sociale kaart gehaald.",
    "teruggezet": "Dit aanbod staat weer in de sociale kaart.",
    "ingelezen": "De sociale kaart is ingelezen.",
    "vrijwilliger": "De vrijwilliger staat erin.",
    "genoteerd": "Dit is genoteerd.",
    "gekoppeld": "De koppeling is genoteerd.",
    "losgekoppeld": "De koppeling is beëindigd.",
    "verwijderd": "De gegevens van de vrijwilliger zijn gewist.",
    "persoon-gewist": "Alles van deze persoon is gewist.",
    "wachtwoord": "Uw wachtwoord is gewijzigd. Op andere computers moet u zich opnieuw aanmelden.",
    "sessies": "Op andere computers bent u afgemeld.",
    "sessies-ander": "Deze medewerker is overal afgemeld.",
    "tweede-stap-weg": "De tweede stap is weg. Deze medewerker stelt hem bij het aanmelden opnieuw in.",
    "medewerker-weg": "Deze medewerker heeft geen toegang meer.",
    "tweede-stap-uit": "U meldt zich weer aan met alleen uw wachtwoord.",
    "afgemeld": "U bent afgemeld.",
}

# The same, of what went wrong.
FOUTMELDINGEN = {
    "opnieuw": "Dat duurde te lang, of er waren te veel verkeerde codes. Begin opnieuw met uw wachtwoord.",
    "onbereikbaar": "Uw organisatie is nu niet te bereiken. Probeer het over een paar minuten nog eens.",
    "niet-gelukt": "Aanmelden bij uw organisatie is niet gelukt. Begin opnieuw.",
    "geen-account": "Uw organisatie kent u, maar u hebt hier nog geen toegang. Vraag het uw beheerder.",
}


def make_templates() -> Environment:
    """Make the environment of the templates; everything is escaped."""
    made = Environment(
        loader=PackageLoader("matchmaker.pages"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["telefoon"] = as_dialled
    made.filters["in_address"] = in_address
    made.globals |= {"labels": labels, "dates": dates, "pages": PAGES}
    made.globals |= {"profiel": profiel(), "woorden": woorden}
    return made


def in_address(id_: str) -> str:
    """Write an id as one part of an address, whatever signs it has."""
    return quote(id_, safe="")


def page(request: web.Request, template: str, status: int = 200, **context: Any) -> web.Response:
    """Render a page."""
    settings = request.app[SETTINGS]
    html = (
        request.app[TEMPLATES]
        .get_template(template)
        .render(
            coordinator=request.get(COORDINATOR),
            csrf=partial(csrf_token, request),
            gemeente=settings.gemeente,
            demo=settings.demo,
            outside=request.app.get(OUTSIDE, False),
            lezer=is_lezer(request),
            wachtend=request.get(AANTAL),
            melding=MELDINGEN.get(request.query.get("melding", "")),
            foutmelding=FOUTMELDINGEN.get(request.query.get("melding", "")),
            **context,
        )
    )
    return web.Response(text=html, content_type="text/html", status=status)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set the headers of every answer (signal `on_response_prepare`)."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    # Pages hold personal data; the style sheet does not, and is asked for again only when it changed.
    static = request.match_info.route.name == STATIC
    response.headers["Cache-Control"] = "no-cache" if static else "no-store"
