"""CPU time of a turn in Rasa as a conversation grows: ours, and stock Rasa on the same model, in one run.

`.venv-bot/bin/python -m bench.beurten [turns] [conversations]`; needs the trained model. Understanding, rules, tracker
store (SQLite) and the call of an action server that answers at once are in it; gateway and real actions are not.
"""

from __future__ import annotations

import asyncio
import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from aiohttp import web
from rasa.core.agent import Agent, load_agent
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.tracker_store import SQLTrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog

from bot.components import sneller
from bot.components.channel import TurnOutput, as_user_message
from bot.components.regels import Regels
from bot.components.tracker_store import ForgettingTrackerStore

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "models" / "keukentafel.tar.gz"
ANTWOORDEN = (ROOT / "tests" / "conversations" / "keukentafel.txt").read_text(encoding="utf-8").splitlines()
PUNTEN = (1, 20, 60)
ROND = 2  # turns on each side that are averaged with one of these


async def _act(request: web.Request) -> web.Response:
    """Answer as the action server would, at once: the words so far in a slot, one response."""
    body = await request.json()
    said = [["zelf", e["text"]] for e in body["tracker"]["events"] if e.get("event") == "user"]
    return web.json_response(
        {
            "events": [{"event": "slot", "name": "verteld", "value": said}],
            "responses": [{"response": "utter_gehoord_kort"}, {"response": "utter_ask_verder"}],
        }
    )


async def _agent(folder: str) -> tuple[Agent, web.AppRunner]:
    app = web.Application(client_max_size=2**24)
    app.router.add_post("/webhook", _act)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    endpoints = AvailableEndpoints(
        action=EndpointConfig(f"http://127.0.0.1:{runner.addresses[0][1]}/webhook"),
        tracker_store=EndpointConfig(
            type="bot.components.tracker_store.ForgettingTrackerStore", db=f"{folder}/t.db"
        ),
    )
    return await load_agent(model_path=str(MODEL), endpoints=endpoints), runner


async def _hold(agent: Agent, name: str, turns: int) -> list[float]:
    """Hold one conversation; give the milliseconds of CPU of each turn, of this process."""
    times: list[float] = []
    bodies: list[dict[str, Any]] = [{"begin": True}]
    bodies += [
        {"tekst": ANTWOORDEN[k % len(ANTWOORDEN)] + " " * (k // len(ANTWOORDEN))} for k in range(turns)
    ]
    for k, body in enumerate(bodies):
        message = as_user_message({"gesprek": name, "beurt": str(k), **body}, TurnOutput())
        started = time.process_time()
        await agent.processor.handle_message(message)
        times.append((time.process_time() - started) * 1000)
    return times[1:]


def _around(runs: list[list[float]], point: int) -> float:
    near = [t for run in runs for t in run[max(point - 1 - ROND, 0) : point + ROND]]
    return statistics.median(near)


async def measure(turns: int, conversations: int) -> None:
    """Measure and print; ours and stock take turns, so that what else the machine does hits both."""
    with tempfile.TemporaryDirectory() as folder:
        agent, runner = await _agent(folder)
        own = Regels._prediction_states, ForgettingTrackerStore.retrieve
        runs: dict[str, list[list[float]]] = {"stock Rasa": [], "ours": []}
        await _hold(agent, "warm", 3)
        for k in range(conversations):
            sneller.neem_terug()
            Regels._prediction_states = RulePolicy._prediction_states
            ForgettingTrackerStore.retrieve = SQLTrackerStore.retrieve
            runs["stock Rasa"].append(await _hold(agent, f"stock {k}", turns))
            sneller.pas_toe()
            Regels._prediction_states, ForgettingTrackerStore.retrieve = own
            runs["ours"].append(await _hold(agent, f"ours {k}", turns))
        await runner.cleanup()
    points = [p for p in PUNTEN if p <= turns]
    print(f"{'ms of CPU, median, around turn':<32}" + "".join(f"{p:>8}" for p in points) + f"{'growth':>9}")
    for name, found in runs.items():
        row = [_around(found, p) for p in points]
        print(f"{name:<32}" + "".join(f"{v:>8.1f}" for v in row) + f"{row[-1] / row[0]:>9.2f}")
    ratio = [_around(runs["stock Rasa"], p) / _around(runs["ours"], p) for p in points]
    print(f"{'stock / ours':<32}" + "".join(f"{v:>8.2f}" for v in ratio))


def main() -> None:
    """Read the arguments."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    logging.getLogger("rasa").setLevel(logging.ERROR)
    configure_structlog(logging.ERROR)
    numbers = [int(word) for word in sys.argv[1:]]
    turns, conversations, *_ = [*numbers, *(60, 5)[len(numbers) :]]
    asyncio.run(measure(turns, conversations))


if __name__ == "__main__":
    main()
