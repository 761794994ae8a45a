"""The chat on another site: named origins may, no other."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.webchat.conftest import API, Caller, Opener
from webchat.settings import WebchatSettings

SITE = "https://www.linderwoude.example"
ASKS = {"Origin": SITE, "Access-Control-Request-Method": "POST"}


async def _preflight(chat: Caller, **more: str) -> Any:
    return await chat.client.options(f"{API}/berichten", headers=ASKS | more)


async def test_a_named_site(open_chat: Opener) -> None:
    """Preflight, call and error carry the exact origin, and let the site read what it needs."""
    async with open_chat(herkomsten=f"https://ander.example, {SITE.upper()}") as chat:
        await chat.begin()
        preflight = await _preflight(chat)
        assert preflight.status == 204 and await preflight.read() == b""
        allowed = preflight.headers["Access-Control-Allow-Headers"]
        for name in ("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"):
            assert name in allowed
        assert "DELETE" in preflight.headers["Access-Control-Allow-Methods"]
        cross = {"Origin": SITE, "Sec-Fetch-Site": "cross-site"}
        answer = await chat.post({"tekst": "hallo"}, **cross)
        refused = await chat.post({}, **cross)
        assert (answer.status, refused.status) == (200, 422)
        for response in (preflight, answer, refused):
            assert response.headers["Access-Control-Allow-Origin"] == SITE
            assert "Access-Control-Allow-Credentials" not in response.headers
            assert "Origin" in response.headers["Vary"]
        assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "origin", ["https://kwaad.example", f"{SITE}.kwaad.example", SITE.replace("https", "http"), "null"]
)
async def test_another_site(open_chat: Opener, origin: str) -> None:
    """A site that is not named gets no preflight, begins nothing and may read nothing."""
    async with open_chat(herkomsten=SITE) as chat:
        preflight = await _preflight(chat, Origin=origin)
        assert preflight.status == 403
        begun = await chat.client.post(
            f"{API}/sessies", headers={"Origin": origin, "Sec-Fetch-Site": "cross-site"}
        )
        assert begun.status == 403 and "deze website" in (await begun.json())["detail"]
        for response in (preflight, begun):
            assert "Access-Control-Allow-Origin" not in response.headers


async def test_without_names_nobody(chat: Caller) -> None:
    """By default no other site may, and nothing about origins is said; the own page may, a program too."""
    assert (await _preflight(chat)).status == 403
    own = {"Origin": f"http://127.0.0.1:{chat.client.port}", "Sec-Fetch-Site": "same-origin"}
    assert (await chat.client.post(f"{API}/sessies", headers=own)).status == 201
    plain = await chat.client.options(f"{API}/berichten")
    assert plain.status == 405 and "Vary" not in plain.headers


async def test_the_files_of_the_widget(open_chat: Opener) -> None:
    """A named site may load the modules and styles; the pages stay closed to other sites."""
    async with open_chat(herkomsten=SITE) as chat:
        script = await chat.client.get("/static/verbinding.js", headers={"Origin": SITE})
        assert script.headers["Access-Control-Allow-Origin"] == SITE
        assert script.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        page = await chat.client.get("/", headers={"Origin": SITE})
        assert "Access-Control-Allow-Origin" not in page.headers


@pytest.mark.parametrize(
    "wrong", ["*", "https://*.gemeente.example", "gemeente.example", "https://a.example/chat"]
)
def test_only_exact_origins(wrong: str) -> None:
    """A wildcard, a path or a bare name is refused at the start."""
    with pytest.raises(ValidationError):
        WebchatSettings(herkomsten=wrong)
