"""Where a sign-in ends, however it went."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.aanmelden.sessie import Session
from matchmaker.core.coordinator import Functie
from matchmaker.keys import MATCHMAKER, PAGES, SETTINGS, session_cookie
from matchmaker.pages import guard
from matchmaker.pages.overzicht.pagina import OVERZICHT


async def welcome(request: web.Request, session: Session, naar: str) -> web.Response:
    """Give the browser its session and lead it on; a session that it had before ends."""
    response = guard.see_other(first_page(session, naar))
    await take_over(request, response, session)
    return response


async def take_over(request: web.Request, response: web.Response, session: Session) -> None:
    """Give the browser a session in the place of the one it had."""
    if before := request.cookies.get(session_cookie(request.app[SETTINGS])):
        await request.app[MATCHMAKER].sign_out(before)
    guard.begin(request, response, session)
    known = await request.app[MATCHMAKER].onthoud_toestel(session.coordinator, guard.toestel(request))
    guard.remember_toestel(request, response, known)


def first_page(session: Session, naar: str) -> str:
    """Give where somebody comes who signs in."""
    if session.coordinator.functie is Functie.LEZER and naar == guard.START:
        return f"{PAGES}{OVERZICHT}"  # the one page that is theirs
    return naar
