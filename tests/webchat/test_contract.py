"""The chat contract, to the letter."""

from tests.webchat.conftest import API, Caller, texts
from tests.webchat.fake_engine import FakeEngine

KEYS = {"van", "tekst", "vraag", "knoppen"}


async def test_start_gives_session_token_and_greeting(chat: Caller) -> None:
    """A new session answers 201 with its id, its token and what the bot says first."""
    body = await chat.begin()

    assert isinstance(body["sessie"], str) and len(body["sessie"]) >= 16
    assert isinstance(body["token"], str) and len(body["token"]) >= 32
    assert texts(body["berichten"]) == ["Hallo, vertelt u maar."]


async def test_start_needs_no_body_but_takes_any(chat: Caller) -> None:
    """POST /sessies works with an empty body, a JSON object and with junk."""
    for data in (None, b"{}", b"junk", b"\xff\xfe"):
        response = await chat.client.post(f"{API}/sessies", data=data)
        assert response.status == 201


async def test_bericht_has_the_four_keys(chat: Caller) -> None:
    """Each bericht has van, tekst, vraag and knoppen, with values of the right kind."""
    await chat.begin()
    await chat.say("knoppen")

    for bericht in await chat.history():
        assert bericht.keys() >= KEYS
        assert bericht["van"] in ("bot", "mens")
        assert bericht["vraag"] is None or isinstance(bericht["vraag"], str)
        for knop in bericht["knoppen"]:
            assert knop.keys() >= {"titel", "waarde"}


async def test_a_text_is_answered_with_the_new_messages_of_the_bot(chat: Caller) -> None:
    """A turn answers 200 with the bot's messages of this turn only."""
    await chat.begin()
    await chat.say("eerst")

    body = await chat.say("daarna")

    assert [(b["van"], b["tekst"]) for b in body["berichten"]] == [("bot", "U zei: daarna")]


async def test_a_text_travels_with_the_open_question(chat: Caller, engine: FakeEngine) -> None:
    """The engine is told which question the person answered."""
    await chat.begin()
    await chat.say("ik kan niet goed lopen")
    await chat.say("koken")

    assert [turn.get("vraag") for turn in engine.turns] == [None, "situatie", "zelf"]


async def test_an_offered_button_is_pressed(chat: Caller, engine: FakeEngine) -> None:
    """A button of the last bot message goes to the engine as a button, with its question."""
    await chat.begin()
    await chat.say("knoppen")

    response = await chat.press("/bevestigen")

    assert response.status == 200
    assert {k: v for k, v in engine.turns[-1].items() if k not in ("gesprek", "beurt")} == {
        "knop": "/bevestigen",
        "vraag": "samenvatting",
    }


async def test_history_holds_both_sides_in_order(chat: Caller) -> None:
    """GET gives the whole conversation; a button is shown as the words that were on it."""
    await chat.begin()
    await chat.say("knoppen")
    await chat.press("/bevestigen")

    assert [(b["van"], b["tekst"]) for b in await chat.history()] == [
        ("bot", "Hallo, vertelt u maar."),
        ("mens", "knoppen"),
        ("bot", "Klopt dit?"),
        ("mens", "Ja, dat klopt"),
        ("bot", "U zei: /bevestigen"),
    ]


async def test_stop_wipes_here_and_in_the_engine(chat: Caller, engine: FakeEngine) -> None:
    """DELETE answers 204, the token opens nothing any more, and the engine has forgotten too."""
    await chat.begin()
    await chat.say("geheim")

    response = await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())

    assert response.status == 204 and await response.read() == b""
    again = await chat.client.get(f"{API}/berichten", headers=chat.headers())
    assert again.status == 401
    assert engine.forgotten == [chat.sessie]


async def test_wissen_of_the_engine_wipes(chat: Caller, engine: FakeEngine) -> None:
    """When the engine asks for it, the conversation goes; the person still reads the last words."""
    await chat.begin()

    body = await chat.say("wissen")

    assert texts(body["berichten"]) == ["Alles is gewist."] and body["gewist"] is True
    assert (await chat.post({"tekst": "hallo"})).status == 401
    assert engine.forgotten == [chat.sessie]


async def test_conversations_are_apart(chat: Caller) -> None:
    """A token reads and writes its own conversation only."""
    await chat.begin()
    await chat.say("van de een")
    first = chat.token
    await chat.begin()
    await chat.say("van de ander")

    assert "van de een" not in texts(await chat.history())
    chat.token = first
    assert "van de ander" not in texts(await chat.history())


async def test_a_repeat_with_the_same_key_is_the_same_turn(chat: Caller, engine: FakeEngine) -> None:
    """A client that lost the answer sends again with its Idempotency-Key and gets that answer."""
    await chat.begin()
    headers = {"Idempotency-Key": "d7a4c1"}

    first = await (await chat.post({"tekst": "hallo"}, **headers)).json()
    second = await (await chat.post({"tekst": "hallo"}, **headers)).json()

    assert first["berichten"] == second["berichten"]
    assert engine.texts() == [None, "hallo"]
    assert texts(await chat.history(), "mens") == ["hallo"]
