"""The pages over HTTP: headers, forms, cookie, what another site cannot do."""

import gzip
import io
import re
from typing import Any

import pytest

from tests.webchat.conftest import Caller, Opener
from webchat.pages import STATIC


async def _begin(chat: Caller) -> None:
    response = await chat.client.post("/gesprek", allow_redirects=False)
    assert response.status == 303
    # The test client keeps no cookie of an IP address by itself.
    chat.token = response.cookies["kt_gesprek"].value


def _cookie(chat: Caller) -> dict[str, str]:
    return {"Cookie": f"kt_gesprek={chat.token}"}


@pytest.mark.parametrize(
    "path", ["/", "/gesprek", "/gesprek/stoppen", "/static/chat.js", "/onzin", "/healthz"]
)
async def test_security_headers_everywhere(chat: Caller, path: str) -> None:
    """Every answer carries a strict policy: own files only, nothing inline, no framing, no referrer."""
    response = await chat.client.get(path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "aiohttp" not in response.headers["Server"].lower()


async def test_no_inline_script_or_style(chat: Caller) -> None:
    """No page carries script or style in itself."""
    await _begin(chat)
    for path in ("/", "/gesprek", "/gesprek/stoppen"):
        html = await (await chat.client.get(path, headers=_cookie(chat))).text()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", html)


async def test_the_page_says_what_it_is(chat: Caller) -> None:
    """The page is Dutch and says: a computer, stop at any time, anonymous, and a telephone number."""
    html = await (await chat.client.get("/")).text()
    assert '<html lang="nl">' in html
    for words in (
        "computer",
        "altijd stoppen",
        "anoniem",
        'href="tel:140000"',
        "14 0000",
        "Gemeente Linderwoude",
    ):
        assert words in html


async def test_the_script_is_small(chat: Caller) -> None:
    """All script of page and widget together stays under 30 kB as it is sent packed."""
    size = 0
    for file in sorted(STATIC.glob("*.js")):
        response = await chat.client.get(f"/static/{file.name}")
        assert response.status == 200
        size += len(gzip.compress(await response.read()))
    assert 0 < size < 30_000


async def test_the_cookie(chat: Caller) -> None:
    """The one cookie is for the server alone, for these pages alone, and never sent from another site."""
    response = await chat.client.post("/gesprek", allow_redirects=False)
    cookie = response.cookies["kt_gesprek"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/gesprek"
    assert not cookie["secure"]


async def test_the_cookie_behind_https(open_chat: Opener) -> None:
    """Behind HTTPS the cookie is marked Secure."""
    async with open_chat(https=True) as chat:
        response = await chat.client.post("/gesprek", allow_redirects=False)
        assert response.cookies["kt_gesprek"]["secure"]
        assert "max-age" in response.headers["Strict-Transport-Security"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://kwaad.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/gesprek", "/gesprek/berichten", "/gesprek/stoppen"])
async def test_forms_of_another_site(chat: Caller, path: str, headers: dict[str, str]) -> None:
    """A form that another site posts is refused, and changes nothing."""
    await _begin(chat)
    response = await chat.client.post(path, data={"tekst": "kwaad"}, headers={**_cookie(chat), **headers})
    assert response.status == 403
    assert [b["van"] for b in await chat.history()] == ["bot"]


async def test_a_form_of_our_own(chat: Caller) -> None:
    """Our own form is taken, by Sec-Fetch-Site and, in an older browser, by Origin."""
    await _begin(chat)
    own = f"http://{chat.client.host}:{chat.client.port}"
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": own}, {}):
        response = await chat.client.post(
            "/gesprek/berichten",
            data={"tekst": "hallo"},
            headers={**_cookie(chat), **headers},
            allow_redirects=False,
        )
        assert response.status == 303


async def test_html_is_escaped(chat: Caller) -> None:
    """What somebody typed is shown as text, in the conversation and in the field."""
    await _begin(chat)
    markup = "</textarea><script>alert(1)</script>"
    await chat.client.post("/gesprek/berichten", data={"tekst": markup}, headers=_cookie(chat))
    long = await chat.client.post(
        "/gesprek/berichten", data={"tekst": markup + "a" * 5000}, headers=_cookie(chat)
    )
    page = await (await chat.client.get("/gesprek", headers=_cookie(chat))).text()
    for html in (page, await long.text()):
        assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html


async def test_the_same_form_twice_counts_once(chat: Caller) -> None:
    """A form carries a key, so that a double click is one message."""
    await _begin(chat)
    for _ in range(2):
        await chat.client.post(
            "/gesprek/berichten", data={"tekst": "hallo", "sleutel": "abc"}, headers=_cookie(chat)
        )
    assert [b["tekst"] for b in await chat.history() if b["van"] == "mens"] == ["hallo"]


@pytest.mark.parametrize(
    "body",
    [
        {"data": b"\xff\xfe", "headers": {"Content-Type": "application/x-www-form-urlencoded; charset=zorg"}},
        {"data": b"tekst=%ff%fe"},
        {"data": b"--x\r\nonzin", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
        {"data": b"--x", "headers": {"Content-Type": "multipart/form-data"}},
        {"data": {"tekst": io.BytesIO(b"bestand")}},
        {"json": {"tekst": "a"}},
        {"data": {"knop": "/onbekend"}},
        {"data": {"tekst": "a" * 200_000}},
        {"data": {"tekst": "a\0b\x1b"}},
    ],
)
async def test_odd_forms(chat: Caller, body: dict[str, Any]) -> None:
    """A form that cannot be read or taken gives a page, never a 500."""
    await _begin(chat)
    headers = {**_cookie(chat), **body.pop("headers", {})}
    response = await chat.client.post("/gesprek/berichten", headers=headers, **body)
    assert response.status < 500
    assert response.content_type == "text/html"


async def test_without_a_conversation(chat: Caller) -> None:
    """The forms without a cookie lead to a new conversation and keep what was typed in sight."""
    assert (await chat.client.get("/gesprek")).status == 200
    response = await chat.client.post("/gesprek/berichten", data={"tekst": "mijn verhaal"})
    assert response.status == 401 and "mijn verhaal" in await response.text()


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/onzin", 404), ("PUT", "/", 405)])
async def test_errors_are_pages(chat: Caller, method: str, path: str, status: int) -> None:
    """An unknown address or method gives a Dutch page with the way back."""
    response = await chat.client.request(method, path)
    assert response.status == status and response.content_type == "text/html"
    assert 'href="/"' in await response.text()
