"""Where the municipality says what it does with data stands on every page, and beside the question for consent."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tests.webchat.conftest import API, Opener
from tests.webchat.fake_engine import FakeEngine, bericht
from webchat.announce import announcement
from webchat.privacy import Privacy, privacy
from webchat.settings import WebchatSettings

FILLED_IN = {"privacy_website": "https://www.gemeente.nl/privacy", "privacy_email": "fg@gemeente.nl"}


def _asks(turn: dict[str, Any]) -> dict[str, Any]:
    """Ask for consent at the word "door"."""
    vraag = "toestemming" if turn.get("tekst") == "door" else "zelf"
    return {"berichten": [bericht("Mag ik?", vraag, bevestigen="Ja", ontkennen="Nee")], "opdracht": None}


@pytest.mark.parametrize(("given", "example"), [(FILLED_IN, False), ({}, True)])
async def test_on_every_page(open_chat: Opener, given: dict[str, str], example: bool) -> None:
    """Each page has the link and whom to ask; an example says aloud that it is one."""
    settings = WebchatSettings(**given)
    async with open_chat(**given) as chat:
        for path in ("/", "/gesprek", "/gesprek/stoppen", "/onzin"):
            html = await (await chat.client.get(path)).text()
            assert f'href="{settings.privacy_website}" target="_blank" rel="noopener noreferrer"' in html
            assert f"mailto:{settings.privacy_email}" in html
            assert ("Voorbeeld: deze privacyverklaring bestaat niet." in html) is example
        told = await (await chat.client.get(f"{API}/instellingen")).json()
    assert told["privacy"] == {
        "website": settings.privacy_website,
        "email": settings.privacy_email,
        "voorbeeld": example,
    }


async def test_beside_the_consent(open_chat: Opener, engine: FakeEngine) -> None:
    """Who is asked for consent reads it there, between the question and the buttons; not at other questions."""
    engine.script = _asks
    async with open_chat(**FILLED_IN) as chat:
        begun = await chat.client.post("/gesprek", allow_redirects=False)
        cookie = {"Cookie": f"kt_gesprek={begun.cookies['kt_gesprek'].value}"}
        before = await (await chat.client.get("/gesprek", headers=cookie)).text()
        await chat.client.post("/gesprek/berichten", data={"tekst": "door"}, headers=cookie)
        html = await (await chat.client.get("/gesprek", headers=cookie)).text()
    assert 'class="kt-privacy"' not in before
    asked, line, buttons = (html.index(part) for part in ("Mag ik?</p>", 'class="kt-privacy"', "kt-keuzes"))
    assert html.rindex("Mag ik?</p>") < line < buttons
    assert asked < line


@pytest.mark.parametrize(
    ("website", "email", "example"),
    [
        ("https://www.gemeente.nl/p", "fg@gemeente.nl", False),
        ("https://example.nl/x.example", "fg@gemeente.nl", False),
        ("https://linderwoude.example:8443/p", "fg@gemeente.nl", True),
        ("https://www.gemeente.nl/p", "fg@linderwoude.example", True),
    ],
)
def test_what_is_an_example(website: str, email: str, example: bool) -> None:
    """A domain that can be nobody's."""
    settings = WebchatSettings(privacy_website=website, privacy_email=email)
    assert privacy(settings) == Privacy(website, email, example)


@pytest.mark.parametrize(("change", "loud"), [({}, True), (FILLED_IN, False), ({"demo": True}, False)])
def test_the_start_is_loud(change: dict[str, Any], loud: bool) -> None:
    """Outside a demonstration the start says that the statement is not filled in."""
    said = announcement(WebchatSettings(**change), 8080, None)
    assert ("LET OP: KEUKENTAFEL_PRIVACY_WEBSITE" in said) is loud


@pytest.mark.parametrize(
    "wrong",
    [{"privacy_website": "javascript:alert(1)"}, {"privacy_website": "https://"}, {"privacy_email": "fg"}],
)
def test_only_what_can_be_a_link(wrong: dict[str, str]) -> None:
    """What is no address is refused at the start."""
    with pytest.raises(ValidationError):
        WebchatSettings(**wrong)
