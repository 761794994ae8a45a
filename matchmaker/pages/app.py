"""The pages as an aiohttp application, to be mounted under `matchmaker.keys.PAGES`."""

from __future__ import annotations

from aiohttp import web

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.keys import MATCHMAKER, SETTINGS
from matchmaker.settings import Settings


def make_pages(matchmaker: Matchmaker, settings: Settings) -> web.Application:
    """Make the application; the matchmaker stays the caller's to close."""
    app = web.Application()
    app[MATCHMAKER] = matchmaker
    app[SETTINGS] = settings
    return app
