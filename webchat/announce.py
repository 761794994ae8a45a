"""Tells on standard output where everything is, once, when it is all there."""

import asyncio

from aiohttp import web

from matchmaker.demo.load import announcement as demo_announcement
from webchat.health import readiness
from webchat.paden import API
from webchat.privacy import waarschuwing
from webchat.settings import WebchatSettings

_POLL = 0.5  # seconds between two looks at the engine
_PATIENCE = 60  # looks before the first sign of life


async def announce_when_ready(app: web.Application, settings: WebchatSettings, port: int) -> None:
    """Print the addresses as soon as database and engine can be used."""
    looks = 0
    while (state := await readiness(app))["status"] != "ok":
        looks += 1
        if looks % _PATIENCE == 0:
            what = "de database" if not state["database"] else "de bot (Rasa)"
            print(f"Nog even wachten op {what}…", flush=True)
        await asyncio.sleep(_POLL)
    print(announcement(settings, port, state["pijplijn"]), flush=True)


def announcement(settings: WebchatSettings, port: int, pijplijn: str | None) -> str:
    """Return the block of text for whoever started the software."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::", "") else settings.host  # noqa: S104
    base = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    lines = [
        "",
        "Keukentafel is klaar.",
        f"  Chat voor inwoners:       {base}/",
        f"  Voor coördinatoren:       {base}/coordinator",
        f"  API van de chat:          {base}{API}",
        f"  API van de wachtrij:      {base}/api/matchmaker/v1",
        f"  Gereed?                   {base}/readyz",
        f"  Nederlandse pijplijn:     {pijplijn or 'onbekend'}",
    ]
    if warning := waarschuwing(settings):
        lines += ["", warning]
    if settings.demo:
        lines += [f"  Voorbeeld op een site:    {base}/demo", "", demo_announcement()]
    return "\n".join([*lines, "", "Stoppen: Ctrl-C", ""])
