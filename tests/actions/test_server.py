"""The action server over HTTP."""

from __future__ import annotations

import structlog
from aiohttp.test_utils import TestClient, TestServer
from rasa_sdk.executor import ActionExecutor

from actions.server import EXECUTOR, make_app


async def test_a_failure_is_logged_under_the_id_of_the_turn() -> None:
    """The log names the action, the place and the gateway's id for the turn; not a word of the conversation."""

    async def breaks(dispatcher: object, tracker: object, domain: object) -> None:
        raise RuntimeError("mijn geheim")

    executor = ActionExecutor()
    executor.register_function("action_stuk", breaks)
    app = make_app()
    app[EXECUTOR] = executor
    message = {"text": "mijn geheim", "message_id": "beurt-1"}
    tracker = {"sender_id": "g", "slots": {}, "events": [], "latest_message": message}
    async with TestClient(TestServer(app)) as client:
        with structlog.testing.capture_logs() as lines:
            answer = await client.post(
                "/webhook", json={"next_action": "action_stuk", "tracker": tracker, "domain": {}}
            )
        assert answer.status == 500 and "geheim" not in await answer.text()
    [line] = [line for line in lines if line["event"] == "action failed"]
    assert (line["action"], line["spoor"], line["error"]) == ("action_stuk", "beurt-1", "RuntimeError")
    assert "geheim" not in str(line)
