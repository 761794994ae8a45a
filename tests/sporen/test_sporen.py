"""Traces of gateway, actions and database: one id, nothing of a person, and nothing at all when they are off."""

from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from rasa_sdk.executor import ActionExecutor

import sporen
from actions.server import EXECUTOR, make_app
from bot import geheim
from tests.sporen.collector import collecting
from tests.webchat.conftest import API, Caller
from tests.webchat.fake_engine import FakeEngine
from webchat.errors import OpslagError

GEHEIM = "kwikstaartje Bartholomeus"


def _finished(kept: InMemorySpanExporter) -> list[ReadableSpan]:
    assert sporen._State.provider is not None
    sporen._State.provider.force_flush()
    return list(kept.get_finished_spans())


def _trace(span: ReadableSpan) -> str:
    return f"{span.context.trace_id:032x}"


def _below(spans: list[ReadableSpan], name: str) -> set[str]:
    """Give the names of the spans whose parent has this name."""
    parents = {span.context.span_id: span.name for span in spans}
    return {span.name for span in spans if span.parent and parents.get(span.parent.span_id) == name}


async def test_a_turn_is_one_trace_under_the_id_that_it_has_everywhere(
    chat: Caller, engine: FakeEngine, kept: InMemorySpanExporter
) -> None:
    """The answer's X-Request-ID, the turn's id and the trace's number are the same; the engine hears its parent."""
    await chat.begin()
    response = await chat.post({"tekst": GEHEIM})
    spoor = response.headers["X-Request-ID"]
    spans = [span for span in _finished(kept) if _trace(span) == spoor]
    assert engine.turns[-1]["beurt"] == spoor
    (first,) = (span for span in spans if span.parent is None)
    assert first.name == f"POST {API}/berichten"
    assert first.attributes is not None and first.attributes["http.response.status_code"] == 200
    assert "beurt" in _below(spans, first.name)
    assert "engine" in _below(spans, "beurt")
    assert {"db insert", "db update", "db select"} <= {span.name for span in spans}
    (call,) = (span for span in spans if span.name == "engine")
    assert engine.headers[-1]["traceparent"] == f"00-{spoor}-{call.context.span_id:016x}-01"


async def test_nothing_of_a_person_stands_in_any_span(
    chat: Caller, engine: FakeEngine, kept: InMemorySpanExporter
) -> None:
    """Also where the engine fails, a request is refused and the database raises an error that quotes its values."""
    await chat.begin()
    await chat.post({"tekst": GEHEIM})
    engine.fails_on = f"{GEHEIM} 2"
    await chat.post({"tekst": f"{GEHEIM} 2"}, **{"Idempotency-Key": GEHEIM.replace(" ", "-")})
    await chat.press(f"/{GEHEIM}")
    await chat.client.get(f"{API}/{GEHEIM}")
    with pytest.raises(OpslagError):
        await chat.webchat.store.start(chat.sessie, GEHEIM, "b", chat.webchat.courier._clock())
    spans = _finished(kept)
    assert any(span.attributes and span.attributes.get("error.type") == "EngineFoutError" for span in spans)
    assert any(
        span.attributes and "IntegrityError" in str(span.attributes.get("error.type")) for span in spans
    )
    text = "".join(span.to_json() for span in spans)
    for part in (*GEHEIM.split(), chat.token, chat.sessie, "127.0.0.1"):
        assert part not in text
    assert all(not span.events for span in spans)
    assert {key for span in spans for key in span.attributes or {}} <= sporen.TOEGESTAAN


async def test_an_action_is_a_child_of_the_engines_turn(kept: InMemorySpanExporter) -> None:
    """By what the engine sends along; without that, of the turn; a failure is named by its class."""

    async def breaks(dispatcher: object, tracker: object, domain: object) -> None:
        raise RuntimeError(GEHEIM)

    executor = ActionExecutor()
    executor.register_function("action_stuk", breaks)
    app = make_app("s" * 32)
    app[EXECUTOR] = executor
    spoor, ouder = "ab" * 16, "cd" * 8
    message: dict[str, Any] = {"text": GEHEIM, "message_id": spoor}
    async with TestClient(TestServer(app)) as client:
        for name, metadata in (
            ("action_stuk", {"traceparent": f"00-{spoor}-{ouder}-01"}),
            ("action_stuk", {"traceparent": ["geen", "tekst"]}),
            (GEHEIM, None),
        ):
            tracker = {
                "sender_id": "g",
                "slots": {},
                "events": [],
                "latest_message": message | {"metadata": metadata},
            }
            await client.post(
                "/webhook",
                json={"next_action": name, "tracker": tracker, "domain": {}},
                headers=geheim.header("s" * 32),
            )
    child, other, unknown = _finished(kept)
    assert (child.name, child.parent and f"{child.parent.span_id:016x}") == ("actie action_stuk", ouder)
    assert child.attributes == {"actie": "action_stuk", "error.type": "RuntimeError"}
    assert {_trace(child), _trace(other), _trace(unknown)} == {spoor}
    assert unknown.name == "actie ?"
    assert GEHEIM not in child.to_json() + other.to_json() + unknown.to_json()


def test_what_is_not_listed_is_refused(kept: InMemorySpanExporter) -> None:
    """Who adds an attribute has to add it to the list, and think."""
    with pytest.raises(ValueError, match="not allowed"), sporen.span("x", tekst=GEHEIM):
        pass


@pytest.mark.parametrize(("deel", "share"), [(0.0, 0.0), (1.0, 1.0), (0.25, 0.25)])
def test_every_process_follows_the_same_share(deel: float, share: float) -> None:
    """Whether a turn is followed follows from its id."""
    rounds = []
    for _ in range(2):
        exporter = InMemorySpanExporter()
        sporen.aan("proef", exporter=exporter, deel=deel)
        for n in range(400):
            # The lower half of the number decides.
            spoor = f"{n + 1:016x}" + f"{(n * 0x9E3779B97F4A7C15) % 2**64:016x}"
            with sporen.span("x", spoor=spoor, eerste=True):
                pass
        sporen.uit()
        rounds.append({_trace(span) for span in exporter.get_finished_spans()})
    assert rounds[0] == rounds[1]
    assert abs(len(rounds[0]) / 400 - share) < 0.08


async def test_off_nothing_is_made_and_nothing_is_sent_along(chat: Caller, engine: FakeEngine) -> None:
    """As it is without the setting."""
    sporen.aan("proef")
    with sporen.span("x") as made:
        assert made is None
    await chat.begin()
    assert "traceparent" not in engine.headers[-1]


def test_spans_reach_a_collector_over_otlp() -> None:
    """In the form that every collector reads, with the name of the process."""
    with collecting() as collector:
        sporen.aan("web", url=collector.url)
        with sporen.span("beurt", spoor="0" * 31 + "7", eerste=True, soort="tekst"):
            pass
        sporen.uit()
        ((service, span),) = collector.spans()
    assert (service, span.name, span.trace_id.hex()) == ("keukentafel-web", "beurt", "0" * 31 + "7")
    assert [a.key for a in span.attributes] == ["soort"]
