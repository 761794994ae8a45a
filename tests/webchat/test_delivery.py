"""Turns are kept, delivered in order and once, whatever happens to the engine."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.webchat.conftest import API, Caller, Opener, texts
from tests.webchat.fake_engine import FakeEngine, echo


async def _until(condition: Any, seconds: float = 8) -> None:
    """Wait until an async condition holds."""
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 - what it waits for gives no signal
            await asyncio.sleep(0.05)


async def test_an_engine_that_is_down_gives_a_friendly_notice(chat: Caller, engine: FakeEngine) -> None:
    """The person gets 200, is told that the message is kept, and reads a telephone number."""
    await chat.begin()
    await engine.stop()

    body = await chat.say("ik kan niet meer zelf douchen")

    assert body["wacht"] is True
    [notice] = body["berichten"]
    assert notice["van"] == "bot" and "bewaard" in notice["tekst"] and "14 0000" in notice["tekst"]
    assert "ik kan niet meer zelf douchen" in texts(await chat.history(), "mens")


async def test_a_start_while_the_engine_is_down(chat: Caller, engine: FakeEngine) -> None:
    """A conversation can begin without the engine; its greeting comes before the answer to the first words."""
    await engine.stop()
    body = await chat.begin()
    assert body["wacht"] is True and "14 0000" in body["berichten"][0]["tekst"]
    await chat.say("hallo")
    await engine.start()

    await _until(lambda: _no_wait(chat))

    assert engine.texts() == [None, "hallo"]
    assert texts(await chat.history(), "bot")[-2:] == ["Hallo, vertelt u maar.", "U zei: hallo"]


async def _no_wait(chat: Caller) -> bool:
    response = await chat.client.get(f"{API}/berichten", headers=chat.headers())
    return not (await response.json())["wacht"]


@pytest.mark.parametrize("status", [500, 502, 503, 404, 401])  # 401: the secrets differ
async def test_an_engine_that_fails_keeps_the_turn(chat: Caller, engine: FakeEngine, status: int) -> None:
    """A 5xx of the engine (the action server may be down) gives the notice; later the turn is answered."""
    await chat.begin()
    engine.status = status
    assert (await chat.say("een"))["wacht"] is True

    engine.status = 200
    body = await chat.say("twee")

    assert texts(body["berichten"]) == ["U zei: een", "U zei: twee"]
    assert engine.texts() == [None, "een", "twee"]


async def test_a_slow_engine_gives_the_notice_and_then_the_answer(
    open_chat: Opener, engine: FakeEngine
) -> None:
    """An answer that takes longer than a person should wait is stored when it comes, and counted once."""
    async with open_chat(antwoord_wachttijd=0.3) as chat:
        await chat.begin()
        engine.delay = 0.8

        assert (await chat.say("hallo"))["wacht"] is True
        await _until(lambda: _no_wait(chat))

        assert engine.texts() == [None, "hallo"]
        assert texts(await chat.history(), "bot")[-1] == "U zei: hallo"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"berichten": []},
        {"berichten": [{"x": 1}]},
        {"berichten": "a"},
        [],
        None,
        {"berichten": [], "opdracht": "x"},
    ],
)
async def test_an_answer_that_is_none_keeps_the_turn(chat: Caller, engine: FakeEngine, answer: Any) -> None:
    """An answer outside the seam counts as a failure, never as silence."""
    await chat.begin()
    engine.script = lambda turn: answer

    body = await chat.say("hallo")

    assert body["wacht"] is True


async def test_background_work_delivers_without_the_person(open_chat: Opener, engine: FakeEngine) -> None:
    """When the engine is back, open turns of every conversation are delivered in order by themselves."""
    async with open_chat() as chat:
        await chat.begin()
        await engine.stop()
        for tekst in ("een", "twee", "drie"):
            await chat.say(tekst)
        await engine.start()
        chat.webchat.courier._not_before.clear()

        await chat.webchat.upkeep.round()

        assert engine.texts() == [None, "een", "twee", "drie"]


async def test_a_restart_delivers_what_was_open(open_chat: Opener, engine: FakeEngine) -> None:
    """A new process on the same database takes the open turns up by itself, with the same turn ids."""
    async with open_chat() as chat:
        await chat.begin()
        engine.before = _fail_after_counting(engine)
        await chat.say("hallo")
        token = chat.token
    first_ids = {turn["beurt"] for turn in engine.turns}
    engine.before = None

    async with open_chat(token=token, background=True) as again:
        await _until(lambda: _no_wait(again))
        assert texts(await again.history())[-1] == "U zei: hallo"

    assert engine.texts() == [None, "hallo"]
    assert {turn["beurt"] for turn in engine.turns} == first_ids


def _fail_after_counting(engine: FakeEngine) -> Any:
    """Let the engine take a turn and lose its answer on the way back."""

    async def before(turn: dict[str, Any]) -> None:
        if turn["beurt"] not in engine.answers:
            engine.turns.append(turn)
            engine.answers[turn["beurt"]] = echo(turn)
        raise ConnectionResetError

    return before


async def test_turns_of_one_conversation_never_overlap(chat: Caller, engine: FakeEngine) -> None:
    """Twenty messages at once of one person reach the engine one at a time, in the order they were kept."""
    await chat.begin()
    engine.delay = 0.02

    bodies = await asyncio.gather(*(chat.say(f"bericht {i}") for i in range(20)))

    kept = texts(await chat.history(), "mens")
    assert engine.texts()[1:] == kept
    assert engine.most_at_once == 1
    given = [tekst for body in bodies for tekst in texts(body["berichten"])]
    assert sorted(given) == sorted(f"U zei: bericht {i}" for i in range(20))


async def test_conversations_do_not_wait_for_each_other(chat: Caller, engine: FakeEngine) -> None:
    """A turn that takes long holds up its own conversation only."""
    await chat.begin()
    slow, free = chat.token, asyncio.Event()

    async def before(turn: dict[str, Any]) -> None:
        if turn.get("tekst") == "langzaam":
            await free.wait()

    engine.before = before
    task = asyncio.create_task(chat.post({"tekst": "langzaam"}))
    await asyncio.sleep(0.1)
    await chat.begin()
    assert texts((await chat.say("vlug"))["berichten"]) == ["U zei: vlug"]
    free.set()
    assert (await task).status == 200 and slow != chat.token


async def test_a_late_answer_is_given_once(chat: Caller, engine: FakeEngine) -> None:
    """A late answer rides along with the next turn, and not with the one after."""
    await chat.begin()
    await engine.stop()
    await chat.say("een")
    await engine.start()

    given = [texts((await chat.say(tekst))["berichten"]) for tekst in ("twee", "drie")]

    assert given == [["U zei: een", "U zei: twee"], ["U zei: drie"]]


async def test_a_button_waits_for_the_answer_that_is_due(chat: Caller, engine: FakeEngine) -> None:
    """While an answer is open a button is refused with 409: nobody knows yet what is offered."""
    await chat.begin()
    await chat.say("knoppen")
    await engine.stop()
    assert (await chat.press("/bevestigen")).status == 200

    response = await chat.press("/bevestigen")

    assert response.status == 409
    assert texts(await chat.history(), "mens") == ["knoppen", "Ja, dat klopt"]


async def test_two_presses_at_once_are_one_answer(chat: Caller, engine: FakeEngine) -> None:
    """A double click counts once."""
    await chat.begin()
    await chat.say("knoppen")

    responses = await asyncio.gather(*(chat.press("/bevestigen") for _ in range(5)))

    assert sorted(response.status for response in responses) == [200, 409, 409, 409, 409]
    assert engine.texts() == [None, "knoppen", "/bevestigen"]


async def test_a_turn_the_engine_refuses_does_not_block(chat: Caller, engine: FakeEngine) -> None:
    """When the engine refuses a message for good, the person is asked for other words and the talk goes on."""
    await chat.begin()
    engine.status = 422
    body = await chat.say("iets raars")
    assert "andere woorden" in body["berichten"][0]["tekst"] and body["berichten"][0]["vraag"] == "situatie"
    engine.status = 200
    assert texts((await chat.say("gewoon"))["berichten"]) == ["U zei: gewoon"]


async def test_a_turn_that_keeps_failing_is_given_up(open_chat: Opener, engine: FakeEngine) -> None:
    """A message the engine fails on time after time is given up after the term, with the open question again."""
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    async with open_chat(clock=lambda: now) as chat:
        await chat.begin()
        engine.fails_on = "vergif"
        for tekst in ("vergif", "een", "twee", "drie"):
            assert (await chat.say(tekst))["wacht"]
            now += timedelta(minutes=10)
        assert engine.texts() == [None]
        now += timedelta(minutes=60)

        body = await chat.say("vier")

        given = texts(body["berichten"])
        assert "andere woorden" in given[0]
        assert given[1:] == [f"U zei: {tekst}" for tekst in ("een", "twee", "drie", "vier")]


async def test_wiping_while_the_engine_is_down(chat: Caller, engine: FakeEngine) -> None:
    """What is wiped while the engine is down goes from the engine as soon as it is back."""
    await chat.begin()
    await engine.stop()
    response = await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())
    assert response.status == 204
    await engine.start()

    await chat.webchat.upkeep.round()

    assert engine.forgotten == [chat.sessie]


async def test_wiping_while_a_turn_is_under_way(chat: Caller, engine: FakeEngine) -> None:
    """An answer that comes after the wipe is stored nowhere."""
    await chat.begin()
    engine.delay = 0.3
    turn = asyncio.create_task(chat.post({"tekst": "hallo"}))
    await asyncio.sleep(0.1)
    await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())

    response = await turn

    assert response.status in (200, 401)
    assert await chat.webchat.store.all_of(chat.sessie) == []
    # The turn made the engine's copy anew after it had forgotten: it has to forget once more.
    await chat.webchat.upkeep.round()
    assert engine.forgotten == [chat.sessie, chat.sessie]


async def test_wiping_while_a_turn_waits_in_line(open_chat: Opener, engine: FakeEngine) -> None:
    """What is wiped before its turn has room at the engine never gets there."""
    free = asyncio.Event()

    async def before(turn: dict[str, Any]) -> None:
        if turn.get("tekst") == "langzaam":
            await free.wait()

    engine.before = before
    async with open_chat(engine_tegelijk=1) as chat:
        await chat.begin()
        other = chat.token
        await chat.begin()
        slow = asyncio.create_task(chat.post({"tekst": "langzaam"}))
        await asyncio.sleep(0.1)
        chat.token = other
        waiting = asyncio.create_task(chat.post({"tekst": "geheim"}))
        await asyncio.sleep(0.2)
        gone = await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())
        assert gone.status == 204
        free.set()
        assert (await slow).status == 200 and (await waiting).status in (200, 401)
    assert engine.texts() == [None, None, "langzaam"]
