"""What is replaced in Rasa changes nothing that is said or remembered."""

import asyncio
import json
import random
import zlib
from pathlib import Path

import numpy as np
import pytest
from aiohttp import web
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent, load_agent
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.components import sneller
from bot.components.channel import TurnOutput, as_user_message
from bot.components.regels import Regels, staart
from bot.understanding.corpus import CORPUS, read_corpus

MODEL = Path("models/keukentafel.tar.gz")
GESPREKKEN = 200
BEURTEN = (2, 6)
KNOPPEN = ("bevestigen", "ontkennen", "overslaan", "weet_niet", "herhalen", "pauzeren", "vraag_kosten")
FORMS = [
    {},
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "vraag", "value": "wens"}], "responses": [{"response": "utter_x"}]},
    {"events": [{"event": "followup", "name": "action_status"}]},
    {"events": [{"event": "slot", "value": 3}]},
    {"events": [{"event": "nooit van gehoord"}]},
    {"events": "geen lijst"},
    {"responses": ["geen object"]},
    [],
]


@pytest.fixture(autouse=True)
def own_again():
    """After each test ours is in place again, as in the running server."""
    yield
    sneller.pas_toe()


def _judged(action: RemoteAction, form: object) -> bool:
    try:
        return bool(action._validate_action_result(form))
    except ValidationError:
        return False


def test_answers_of_the_action_server_are_judged_as_rasa_does():
    """Good and bad forms alike."""
    action = RemoteAction("action_luister", None)
    sneller.neem_terug()
    stock = [_judged(action, form) for form in FORMS]
    assert sneller.pas_toe()
    assert [_judged(action, form) for form in FORMS] == stock
    assert set(stock) == {True, False}


def test_each_kind_of_event_is_found_as_rasa_finds_it():
    """By its name; a default where there is none; an error where there is neither."""
    names = sorted(sneller._klassen())
    sneller.neem_terug()
    stock = [Event.resolve_by_type(name) for name in names]
    sneller.pas_toe()
    assert [Event.resolve_by_type(name) for name in names] == stock
    assert Event.resolve_by_type("onbekend", SlotSet) is SlotSet
    assert Event.resolve_by_type("topic") is None
    with pytest.raises(ValueError, match="onbekend"):
        Event.resolve_by_type("onbekend")


def test_another_version_of_rasa_is_left_alone(monkeypatch):
    """What is replaced there is not known."""
    sneller.neem_terug()
    monkeypatch.setattr(sneller.rasa, "__version__", "3.6.22")
    assert not sneller.pas_toe()
    assert RemoteAction._validate_action_result is sneller._VALIDATE


def test_only_the_last_turns_are_looked_at(agent):
    """Of a long conversation; the tracker itself stays whole."""
    told = [
        e
        for k in range(30)
        for e in (
            ActionExecuted("action_listen"),
            SlotSet("vraag", str(k)),
            UserUttered(f"zin {k}"),
            ActionExecuted("action_luister"),
        )
    ]
    tracker = DialogueStateTracker.from_events("x", told, agent.domain.slots)
    short = staart(tracker, agent.domain)
    assert [e.text for e in short.events if isinstance(e, UserUttered)] == [f"zin {k}" for k in range(26, 30)]
    assert isinstance(short.events[0], ActionExecuted)
    assert len(tracker.events) == len(told)


@pytest.fixture(scope="module")
def loop():
    """One event loop for the agent."""
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="module")
def agent(loop) -> Agent:
    """The trained model, with an action server that answers from the message alone."""

    async def act(request: web.Request) -> web.Response:
        body = await request.json()
        said = body["tracker"]["latest_message"].get("text") or ""
        number = len(said) % 7
        return web.json_response(
            {
                "events": [
                    {"event": "slot", "name": "vraag", "value": ["zelf", "lastig", "wens"][number % 3]},
                    {"event": "slot", "name": "verteld", "value": [["zelf", said]] * number},
                ],
                "responses": [{"response": "utter_gehoord_kort"}, {"text": f"Dat waren {len(said)} tekens."}],
            }
        )

    async def start() -> tuple[Agent, web.AppRunner]:
        app = web.Application()
        app.router.add_post("/webhook", act)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        endpoints = AvailableEndpoints(action=EndpointConfig(f"http://127.0.0.1:{port}/webhook"))
        return await load_agent(model_path=str(MODEL), endpoints=endpoints), runner

    made, runner = loop.run_until_complete(start())
    yield made
    loop.run_until_complete(runner.cleanup())


def _without_time(tracker: DialogueStateTracker) -> list[dict]:
    rows = [event.as_dict() for event in tracker.events]
    for row in rows:
        row.pop("timestamp")
    return json.loads(json.dumps(rows))


async def _hold(agent: Agent, name: str, bodies: list[dict]) -> list[dict]:
    # Which of several wordings a response gets is drawn by numpy.
    np.random.seed(zlib.crc32(name.encode()))
    for k, body in enumerate(bodies):
        await agent.processor.handle_message(
            as_user_message({"gesprek": name, "beurt": str(k), **body}, TurnOutput())
        )
    found = await agent.tracker_store.retrieve(name)
    events = _without_time(found)
    await agent.tracker_store.save(DialogueStateTracker.from_events(name, []))
    agent.tracker_store._tracker_store.store.pop(name)
    return events


def test_whole_conversations_are_the_same_with_and_without(agent, loop, monkeypatch):
    """Typed and pressed, short and longer: the same events in the same order."""
    draw = random.Random(7)
    typed = [line["tekst"] for line in read_corpus(CORPUS / "bedoelingen")]
    plans = []
    for k in range(GESPREKKEN):
        turns = [
            {"tekst": draw.choice(typed)} if draw.random() < 0.3 else {"knop": f"/{draw.choice(KNOPPEN)}"}
            for _ in range(draw.randint(*BEURTEN))
        ]
        plans.append((f"gesprek {k}", [{"begin": True}, *turns]))

    async def all_of_them() -> list[list[dict]]:
        return [await _hold(agent, name, bodies) for name, bodies in plans]

    ours = loop.run_until_complete(all_of_them())
    sneller.neem_terug()
    monkeypatch.setattr(Regels, "_prediction_states", RulePolicy._prediction_states)
    stock = loop.run_until_complete(all_of_them())
    assert ours == stock
    assert sum(map(len, ours)) > 10 * GESPREKKEN
