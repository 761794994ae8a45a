"""The chat page in a real browser."""

import pytest
from playwright.async_api import expect

from tests.web.conftest import BROWSER, ChatPage

pytestmark = BROWSER


async def test_a_conversation(chat_page: ChatPage) -> None:
    """Typing and Enter sends, the answer appears, the field is empty and keeps the focus."""
    await chat_page.say("Ik kan niet meer stofzuigen.")

    await chat_page.sees("U zei: Ik kan niet meer stofzuigen.")
    await expect(chat_page.field).to_have_value("")
    await expect(chat_page.field).to_be_focused()


async def test_the_send_button(chat_page: ChatPage) -> None:
    """The button sends as Enter does."""
    await chat_page.field.fill("hallo")
    await chat_page.page.get_by_role("button", name="Verstuur").click()
    await chat_page.sees("U zei: hallo")


async def test_shift_enter_is_a_new_line(chat_page: ChatPage) -> None:
    """Shift and Enter breaks the line, and the line break arrives."""
    await chat_page.field.press_sequentially("een")
    await chat_page.field.press("Shift+Enter")
    await chat_page.field.press_sequentially("twee")
    await chat_page.field.press("Enter")

    await expect(chat_page.log).to_contain_text("U zei: een")
    assert chat_page.engine.texts()[-1] == "een\ntwee"


async def test_buttons(chat_page: ChatPage) -> None:
    """An offered button shows as a button, is pressed once, and goes; its words stand in the conversation."""
    await chat_page.say("knoppen")
    yes = chat_page.page.get_by_role("button", name="Ja, dat klopt")
    await yes.click()

    await chat_page.sees("U zei: /bevestigen")
    assert await chat_page.lines() == [
        "Hallo, vertelt u maar.",
        "knoppen",
        "Klopt dit?",
        "Ja, dat klopt",
        "U zei: /bevestigen",
    ]
    await expect(yes).to_have_count(0)
    await expect(chat_page.field).to_be_focused()


async def test_html_is_shown_as_text(chat_page: ChatPage) -> None:
    """Markup that somebody types is shown as it was typed."""
    markup = "<img src=x onerror=alert(1)><b>dik</b>"
    await chat_page.say(markup)
    await chat_page.sees(f"U zei: {markup}")
    assert await chat_page.log.locator("img, b").count() == 0


async def test_a_reload_resumes(chat_page: ChatPage) -> None:
    """After a reload the conversation, its buttons and a half typed text are there."""
    await chat_page.say("hallo")
    await chat_page.sees("U zei: hallo")
    await chat_page.say("knoppen")
    await chat_page.sees("Klopt dit?")
    before = await chat_page.lines()
    await chat_page.field.fill("half getypt")

    await chat_page.page.reload()

    await chat_page.sees("Klopt dit?")
    assert await chat_page.lines() == before
    await expect(chat_page.field).to_have_value("half getypt")
    await expect(chat_page.page.get_by_role("button", name="Ja, dat klopt")).to_be_visible()


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_typed_text_survives_a_failure(chat_page: ChatPage, status: int) -> None:
    """When the message cannot be sent the text is back in the field, with a way to send it again."""
    chat_page.site.fail_with = status
    await chat_page.say("mijn lange verhaal")

    await expect(chat_page.page.get_by_role("alert")).not_to_be_empty()
    await expect(chat_page.field).to_have_value("mijn lange verhaal")
    assert "mijn lange verhaal" not in await chat_page.lines()

    chat_page.site.fail_with = None
    await chat_page.field.press("Enter")
    await chat_page.sees("U zei: mijn lange verhaal")
    assert (await chat_page.lines()).count("mijn lange verhaal") == 1
    await expect(chat_page.page.get_by_role("alert")).to_be_empty()


async def test_typed_text_survives_a_lost_connection(chat_page: ChatPage) -> None:
    """Without a connection the text stays, and "Probeer opnieuw" sends it when the connection is back."""
    await chat_page.page.context.set_offline(True)
    await chat_page.say("geen bereik")
    await expect(chat_page.field).to_have_value("geen bereik")
    await chat_page.page.context.set_offline(False)

    await chat_page.page.get_by_role("button", name="Probeer opnieuw").click()

    await chat_page.sees("U zei: geen bereik")
    assert chat_page.engine.texts().count("geen bereik") == 1


async def test_a_reload_while_sending_loses_nothing(chat_page: ChatPage) -> None:
    """A reload before the answer came sends the same message again, which counts once."""
    chat_page.engine.delay = 1
    await chat_page.say("onderweg")
    await chat_page.page.wait_for_timeout(200)

    await chat_page.page.reload()

    await chat_page.sees("U zei: onderweg")
    await chat_page.page.wait_for_timeout(300)
    assert await chat_page.lines() == ["Hallo, vertelt u maar.", "onderweg", "U zei: onderweg"]
    assert chat_page.engine.texts().count("onderweg") == 1


async def test_two_messages_in_a_row(chat_page: ChatPage) -> None:
    """Whoever types on while the bot thinks is answered in order."""
    chat_page.engine.delay = 0.4
    await chat_page.say("een")
    await chat_page.say("twee")

    await chat_page.sees("U zei: twee")

    assert chat_page.engine.texts() == [None, "een", "twee"]
    assert [line for line in await chat_page.lines() if line in ("een", "twee")] == ["een", "twee"]


async def test_too_long_a_text_stays_in_the_field(chat_page: ChatPage) -> None:
    """A text over the limit is not sent and not cut; the page says how much is too much."""
    await chat_page.field.fill("a" * 4100)
    await chat_page.field.press("Enter")

    await expect(chat_page.page.get_by_role("alert")).to_contain_text("te lang")
    await expect(chat_page.page.get_by_text("100 tekens te veel")).to_be_visible()
    assert len(await chat_page.field.input_value()) == 4100


async def test_an_engine_that_is_away(chat_page: ChatPage) -> None:
    """The person reads that the message is kept, and the answer appears by itself when the engine is back."""
    await chat_page.engine.stop()
    await chat_page.say("hallo")
    await expect(chat_page.log).to_contain_text("bewaard")
    await expect(chat_page.log).to_contain_text("14 0000")

    await chat_page.engine.start()

    await chat_page.sees("U zei: hallo")


async def test_stop_and_wipe(chat_page: ChatPage) -> None:
    """Stopping asks once, can be called off with Escape, then wipes; a new conversation can begin."""
    page = chat_page.page
    await chat_page.say("geheim")
    await chat_page.sees("U zei: geheim")
    await page.get_by_role("button", name="Stop en wis").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Stop en wis")).to_be_focused()

    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Ja, stop en wis").click()

    heading = page.get_by_role("heading", name="Uw gesprek is gewist")
    await expect(heading).to_be_focused()
    assert await chat_page.lines() == []
    assert await page.evaluate("JSON.stringify(sessionStorage)") == "{}"
    assert len(set(chat_page.engine.forgotten)) == 1
    await page.get_by_role("button", name="Begin een nieuw gesprek").click()
    await chat_page.sees("Hallo, vertelt u maar.")


async def test_the_bot_wipes(chat_page: ChatPage) -> None:
    """When the conversation itself ends in wiping, the last words stay readable and a new one can begin."""
    await chat_page.say("wissen")
    await chat_page.sees("Alles is gewist.")
    await expect(chat_page.page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_visible()
    await chat_page.page.get_by_role("button", name="Begin een nieuw gesprek").click()
    await expect(chat_page.log).not_to_contain_text("Alles is gewist.")


async def test_a_conversation_that_is_gone(chat_page: ChatPage) -> None:
    """When the server has wiped the conversation, the page says so and the typed text is not lost."""
    store = chat_page.page
    token = await store.evaluate("sessionStorage.getItem('kt-token')")
    await store.request.delete(
        f"{chat_page.site.url}/api/chat/v1/sessies/huidige", headers={"Authorization": f"Bearer {token}"}
    )

    await chat_page.say("ben ik er nog")

    await expect(store.get_by_role("heading", name="Dit gesprek is er niet meer")).to_be_visible()
    await store.get_by_role("button", name="Begin een nieuw gesprek").click()
    await chat_page.sees("Hallo, vertelt u maar.")
    await expect(chat_page.field).to_have_value("ben ik er nog")


async def test_keyboard_only(chat_page: ChatPage) -> None:
    """Everything can be done with the keyboard alone: say, choose a button, pass by the button to keep, stop."""
    page = chat_page.page
    for _ in range(10):
        await page.keyboard.press("Tab")
        if await chat_page.field.evaluate("e => e === document.activeElement"):
            break
    await page.keyboard.type("knoppen")
    await page.keyboard.press("Enter")
    await chat_page.sees("Klopt dit?")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Ja, dat klopt")).to_be_focused()
    await page.keyboard.press("Space")
    await chat_page.sees("U zei: /bevestigen")
    for _ in range(3):
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_focused()


async def test_new_answers_are_spoken_once(chat_page: ChatPage) -> None:
    """The log speaks answers, not one's own words; a separate polite region speaks of the buttons."""
    await chat_page.say("knoppen")
    await expect(chat_page.page.locator("#voorlezer")).to_have_text("Er zijn 2 knoppen om uit te kiezen.")
    await expect(chat_page.log).to_have_attribute("aria-live", "polite")
    assert await chat_page.log.locator("[aria-live=off]").all_inner_texts() == [
        "U\n\nknoppen\n\nDat bedoelde ik niet"
    ]


async def test_a_reload_is_not_read_aloud(chat_page: ChatPage) -> None:
    """The history that a reload puts back is silent; what comes after it speaks."""
    await chat_page.page.reload()
    await chat_page.sees("Hallo, vertelt u maar.")
    await expect(chat_page.log).to_have_attribute("aria-live", "off")

    await chat_page.say("hallo")
    await chat_page.sees("U zei: hallo")
    await expect(chat_page.log).to_have_attribute("aria-live", "polite")


async def test_nothing_of_a_third_party(chat_page: ChatPage) -> None:
    """The page asks nothing of any other address, and sets no cookie."""
    asked: list[str] = []
    chat_page.page.on("request", lambda request: asked.append(request.url))
    await chat_page.page.reload()
    await chat_page.sees("Hallo, vertelt u maar.")
    assert asked and all(url.startswith(chat_page.site.url) for url in asked)
    assert await chat_page.page.context.cookies() == []
