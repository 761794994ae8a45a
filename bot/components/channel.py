"""The channel between the gateway and Rasa: one POST, one turn (docs/architectuur.md, seam 1)."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUtteranceReverted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

import sporen
from bot import geheim
from bot.components import sneller
from bot.components.tracker_store import forget
from bot.settings import BotSettings
from bot.typed import as_typed, mark
from bot.understanding.nlp import pipeline
from sporen.opslag import volg

logger = logging.getLogger(__name__)
sneller.pas_toe()

QUESTION = "utter_ask_"


def as_bericht(message: dict[str, Any]) -> dict[str, Any]:
    """Turn one of Rasa's messages into a `bericht` of the contract, without `van`.

    The question is known by the name of its response: `utter_ask_<vraag>`.
    """
    metadata = message.get("metadata") or {}
    name = message.get("utter_action") or metadata.get("utter_action") or ""
    # Variants of one question for a role share its id: utter_ask_zelf__namens_ander.
    vraag = name[len(QUESTION) :].split("__")[0] if name.startswith(QUESTION) else None
    buttons = message.get("buttons") or []
    return {
        "tekst": message.get("text") or "",
        "vraag": vraag,
        "knoppen": [{"titel": button["title"], "waarde": button["payload"]} for button in buttons],
    }


class TurnOutput(OutputChannel):
    """Collects what the bot says in one turn."""

    def __init__(self) -> None:
        """Start empty."""
        self.berichten: list[dict[str, Any]] = []
        self.opdracht: str | None = None

    @classmethod
    def name(cls) -> str:
        """Name of the channel in the tracker."""
        return "keukentafel"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message of the bot."""
        custom = message.get("custom") or {}
        self.opdracht = custom.get("opdracht", self.opdracht)
        if message.get("text"):
            self.berichten.append(as_bericht(message))

    def body(self) -> dict[str, Any]:
        """Give the turn as the gateway expects it."""
        return {"berichten": self.berichten, "opdracht": self.opdracht}


def answered_before(tracker: DialogueStateTracker | None, beurt: str) -> dict[str, Any] | None:
    """Give what the bot said to this turn, or None where the turn is new."""
    if tracker is None:
        return None
    output: TurnOutput | None = None
    for event in tracker.events:
        if isinstance(event, UserUttered):
            if output is not None and output.berichten:
                return output.body()
            output = TurnOutput() if event.message_id == beurt else None
        elif isinstance(event, UserUtteranceReverted):
            output = None
        elif isinstance(event, BotUttered) and output is not None:
            custom = (event.data or {}).get("custom") or {}
            output.opdracht = custom.get("opdracht", output.opdracht)
            if event.text:
                output.berichten.append(
                    as_bericht(
                        {
                            "text": event.text,
                            "buttons": (event.data or {}).get("buttons"),
                            "metadata": event.metadata,
                        }
                    )
                )
    return output.body() if output is not None and output.berichten else None


def as_user_message(body: dict[str, Any], output: OutputChannel) -> UserMessage:
    """Turn the body of a request into Rasa's message.

    Raises:
        ValueError: the body names no conversation, no turn, or not exactly one of begin, tekst and knop.
    """
    gesprek, beurt = body.get("gesprek"), body.get("beurt")
    given = [name for name in ("begin", "tekst", "knop") if body.get(name)]
    if (
        not isinstance(gesprek, str)
        or not isinstance(beurt, str)
        or not gesprek
        or not beurt
        or len(given) != 1
    ):
        raise ValueError("gesprek, beurt and exactly one of begin, tekst and knop are needed")
    texts = {"begin": "/begin", "tekst": mark(str(body.get("tekst"))), "knop": str(body.get("knop"))}
    return UserMessage(
        texts[given[0]],
        output,
        gesprek,
        input_channel="keukentafel",
        message_id=beurt,
        metadata={"vraag": body.get("vraag")},
    )


class KeukentafelChannel(InputChannel):
    """Takes turns from the gateway; named in `credentials.yml`."""

    @classmethod
    def name(cls) -> str:
        """Prefix of the address: /webhooks/keukentafel."""
        return "keukentafel"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Give the routes; who does not know the shared secret gets 401 on these and on every other.

        Raises:
            ValueError: no secret is set. An engine that anybody may speak to does not start.
        """
        blueprint = Blueprint("keukentafel")
        own = BotSettings.from_environment()
        sporen.aan("bot", url=own.sporen_url, deel=own.sporen_deel)
        volg()
        secret = geheim.from_environment(os.environ)

        def ask(request: Request) -> HTTPResponse | None:
            known = geheim.knows(request.headers.get(geheim.HEADER), secret)
            return None if known else response.json({"fout": "unknown caller"}, status=401)

        @blueprint.listener("before_server_start")
        async def shut(app: Sanic, loop: object) -> None:
            app.register_middleware(ask, "request")  # on the whole server: Rasa's own routes say its version

        @blueprint.get("/")
        async def state(request: Request) -> HTTPResponse:
            return response.json({"pijplijn": str(pipeline())})

        @blueprint.post("/beurten")
        async def turn(request: Request) -> HTTPResponse:
            output = TurnOutput()
            try:
                message = as_user_message(json.loads(request.body), output)
            except (ValueError, AttributeError) as error:
                return response.json({"fout": str(error)}, status=400)
            with sporen.span(
                "bot beurt",
                spoor=message.message_id,
                ouder=sporen.draagt(request.headers),
                kind=sporen.SpanKind.SERVER,
            ):
                # The metadata goes along in the call of each action: how its span finds its parent.
                message.metadata.update(sporen.kop())
                return await take(request.app.ctx.agent, message, output)

        async def take(agent: Agent, message: UserMessage, output: TurnOutput) -> HTTPResponse:
            # One turn at a time in a conversation, and the look for an earlier answer under the same lock: a repeat
            # that comes while the first is still at work waits, and gets the same answer.
            async with agent.lock_store.lock(message.sender_id):
                before = answered_before(
                    await agent.tracker_store.retrieve(message.sender_id), message.message_id
                )
                if before is not None:
                    return response.json(before)
                await agent.processor.handle_message(message)
                if output.berichten:
                    return response.json(output.body())
                # Rasa goes on after an action that failed, and saves the turn. It is taken back, so that the gateway
                # can offer it again.
                logger.error("turn without an answer taken back: beurt %s", message.message_id)
                tracker = await agent.tracker_store.retrieve(message.sender_id)
                if tracker is not None:
                    take_back(tracker)
                    await agent.tracker_store.save(tracker)
            return response.json({"fout": "no answer"}, status=500)

        @blueprint.get("/gesprekken/<gesprek>")
        async def recall(request: Request, gesprek: str) -> HTTPResponse:
            agent: Agent = request.app.ctx.agent
            kept = what_is_kept(await agent.tracker_store.retrieve(gesprek))
            return response.empty(404) if kept is None else response.json(kept)

        @blueprint.delete("/gesprekken/<gesprek>")
        async def remove(request: Request, gesprek: str) -> HTTPResponse:
            agent: Agent = request.app.ctx.agent
            await forget(agent.tracker_store, gesprek)
            return response.empty(204)

        return blueprint


def what_is_kept(tracker: DialogueStateTracker | None) -> dict[str, Any] | None:
    """Give what the bot keeps of a conversation: what the person typed, and what it understood of it."""
    if tracker is None:
        return None
    return {
        "gezegd": [
            as_typed(event.text) for event in tracker.events if isinstance(event, UserUttered) and event.text
        ],
        "begrepen": {
            name: value
            for name, value in tracker.current_slot_values().items()
            if value not in (None, [], {})
        },
    }


def take_back(tracker: DialogueStateTracker) -> None:
    """Undo the last turn: the conversation stands as it stood before the message came."""
    if tracker.latest_message is not None:
        tracker.update(UserUtteranceReverted())
        # Taking back removes the waiting before the message too. Without a new one, taking back a second time would
        # remove the turn before.
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
