"""The action server over HTTP."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import structlog
from aiohttp.test_utils import TestClient, TestServer
from rasa_sdk.executor import ActionExecutor

from actions.server import EXECUTOR, make_app
from bot import geheim
from tests.stack import ROOT

SECRET = "een-geheim-van-de-test-van-genoeg-tekens"


async def test_a_failure_is_logged_under_the_id_of_the_turn() -> None:
    """The log names the action, the place and the gateway's id for the turn; not a word of the conversation."""

    async def breaks(dispatcher: object, tracker: object, domain: object) -> None:
        raise RuntimeError("mijn geheim")

    executor = ActionExecutor()
    executor.register_function("action_stuk", breaks)
    app = make_app(SECRET)
    app[EXECUTOR] = executor
    message = {"text": "mijn geheim", "message_id": "beurt-1"}
    tracker = {"sender_id": "g", "slots": {}, "events": [], "latest_message": message}
    async with TestClient(TestServer(app)) as client:
        with structlog.testing.capture_logs() as lines:
            answer = await client.post(
                "/webhook",
                json={"next_action": "action_stuk", "tracker": tracker, "domain": {}},
                headers=geheim.header(SECRET),
            )
        assert answer.status == 500 and "geheim" not in await answer.text()
    [line] = [line for line in lines if line["event"] == "action failed"]
    assert (line["action"], line["spoor"], line["error"]) == ("action_stuk", "beurt-1", "RuntimeError")
    assert "geheim" not in str(line)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        SECRET,
        "Bearer",
        "Bearer " + SECRET[:-1],
        f"bearer {SECRET}",
        f"Bearer {SECRET} x",
        "Bearer é",
    ],
)
async def test_who_does_not_know_the_secret_gets_no_action(value: str | None) -> None:
    """A tracker with a yes in it, posted by somebody else than the engine: 401, and no action runs."""
    ran = []

    async def act(dispatcher: object, tracker: object, domain: object) -> list:
        ran.append(tracker)
        return []

    executor = ActionExecutor()
    executor.register_function("action_versturen", act)
    app = make_app(SECRET)
    app[EXECUTOR] = executor
    tracker = {"sender_id": "g", "slots": {"toestemming": True}, "events": [], "latest_message": {}}
    body = {"next_action": "action_versturen", "tracker": tracker, "domain": {}}
    async with TestClient(TestServer(app)) as client:
        headers = {} if value is None else {geheim.HEADER: value}
        answer = await client.post("/webhook", json=body, headers=headers)
        assert answer.status == 401 and not ran
        assert (await client.get("/health")).status == 200
        assert (await client.get("/actions", headers=headers)).status == 401
        answer = await client.post("/webhook", json=body, headers=geheim.header(SECRET))
        assert answer.status == 200 and len(ran) == 1


@pytest.mark.parametrize("secret", ["", "kort", "met spatie " * 5])
def test_without_a_secret_it_does_not_start(secret: str, tmp_path) -> None:
    """One clear line, which does not quote the secret, and an end with 1."""
    environment = os.environ | {geheim.NAME: secret, "KEUKENTAFEL_VAR": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "actions"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert geheim.NAME in ended.stderr and "Traceback" not in ended.stderr
    assert not secret or secret not in ended.stderr
