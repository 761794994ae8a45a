"""The chat page with script (`/`), the same conversation as plain forms (`/gesprek`), what the widget needs."""

from pathlib import Path

import jinja2
from aiohttp import web

from webchat.keys import SETTINGS
from webchat.paden import FILES
from webchat.pages import demo, forms, instellingen
from webchat.pages.render import TEMPLATES, render

_HERE = Path(__file__).parent
STATIC = _HERE.parent / "static"


def add_routes(app: web.Application) -> None:
    """Add the pages and the files they need."""
    app[TEMPLATES] = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    app.router.add_get("/", chat)
    app.router.add_get(instellingen.PATH, instellingen.show)
    app.router.add_static(FILES, STATIC)
    if app[SETTINGS].demo:
        app.router.add_get(demo.PATH, demo.show)
    forms.add_routes(app)


async def chat(request: web.Request) -> web.Response:
    """Show the chat page."""
    return render(request, "chat.html", instellingen=instellingen.instellingen(request.app[SETTINGS]))
