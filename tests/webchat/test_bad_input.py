"""Whatever is sent: a clear 4xx or a friendly answer, never a 500, and the conversation goes on."""

import json
from typing import Any

import pytest

from tests.webchat.conftest import API, Caller, texts
from tests.webchat.fake_engine import FakeEngine


async def _problem(response: Any, *statuses: int) -> dict[str, Any]:
    assert response.status in statuses, await response.text()
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = json.loads(await response.read())
    assert body["status"] == response.status
    assert body["type"] and body["title"] and body["detail"]
    return body


async def _goes_on(chat: Caller) -> None:
    assert texts((await chat.say("verder"))["berichten"]) == ["U zei: verder"]


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer x", "Basic YTpi", "Bearer " + "a" * 43, "Bearer ééé", "Bearer a b", "bearer  \t"],
)
async def test_without_a_good_token_nothing_opens(chat: Caller, header: str) -> None:
    """Each call with a token answers 401 without one, or with one that opens nothing."""
    await chat.begin()
    headers = {"Authorization": header} if header else {}
    for method, path in (("POST", "/berichten"), ("GET", "/berichten"), ("DELETE", "/sessies/huidige")):
        response = await chat.client.request(method, API + path, headers=headers)
        await _problem(response, 401)
        assert response.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"   ", 400),
        (b"{", 400),
        (b"nee", 400),
        (b"\xff\xfe", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'"tekst"', 400),
        (b"[" * 50_000, 400),
        (b'{"tekst": ' + b"9" * 5000 + b"}", 400),
        (b"{}", 422),
        (b'{"tekst": null}', 422),
        (b'{"tekst": ""}', 422),
        (b'{"tekst": " \\n\\t "}', 422),
        (b'{"tekst": "\\u0000\\u0007"}', 422),
        (b'{"tekst": "\\u200b\\u200d"}', 422),
        (b'{"tekst": "\\ud800"}', 422),
        (b'{"tekst": 5}', 422),
        (b'{"tekst": ["a"]}', 422),
        (b'{"tekst": {"a": 1}}', 422),
        (b'{"tekst": true}', 422),
        (b'{"knop": 5}', 422),
        (b'{"tekst": "a", "knop": "b"}', 422),
        (b'{"Tekst": "a"}', 422),
    ],
)
async def test_a_body_that_is_no_message(chat: Caller, engine: FakeEngine, body: bytes, status: int) -> None:
    """Empty and malformed bodies are refused in Dutch, reach no engine, and the conversation goes on."""
    await chat.begin()

    response = await chat.client.post(
        f"{API}/berichten", data=body, headers=chat.headers(**{"Content-Type": "application/json"})
    )

    await _problem(response, status)
    assert engine.texts() == [None]
    await _goes_on(chat)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "text/html"])
async def test_another_content_type(chat: Caller, content_type: str) -> None:
    """A body that is not JSON by its own word answers 415."""
    await chat.begin()
    response = await chat.client.post(
        f"{API}/berichten", data=b'{"tekst": "a"}', headers=chat.headers(**{"Content-Type": content_type})
    )
    await _problem(response, 415)


@pytest.mark.parametrize("length", [4001, 10_000, 100_000])
async def test_too_long_says_the_limit(chat: Caller, length: int) -> None:
    """A text over the limit answers 413 with the limit in the message."""
    await chat.begin()
    body = await _problem(await chat.post({"tekst": "a" * length}), 413)
    assert "4.000 tekens" in body["detail"]
    await _goes_on(chat)


async def test_a_body_over_the_size_limit(chat: Caller) -> None:
    """A body of a megabyte is refused the same way, before it is read whole."""
    await chat.begin()
    await _problem(await chat.post({"tekst": "a" * 1_000_000}), 413)
    await _goes_on(chat)


async def test_exactly_the_limit_is_fine(chat: Caller) -> None:
    """4,000 characters are taken whole, also when each takes four bytes."""
    await chat.begin()
    await chat.say("😀" * 4000)
    assert "😀" * 4000 in texts(await chat.history(), "mens")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\0b", "a b"),
        ("één\r\ntwee\rdrie\u2028vier", "één\ntwee\ndrie\nvier"),
        ("\x1b[31mrood\x07", "[31mrood"),
        ("niet \u202egoed\u202c", "niet  goed"),
        ("half \ud800 teken", "half \ufffd teken"),
        ("😀👍🏽👨\u200d👩\u200d👧", "😀👍🏽👨\u200d👩\u200d👧"),
        ("<script>alert(1)</script> & <b>", "<script>alert(1)</script> & <b>"),
        ("/restart", "/restart"),
        ('/bevestigen{"x": 1}', '/bevestigen{"x": 1}'),
        ("'; DROP TABLE webchat_berichten; --", "'; DROP TABLE webchat_berichten; --"),
        ("{telefoon} %s {{7*7}}", "{telefoon} %s {{7*7}}"),
        ("  met ruimte  ", "met ruimte"),
    ],
)
async def test_odd_text_is_kept_as_text(chat: Caller, engine: FakeEngine, sent: str, kept: str) -> None:
    """Odd texts reach the engine as text, neutralised where they could do harm, and read back the same."""
    await chat.begin()

    await chat.say(sent)

    assert engine.turns[-1]["tekst"] == kept
    assert "knop" not in engine.turns[-1]
    assert texts(await chat.history(), "mens") == [kept]


@pytest.mark.parametrize(
    "waarde", ["/wissen", "", "bevestigen", "/bevestigen ", "\ud800", "a\0b", "x" * 9000]
)
async def test_a_button_that_was_not_offered(chat: Caller, engine: FakeEngine, waarde: str) -> None:
    """A button that the last bot message did not offer answers 409 and reaches no engine."""
    await chat.begin()
    await chat.say("knoppen")

    await _problem(await chat.press(waarde), 409)

    assert engine.texts() == [None, "knoppen"]


async def test_a_button_of_an_earlier_message(chat: Caller) -> None:
    """A button that was offered before, but not last, answers 409: an old question gives no consent."""
    await chat.begin()
    await chat.say("knoppen")
    await chat.say("iets anders")
    await _problem(await chat.press("/bevestigen"), 409)


@pytest.mark.parametrize("key", ["", " ", "é", "a" * 201])
async def test_a_bad_idempotency_key(chat: Caller, key: str) -> None:
    """An Idempotency-Key that is empty, too long or not plain ASCII answers 400."""
    await chat.begin()
    await _problem(await chat.post({"tekst": "a"}, **{"Idempotency-Key": key}), 400)


@pytest.mark.parametrize(
    "path", ["/onbekend", "/sessies/", "/berichten/1", "/../x", "/%00", "/sessies/ander"]
)
async def test_unknown_addresses(chat: Caller, path: str) -> None:
    """An unknown address under the API answers 404 as a problem document."""
    await _problem(await chat.client.get(API + path), 404)


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "/berichten"), ("DELETE", "/berichten"), ("GET", "/sessies"), ("POST", "/sessies/huidige")],
)
async def test_wrong_methods(chat: Caller, method: str, path: str) -> None:
    """A known address with another method answers 405 and names what is allowed."""
    response = await chat.client.request(method, API + path)
    await _problem(response, 405)
    assert response.headers["Allow"]
