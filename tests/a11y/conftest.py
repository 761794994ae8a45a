"""The same browser and site as tests/web."""

from tests.web.conftest import (  # noqa: F401 - fixtures used by name
    browser,
    chat_page,
    elsewhere,
    engine,
    settings,
    site,
    widget,
)
