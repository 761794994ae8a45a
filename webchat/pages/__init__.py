"""The chat page, with and without script."""

from aiohttp import web


def add_routes(app: web.Application) -> None:
    """Add the pages."""
