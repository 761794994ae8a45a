"""Where the municipality says what it does with data, in a real browser: page, widget, and beside the consent."""

from typing import Any

from playwright.async_api import expect

from tests.web.conftest import BROWSER, ChatPage
from tests.webchat.fake_engine import bericht

pytestmark = BROWSER
LINK = "privacyverklaring van Gemeente Linderwoude (nieuw tabblad)"


def _asks(turn: dict[str, Any]) -> dict[str, Any]:
    if turn.get("begin"):
        return {"berichten": [bericht("Hallo, vertelt u maar.", "situatie")], "opdracht": None}
    vraag = "toestemming" if turn.get("tekst") == "door" else "zelf"
    return {"berichten": [bericht("Mag ik?", vraag, bevestigen="Ja", ontkennen="Nee")], "opdracht": None}


async def test_beside_the_consent(chat_page: ChatPage) -> None:
    """It stands at the foot always, and between the question for consent and its buttons; an example says so."""
    await _beside_the_consent(chat_page)


async def test_beside_the_consent_in_the_widget(widget: ChatPage) -> None:
    """The same in the widget."""
    await _beside_the_consent(widget)


async def _beside_the_consent(chat: ChatPage) -> None:
    chat.engine.script = _asks
    links = chat.page.get_by_role("link", name=LINK)
    await expect(links).to_have_count(1)
    await chat.say("door")
    await chat.sees("Mag ik?")
    await expect(links).to_have_count(2)
    line = chat.page.locator(".kt-privacy")
    await expect(line).to_contain_text("Voorbeeld: deze privacyverklaring bestaat niet.")
    await expect(line.get_by_role("link").first).to_have_attribute("rel", "noopener noreferrer")
    await chat.page.get_by_role("button", name="Nee", exact=True).click()
    await expect(links).to_have_count(1)
