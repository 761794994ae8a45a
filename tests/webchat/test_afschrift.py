"""The conversation as a page to keep, by token and by cookie."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientResponse

from tests.webchat.conftest import API, Caller, Opener, texts
from tests.webchat.fake_engine import FakeEngine
from webchat.dates import day_and_time


async def _by_token(chat: Caller) -> ClientResponse:
    return await chat.client.get(f"{API}/gesprek", headers=chat.headers())


async def _by_cookie(chat: Caller) -> ClientResponse:
    return await chat.client.get("/gesprek/bewaren", headers={"Cookie": f"kt_gesprek={chat.token}"})


def _said(html: str) -> list[tuple[str, str]]:
    return re.findall(r'kt-regel__wie">(.*?)</p>\s*<p class="kt-regel__tekst">(.*?)</p>', html, re.DOTALL)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer onzin"}, {"Authorization": "Basic abc"}])
async def test_without_a_token(chat: Caller, headers: dict[str, str]) -> None:
    """Without a token, or with one that opens nothing, the answer is 401 as of the other calls."""
    await chat.begin()
    response = await chat.client.get(f"{API}/gesprek", headers=headers)
    assert response.status == 401
    assert response.content_type == "application/problem+json"
    assert "WWW-Authenticate" in response.headers and "Content-Disposition" not in response.headers


async def test_without_a_cookie(chat: Caller) -> None:
    """Without a cookie there is a page that says so, and no file."""
    response = await chat.client.get("/gesprek/bewaren")
    assert response.status == 401 and response.content_type == "text/html"
    assert "Content-Disposition" not in response.headers
    assert "Wij kunnen dit gesprek niet vinden" in await response.text()


async def test_it_is_a_file_that_no_cache_keeps(chat: Caller) -> None:
    """Both ways give the same HTML file, under one name, and no cache may keep it."""
    await chat.begin()
    for response in (await _by_token(chat), await _by_cookie(chat)):
        assert response.status == 200
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert response.headers["Content-Disposition"] == 'attachment; filename="keukentafelgesprek.html"'
        assert response.headers["Cache-Control"] == "no-store"
        assert (await response.text()).startswith("<!doctype html>")


async def test_both_sides_in_order(chat: Caller) -> None:
    """The page holds what both said, in order, with who said it; a button by the words that were on it."""
    await chat.begin()
    await chat.say("knoppen")
    await chat.press("/bevestigen")

    expected = [
        ("Computer", "Hallo, vertelt u maar."),
        ("U", "knoppen"),
        ("Computer", "Klopt dit?"),
        ("U", "Ja, dat klopt"),
        ("Computer", "U zei: /bevestigen"),
    ]
    assert _said(await (await _by_token(chat)).text()) == expected
    assert _said(await (await _by_cookie(chat)).text()) == expected


async def test_it_says_when_and_whose_it_is(open_chat: Opener) -> None:
    """The page is Dutch, and holds the moment of saving, the municipality and its telephone number."""
    async with open_chat(
        clock=lambda: datetime(2026, 11, 26, 9, 5, tzinfo=UTC),
        gemeente="Gemeente <Ons> Dorp",
        telefoon="14 0123",
    ) as chat:
        await chat.begin()
        html = await (await _by_token(chat)).text()
    assert '<html lang="nl">' in html
    assert "Bewaard op donderdag 26 november 2026 om 10.05 uur." in html
    assert "Gemeente &lt;Ons&gt; Dorp" in html and '<a href="tel:140123">14 0123</a>' in html


async def test_it_needs_nothing_of_the_site(chat: Caller) -> None:
    """The page carries its own style, and asks for no file, script or form."""
    await chat.begin()
    html = await (await _by_token(chat)).text()
    assert "<style>" in html and "@media print" in html
    assert not re.search(r"<(script|link|img|form|iframe)|\ssrc=|url\(|https?://", html)


async def test_what_was_typed_is_text(chat: Caller) -> None:
    """Markup that somebody typed stands in the file as it was typed, and line breaks stay."""
    await chat.begin()
    await chat.say("</p></style><script>alert(1)</script>\n<img src=x onerror=alert(1)> & \"'")

    html = await (await _by_token(chat)).text()

    assert "<script" not in html and "<img" not in html and html.count("</style>") == 1
    assert (
        "&lt;/p&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n"
        "&lt;img src=x onerror=alert(1)&gt; &amp; &#34;&#39;" in html
    )


async def test_notices_are_left_out(chat: Caller, engine: FakeEngine) -> None:
    """A notice of the gateway is no part of the conversation; the file says that an answer is missing."""
    await chat.begin()
    await engine.stop()
    assert (await chat.say("hallo"))["wacht"] is True

    html = await (await _by_token(chat)).text()

    assert _said(html) == [("Computer", "Hallo, vertelt u maar."), ("U", "hallo")]
    assert "nog geen antwoord" in html


async def test_with_nothing_said_yet(chat: Caller, engine: FakeEngine) -> None:
    """With only a notice in the conversation the file says that it is empty."""
    await engine.stop()
    await chat.begin()
    html = await (await _by_token(chat)).text()
    assert _said(html) == [] and "<ol" not in html and "Er staat nog niets in dit gesprek." in html


async def test_a_late_answer_is_still_news(open_chat: Opener, engine: FakeEngine) -> None:
    """Saving does not count as reading: a late answer in the file still comes with the next message."""
    moments = [datetime(2026, 11, 26, 9, 5, tzinfo=UTC)]
    async with open_chat(clock=lambda: moments[-1]) as chat:
        await chat.begin()
        await engine.stop()
        await chat.say("eerst")
        await engine.start()
        moments.append(moments[-1] + timedelta(minutes=1))  # past the pause after a failure

        assert ("Computer", "U zei: eerst") in _said(await (await _by_token(chat)).text())
        body = await chat.say("daarna")

    assert texts(body["berichten"]) == ["U zei: eerst", "U zei: daarna"]


async def test_after_wiping(chat: Caller) -> None:
    """A wiped conversation cannot be saved any more."""
    await chat.begin()
    await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())
    assert (await _by_token(chat)).status == 401
    assert (await _by_cookie(chat)).status == 401


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "donderdag 2 juli 2026 om 0.30 uur"),
        (datetime(2026, 3, 2, 9, 5, tzinfo=UTC), "maandag 2 maart 2026 om 10.05 uur"),
    ],
)
def test_moments_are_dutch(moment: datetime, words: str) -> None:
    """A moment is written in Dutch, in Dutch summer and winter time."""
    assert day_and_time(moment) == words
