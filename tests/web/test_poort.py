"""What the gateway adds, as the page uses it: limits, tokens that follow each other, late answers at once."""

from pathlib import Path

import pytest
from playwright.async_api import Request, expect

from tests.web.conftest import BROWSER, ChatPage
from tests.webchat.conftest import quick_settings
from tests.webchat.fake_engine import FakeEngine
from webchat.settings import WebchatSettings

pytestmark = BROWSER


@pytest.fixture
def settings(tmp_path: Path, engine: FakeEngine) -> WebchatSettings:
    """A narrow limit, and tokens that are old after a second."""
    change = {
        "limiet_gesprek": "6/minute",
        "token_vernieuw_uren": 1 / 3600,
        "token_overlap_minuten": 1 / 60,
        "antwoord_wachttijd": 0.5,
        "engine_timeout": 20.0,
    }
    return quick_settings(tmp_path, engine).model_copy(update=change)


async def test_too_much_keeps_the_text(chat_page: ChatPage) -> None:
    """Over the limit the page says to wait; the text is in the field again and nothing is shown as sent."""
    for number in range(6):
        await chat_page.say(f"m{number}")
        await chat_page.sees(f"U zei: m{number}")
    await chat_page.say("nog iets belangrijks")

    await expect(chat_page.page.get_by_role("alert")).to_contain_text("Wacht u even")
    await expect(chat_page.field).to_have_value("nog iets belangrijks")
    assert "nog iets belangrijks" not in await chat_page.lines()


async def test_a_new_token_takes_over(chat_page: ChatPage) -> None:
    """The page goes on with the new token when the old one is over, also after a reload."""
    tokens = set()
    for number in range(4):
        tokens.add(await chat_page.page.evaluate("sessionStorage.getItem('kt-token')"))
        await chat_page.page.wait_for_timeout(1200)
        await chat_page.say(f"m{number}")
        await chat_page.sees(f"U zei: m{number}")
    assert len(tokens) >= 3
    await chat_page.page.reload()
    await chat_page.sees("U zei: m3")


async def test_a_late_answer_comes_at_once(chat_page: ChatPage, engine: FakeEngine) -> None:
    """While an answer is due the page listens; it does not ask every three seconds."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.method == "GET" and "/berichten" in request.url:
            asked.append(request.url.rsplit("/", 1)[-1])

    engine.delay = 11
    await chat_page.say("dit duurt lang")
    await chat_page.log.get_by_text("Uw bericht is bewaard").wait_for()
    chat_page.page.on("request", note)
    await chat_page.log.get_by_text("U zei: dit duurt lang").wait_for(timeout=16_000)
    assert asked.count("stroom") == 1 and asked.count("berichten") <= 2
    assert (await chat_page.lines()).count("U zei: dit duurt lang") == 1


async def test_without_a_stream_it_asks(chat_page: ChatPage, engine: FakeEngine) -> None:
    """Where the stream does not get through, the answer comes by asking again."""
    await chat_page.page.route("**/berichten/stroom", lambda route: route.abort())
    engine.delay = 6
    await chat_page.say("dit duurt lang")
    await chat_page.log.get_by_text("U zei: dit duurt lang").wait_for(timeout=16_000)


async def test_wiped_while_it_listens(chat_page: ChatPage, engine: FakeEngine) -> None:
    """Who wipes while an answer is due reads that it is wiped, and not that the conversation is lost."""
    engine.delay = 11
    async with chat_page.page.expect_request("**/berichten/stroom"):
        await chat_page.say("dit duurt lang")
    await chat_page.page.get_by_role("button", name="Stop en wis").click()
    await chat_page.page.get_by_role("button", name="Ja, stop en wis").click()
    await chat_page.page.wait_for_timeout(1500)  # the stream has ended
    await expect(chat_page.page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_focused()
