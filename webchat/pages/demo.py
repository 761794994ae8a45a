"""A page of a municipality that does not exist, with the widget on it; in demo mode only."""

from aiohttp import web

from webchat.pages.render import render

PATH = "/demo"


async def show(request: web.Request) -> web.Response:
    """GET /demo: the page."""
    return render(request, "demo.html")
