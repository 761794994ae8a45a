"""The channel's own logic; the running channel is tested by the conversations."""

import asyncio

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUtteranceReverted, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot import geheim
from bot.components.channel import (
    KeukentafelChannel,
    TurnOutput,
    answered_before,
    as_bericht,
    as_user_message,
    take_back,
    what_is_kept,
)
from bot.typed import TYPED, as_typed, mark


def turn(beurt: str, *texts: str, question: str | None = None) -> list:
    """Give the events of one turn."""
    said = [BotUttered(text, data={}, metadata={"utter_action": f"utter_ask_{question}"}) for text in texts]
    return [UserUttered("x", message_id=beurt), ActionExecuted("action_luister"), *said]


def tracker(*events) -> DialogueStateTracker:
    """Give a conversation of these events."""
    return DialogueStateTracker.from_events("g", list(events))


@pytest.mark.parametrize("text", ["/bevestigen", '/restart{"a": 1}', "gewoon", " /x"])
def test_a_typed_text_is_never_a_command(text):
    """Whatever it begins with, Rasa sees no slash in front, and understanding gets what was typed."""
    message = as_user_message({"gesprek": "g", "beurt": "1", "tekst": text}, TurnOutput())
    assert not message.text.startswith("/")
    assert as_typed(message.text).strip() == text.strip()


def test_a_button_is_a_command():
    """A payload that the gateway checked goes through as it is."""
    message = as_user_message({"gesprek": "g", "beurt": "1", "knop": "/bevestigen"}, TurnOutput())
    assert message.text == "/bevestigen"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"gesprek": "g"},
        {"gesprek": "g", "beurt": "1"},
        {"gesprek": "g", "beurt": "1", "tekst": "a", "knop": "/b"},
    ],
)
def test_a_body_that_is_not_one_turn_is_refused(body):
    """Conversation, turn and exactly one of begin, tekst and knop."""
    with pytest.raises(ValueError, match="are needed"):
        as_user_message(body, TurnOutput())


def test_a_question_is_known_by_its_response():
    """utter_ask_zelf, and its variant for a role, ask `zelf`."""
    for name in ("utter_ask_zelf", "utter_ask_zelf__namens_ander"):
        assert as_bericht({"text": "Wat kunt u nog zelf?", "utter_action": name})["vraag"] == "zelf"
    assert as_bericht({"text": "Goed.", "utter_action": "utter_gehoord"})["vraag"] is None


def test_a_repeated_turn_gets_its_first_answer():
    """The same turn again: what was said to it, and nothing of later turns."""
    told = tracker(*turn("1", "een", question="zelf"), *turn("2", "twee", question="wens"))
    answer = answered_before(told, "1")
    assert [b["tekst"] for b in answer["berichten"]] == ["een"]
    assert answer["berichten"][0]["vraag"] == "zelf"


def test_a_turn_that_was_taken_back_is_new():
    """After a failed action the turn counts as never heard."""
    assert answered_before(tracker(*turn("1"), UserUtteranceReverted()), "1") is None
    assert answered_before(tracker(*turn("1", "een")), "2") is None
    assert answered_before(None, "1") is None


def test_the_mark_is_invisible_and_survives_stripping():
    """Rasa strips white space from a message; the mark stays."""
    assert (TYPED + "/x").strip().startswith(TYPED)


def test_a_turn_can_be_taken_back_again_and_again():
    """However often a message fails, what was told before it stays."""
    told = DialogueStateTracker("g", [AnySlot("rol", mappings=[{}])])
    for event in (
        ActionExecuted("action_listen"),
        *turn("1", "een"),
        SlotSet("rol", "inwoner"),
        ActionExecuted("action_listen"),
    ):
        told.update(event)
    for _ in range(3):
        for event in (*turn("2"), ActionExecuted("action_listen")):
            told.update(event)
        take_back(told)
        assert told.get_slot("rol") == "inwoner"
        assert told.latest_message.message_id == "1"


def test_what_is_kept_of_a_person():
    """What they typed, without our mark, and what was understood; nothing of a conversation that is not there."""
    told = DialogueStateTracker("g", [AnySlot("rol", mappings=[{}]), AnySlot("leeg", mappings=[{}])])
    for event in (UserUttered("/begin"), UserUttered(mark("Ik heb een kanarie.")), SlotSet("rol", "inwoner")):
        told.update(event)
    assert what_is_kept(told) == {"gezegd": ["/begin", "Ik heb een kanarie."], "begrepen": {"rol": "inwoner"}}
    assert what_is_kept(None) is None


@pytest.mark.parametrize("secret", [None, "", "kort", "met een spatie erin en lang genoeg"])
def test_without_a_secret_the_engine_does_not_start(monkeypatch, secret):
    """No channel that anybody may speak to."""
    monkeypatch.delenv(geheim.NAME, raising=False)
    if secret is not None:
        monkeypatch.setenv(geheim.NAME, secret)
    with pytest.raises(ValueError, match=geheim.NAME) as told:
        KeukentafelChannel().blueprint(asyncio.sleep)
    assert not secret or secret not in str(told.value)


def test_only_the_whole_secret_is_known():
    """Neither a part of it, nor nothing, nor text that is no ASCII."""
    secret = "s" * 32
    assert geheim.knows(geheim.header(secret)[geheim.HEADER], secret)
    for value in (None, "", secret, f"Bearer {secret}s", f"Bearer {secret[1:]}", "Bearer \ud800", "Bearer é"):
        assert not geheim.knows(value, secret)
