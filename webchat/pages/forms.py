"""The conversation without script: forms, a cookie that only the server reads, redirects after each post."""

import contextlib
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from webchat.chat import Uitslag
from webchat.errors import (
    ChatError,
    GeenToegangError,
    LeegError,
    OngeldigError,
    OpslagError,
    VerkeerdeHerkomstError,
)
from webchat.keys import CHAT, SETTINGS
from webchat.model import Bericht, Knop, Van
from webchat.paden import FORMS
from webchat.pages import afschrift
from webchat.pages.render import render
from webchat.pages.voortgang import asked, open_question, progress
from webchat.privacy import TOESTEMMING
from webchat.tokens import new_id
from webchat.vernieuwing import COOKIE, opened, set_cookie


def add_routes(app: web.Application) -> None:
    """Add the pages under `/gesprek`."""
    app.router.add_post(FORMS, begin)
    app.router.add_get(FORMS, show)
    app.router.add_post(f"{FORMS}/berichten", say)
    app.router.add_get(f"{FORMS}/bewaren", keep)
    app.router.add_get(f"{FORMS}/stoppen", ask_stop)
    app.router.add_post(f"{FORMS}/stoppen", stop)
    app.router.add_post(f"{FORMS}/weg", leave)


@web.middleware
async def same_site_forms(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a form that another site posts, by what the browser itself says of its origin.

    The cookie is SameSite=Strict as well; a program that is no browser sends neither header and has no cookie
    of somebody else.
    """
    if request.method == "POST" and request.path.startswith(FORMS):
        site = request.headers.get("Sec-Fetch-Site")
        origin = request.headers.get("Origin")
        if site is not None:
            foreign = site not in ("same-origin", "none")
        else:
            foreign = origin is not None and urlsplit(origin).netloc != request.host
        if foreign:
            raise VerkeerdeHerkomstError
    return await handler(request)


async def begin(request: web.Request) -> web.StreamResponse:
    """Start a conversation, or go on with the one of the cookie."""
    try:
        await _gesprek(request)
    except GeenToegangError:
        begonnen = await request.app[CHAT].begin()
        response = _see_other()
        set_cookie(request, response, begonnen.token)
        return response
    return _see_other()


async def show(request: web.Request) -> web.StreamResponse:
    """Show the conversation with the field and the buttons."""
    try:
        gesprek = await _gesprek(request)
    except GeenToegangError as error:
        return _gone(request, "Er is geen gesprek", error.detail, status=200)
    return await _page(request, gesprek, verbeter="verbeter" in request.query)


async def say(request: web.Request) -> web.StreamResponse:
    """Take a text or a button; what cannot be taken comes back on the page, with the text still in the field."""
    form = await _form(request)
    tekst, knop, sleutel = form.get("tekst", ""), form.get("knop"), form.get("sleutel")
    try:
        gesprek = await _gesprek(request)
    except GeenToegangError as error:
        return _gone(request, error.titel, error.detail, tekst, status=401)
    chat = request.app[CHAT]
    try:
        if knop is not None:
            uitslag = await chat.press(gesprek, knop, sleutel)
        else:
            uitslag = await chat.say(gesprek, tekst, sleutel)
    except LeegError:
        return _see_other()
    except GeenToegangError:
        raise
    except ChatError as error:
        return await _page(request, gesprek, fout=error.detail, tekst=tekst, status=error.status)
    if uitslag.gewist:
        return _wiped(request, uitslag)
    return _see_other()


async def keep(request: web.Request) -> web.StreamResponse:
    """Give the conversation as a page to download."""
    try:
        gesprek = await _gesprek(request)
    except GeenToegangError as error:
        return _gone(request, error.titel, error.detail, status=401)
    return await afschrift.download(request, gesprek)


async def ask_stop(request: web.Request) -> web.StreamResponse:
    """Ask whether the person is sure."""
    return render(request, "stoppen.html")


async def stop(request: web.Request) -> web.StreamResponse:
    """Wipe the conversation."""
    with contextlib.suppress(GeenToegangError):  # gone already: that is what the person wants
        await request.app[CHAT].stop(await _gesprek(request))
    return _wiped(request, Uitslag(()))


async def leave(request: web.Request) -> web.StreamResponse:
    """Wipe the conversation, forget it in this browser, and go to the neutral page at once."""
    with contextlib.suppress(GeenToegangError, OpslagError):  # whatever happens, the person gets away
        await request.app[CHAT].stop(await _gesprek(request))
    response = render(request, "weg.html", naar=request.app[SETTINGS].snel_weg)
    response.del_cookie(COOKIE, path=FORMS)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


async def _page(
    request: web.Request,
    gesprek: str,
    *,
    fout: str = "",
    tekst: str = "",
    status: int = 200,
    verbeter: bool = False,
) -> web.Response:
    uitslag = await request.app[CHAT].history(gesprek)
    said = [bericht.tekst for bericht in uitslag.berichten if bericht.van is Van.MENS]
    vraag = open_question(uitslag.berichten)
    if verbeter and said:
        tekst = correction(said[-1], vraag)
    return render(
        request,
        "gesprek.html",
        status=status,
        berichten=uitslag.berichten,
        knoppen=open_buttons(uitslag.berichten),
        toestemming=vraag == TOESTEMMING,
        wacht=uitslag.wacht,
        fout=fout,
        tekst=tekst,
        sleutel=new_id(),
        voortgang=progress(asked(uitslag.berichten)),
        verbeter=bool(said) and not verbeter,
    )


def correction(said: str, vraag: str | None) -> str:
    """Return what the person may send after "Dat bedoelde ik niet", as verbeter.js does with script."""
    return "Zo bedoelde ik het niet." if vraag is None else f"Ik bedoel: {said}"


def open_buttons(berichten: tuple[Bericht, ...]) -> tuple[Knop, ...]:
    """Return the buttons of the last thing the bot said, when nothing was answered since."""
    knoppen: tuple[Knop, ...] = ()
    for bericht in berichten:
        if bericht.van is Van.MENS:
            knoppen = ()
        elif not bericht.melding:
            knoppen = bericht.knoppen
    return knoppen


def _wiped(request: web.Request, uitslag: Uitslag) -> web.Response:
    telefoon = request.app[SETTINGS].telefoon
    response = render(
        request,
        "gewist.html",
        kop="Uw gesprek is gewist",
        berichten=uitslag.berichten,
        uitleg="Wat u hier typte, is weg. Hebt u al iets doorgegeven aan de gemeente? Dat staat daar nog. "
        f"Wilt u ook dat laten weghalen? Bel dan {telefoon}.",
        tekst="",
    )
    response.del_cookie(COOKIE, path=FORMS)
    return response


def _gone(request: web.Request, kop: str, uitleg: str, tekst: str = "", *, status: int) -> web.Response:
    return render(request, "gewist.html", status=status, kop=kop, berichten=(), uitleg=uitleg, tekst=tekst)


async def _gesprek(request: web.Request) -> str:
    return await opened(request, request.cookies.get(COOKIE, ""))


async def _form(request: web.Request) -> dict[str, str]:
    """Return the fields of a form; raises `OngeldigError` for what is no form of ours."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise OngeldigError  # with files, or with no form at all
    try:
        fields = await request.post()
    except (ValueError, LookupError) as error:
        raise OngeldigError from error
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _see_other() -> web.Response:
    return web.Response(status=303, headers={"Location": f"{FORMS}#antwoord"})
