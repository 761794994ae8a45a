"""Hostile input by the hundred: never a 5xx, never a dead conversation."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.webchat.conftest import API, Caller, texts

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=300)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)
MESSAGES = st.fixed_dictionaries({}, optional={"tekst": ANY_JSON, "knop": ANY_JSON, "vraag": ANY_JSON})
BODIES = st.binary(max_size=500) | (ANY_JSON | MESSAGES).map(lambda value: json.dumps(value).encode())

FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(body=BODIES)
async def test_any_body(chat: Caller, body: bytes) -> None:
    """Whatever the body, the answer is 200 or a 4xx problem, and the conversation goes on."""
    if not chat.token:
        await chat.begin()
    response = await chat.client.post(
        f"{API}/berichten", data=body, headers=chat.headers(**{"Content-Type": "application/json"})
    )
    assert response.status == 200 or 400 <= response.status < 500
    if response.status != 200:
        assert response.content_type == "application/problem+json"
        assert json.loads(await response.read())["detail"]
    assert texts((await chat.say("verder"))["berichten"]) == ["U zei: verder"]


@FUZZ
@given(tekst=ANY_TEXT)
async def test_any_text_reads_back(chat: Caller, tekst: str) -> None:
    """Any text that is taken is in the conversation exactly as the engine got it."""
    if not chat.token:
        await chat.begin()
    response = await chat.post({"tekst": tekst})
    assert response.status in (200, 422)
    if response.status == 200:
        said: list[Any] = texts(await chat.history(), "mens")
        assert texts((await response.json())["berichten"]) == [f"U zei: {said[-1]}"]
