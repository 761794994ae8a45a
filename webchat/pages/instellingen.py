"""What the scripts of page and widget need to know of this gateway."""

from dataclasses import asdict
from typing import Any

from aiohttp import hdrs, web

from webchat.keys import SETTINGS
from webchat.paden import API
from webchat.pages.voortgang import VRAGEN
from webchat.privacy import privacy
from webchat.settings import WebchatSettings

PATH = f"{API}/instellingen"


def instellingen(settings: WebchatSettings) -> dict[str, Any]:
    """Return what is said of the municipality, the limits, and the order of the questions; nothing secret."""
    return {
        "gemeente": settings.gemeente,
        "telefoon": settings.telefoon,
        "openingstijden": settings.openingstijden,
        "maxTekens": settings.max_tekens,
        "bewaarUren": settings.bewaar_uren,
        "snelWeg": settings.snel_weg,
        "privacy": asdict(privacy(settings)),
        "vragen": VRAGEN,
    }


async def show(request: web.Request) -> web.Response:
    """GET /instellingen: 200 with what `instellingen` returns; no token is needed."""
    return web.json_response(instellingen(request.app[SETTINGS]), headers={hdrs.CACHE_CONTROL: "no-cache"})
