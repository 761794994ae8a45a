"""Where the municipality says what it does with data, in a real browser: page, widget, and beside the consent."""

from typing import Any

import pytest
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


@pytest.mark.parametrize("where", ["chat_page", "widget"])
async def test_beside_the_consent(where: str, request: pytest.FixtureRequest) -> None:
    """It stands at the foot always, and between the question for consent and its buttons; an example says so."""
    chat: ChatPage = request.getfixturevalue(where)
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
