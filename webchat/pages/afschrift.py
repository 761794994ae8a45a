"""The conversation as a file to keep: one page that needs nothing of the site any more."""

from aiohttp import hdrs, web

from webchat.dates import day_and_time
from webchat.keys import CHAT
from webchat.pages.render import render

FILENAME = "keukentafelgesprek.html"


async def download(request: web.Request, gesprek: str) -> web.Response:
    """Return the conversation so far as a download, for the API and the forms alike. Raises `OpslagError`."""
    afschrift = await request.app[CHAT].copy(gesprek)
    response = render(
        request,
        "afschrift.html",
        berichten=afschrift.berichten,
        wacht=afschrift.wacht,
        bewaard_op=day_and_time(afschrift.op),
    )
    response.headers[hdrs.CONTENT_DISPOSITION] = f'attachment; filename="{FILENAME}"'
    response.headers[hdrs.CACHE_CONTROL] = "no-store"
    return response
