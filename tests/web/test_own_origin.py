"""Nothing of a third party, no cookie, and a strict policy: on our own page and on that of a municipality."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page

from tests.web.conftest import BROWSER, ChatPage, Site, opened
from tests.webchat.fake_engine import FakeEngine

pytestmark = BROWSER

# What the host page has to allow, and no more: our origin for scripts and connections.
HOST_CSP = (
    "default-src 'none'; script-src {gateway}; connect-src {gateway}; require-trusted-types-for 'script'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HOST_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Gemeente</title>
<script src="{gateway}/static/keukentafel.js" type="module"></script></head>
<body><main><h1>Hulp</h1></main></body></html>"""


def _listen(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.on("page", lambda other: asked.append(other.url))
    return asked


async def _everything(chat: ChatPage) -> None:
    """Use all that the chat has."""
    page = chat.page
    await chat.say("hallo")
    await chat.sees("U zei: hallo")
    await chat.say("knoppen")
    await page.get_by_role("button", name="Ja, dat klopt").click()
    await chat.sees("U zei: /bevestigen")
    await page.get_by_role("button", name="Tekst groter").click()
    await page.get_by_role("button", name="Dat bedoelde ik niet").click()
    await chat.more()
    async with page.expect_download():
        await page.get_by_role("button", name="Bewaar dit gesprek").click()
    await page.get_by_role("button", name="Stop en wis").click()
    await page.get_by_role("button", name="Ja, stop en wis").click()
    await page.get_by_role("button", name="Begin een nieuw gesprek").click()
    await chat.greeted()


@pytest.mark.parametrize("where", ["page", "widget"])
async def test_no_request_to_anybody_else(
    browser: Browser, site: Site, engine: FakeEngine, where: str
) -> None:
    """Whatever is used, every request is to our own origin, no cookie is set, and the policy refuses nothing."""
    async with opened(browser, site, engine, accept_downloads=True) as chat:
        asked = _listen(chat.page)
        await (chat.open() if where == "page" else chat.open_widget())
        await _everything(chat)
        assert asked and [url for url in asked if not url.startswith((site.url, f"blob:{site.url}"))] == []
        assert await chat.page.context.cookies() == []
        styled = "document.querySelectorAll('[style], style, script:not([src])').length"
        assert await chat.page.evaluate(styled) == 0
        inside = await chat.page.locator("keukentafel-chat").count() and await chat.page.locator(
            "keukentafel-chat"
        ).evaluate("e => e.shadowRoot.querySelectorAll('[style], style, script').length")
        assert inside == 0


async def test_on_another_site_with_a_strict_policy(
    browser: Browser, settings: Any, engine: FakeEngine
) -> None:
    """A page of another origin that allows scripts and connections of ours, and no style, holds a conversation."""
    host = web.Application()
    server = TestServer(host)
    gateway = ""

    async def page_of_host(_: web.Request) -> web.Response:
        return web.Response(
            text=HOST_PAGE.format(gateway=gateway),
            content_type="text/html",
            headers={"Content-Security-Policy": HOST_CSP.format(gateway=gateway)},
        )

    async def nothing(_: web.Request) -> web.Response:
        return web.Response(status=204)

    host.router.add_get("/", page_of_host)
    host.router.add_get("/favicon.ico", nothing)
    await server.start_server()
    named = f"http://127.0.0.1:{server.port}"
    site = Site(settings.model_copy(update={"herkomsten": named}))
    await site.start()
    gateway = site.url
    try:
        async with opened(browser, site, engine) as chat:
            asked = _listen(chat.page)
            await chat.page.goto(named)
            await chat.page.get_by_role("button", name="Praat met ons").click()
            await chat.greeted()
            await _everything(chat)
            assert {urlsplit(url).netloc for url in asked if not url.startswith("blob:")} == {
                f"127.0.0.1:{server.port}",
                urlsplit(gateway).netloc,
            }
            assert await chat.page.context.cookies() == []
            await chat.page.get_by_role("button", name="Snel weg").click()
            await chat.page.get_by_role("heading", name="Het weer").wait_for()
    finally:
        await site.stop()
        await server.close()
