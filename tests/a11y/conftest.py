"""The same browser and site as tests/web."""

from tests.web.conftest import browser, chat_page, engine, settings, site  # noqa: F401 - fixtures used by name
