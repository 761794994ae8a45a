"""Traces in the engine: a turn under its own id, below the gateway's call, and known to the actions."""

import asyncio
import json
from types import SimpleNamespace

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

import sporen
from bot import geheim
from bot.components.channel import KeukentafelChannel
from bot.components.sloten import Sloten
from bot.components.tracker_store import ForgettingTrackerStore

GEHEIM = "kwikstaartje Bartholomeus"
SPOOR, OUDER = "ab" * 16, "cd" * 8


@pytest.fixture
def kept(monkeypatch):
    """Traces are on, and kept; the channel's own setting leaves them as they are."""
    monkeypatch.setenv(geheim.NAME, "s" * 32)
    exporter = InMemorySpanExporter()
    app_channel = KeukentafelChannel().blueprint(None)
    sporen.aan("bot", exporter=exporter)
    yield exporter, app_channel
    sporen.uit()


def test_a_turn_has_its_span_and_says_so_to_the_actions(kept, tmp_path):
    """The message that the actions see names the span of the engine; no word of it stands in a span."""
    exporter, blueprint = kept
    store = ForgettingTrackerStore(domain=Domain.empty(), db=str(tmp_path / "t.db"))
    seen: list[UserMessage] = []

    async def handle(message: UserMessage) -> None:
        seen.append(message)
        tracker = DialogueStateTracker.from_events(message.sender_id, [UserUttered(message.text)])
        await store.save(tracker)
        await message.output_channel.send_response(message.sender_id, {"text": f"U zei {message.text}"})

    app = Sanic("proef_sporen")
    app.blueprint(blueprint, url_prefix="/webhooks/keukentafel")
    app.ctx.agent = SimpleNamespace(
        lock_store=Sloten(), tracker_store=store, processor=SimpleNamespace(handle_message=handle)
    )
    (take,) = (route.handler for route in app.router.routes if route.path.endswith("beurten"))
    request = SimpleNamespace(
        body=json.dumps({"gesprek": "g", "beurt": SPOOR, "tekst": GEHEIM}),
        headers={"traceparent": f"00-{SPOOR}-{OUDER}-01"},
        app=app,
    )
    assert asyncio.run(take(request)).status == 200
    sporen._State.provider.force_flush()
    spans = exporter.get_finished_spans()
    (turn,) = (span for span in spans if span.name == "bot beurt")
    assert f"{turn.context.trace_id:032x}" == SPOOR
    assert f"{turn.parent.span_id:016x}" == OUDER
    assert seen[0].metadata["traceparent"] == f"00-{SPOOR}-{turn.context.span_id:016x}-01"
    assert {"db select", "db insert"} <= {span.name for span in spans}
    text = "".join(span.to_json() for span in spans)
    assert not any(word in text for word in GEHEIM.split())
    assert {key for span in spans for key in span.attributes} <= sporen.TOEGESTAAN
