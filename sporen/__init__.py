"""Traces of a turn through gateway, engine, actions and database (OpenTelemetry); off until `aan` is called.

Shared by both Pythons; knows nothing of the rest. The trace of a turn has the turn's own id, `spoor` in the logs, as
its number: 32 hexadecimal digits are both. A span holds names and numbers of ours, never a text, a person or a query's
values: what may stand in it is listed, and exceptions are named by their class alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.sdk.trace.sampling import TraceIdRatioBased
from opentelemetry.trace import NonRecordingSpan, Span, SpanContext, SpanKind, StatusCode, TraceFlags
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

__all__ = ["SpanKind", "aan", "begin", "draagt", "eind", "kop", "span", "uit"]

# What a span may hold: names and numbers of our own. A test reads every span of whole conversations.
TOEGESTAAN = frozenset(
    {
        "actie",
        "db.operation.name",
        "db.system.name",
        "error.type",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "soort",
    }
)
KOP = "traceparent"
_SPOOR = re.compile(r"[0-9a-f]{32}", re.ASCII)
_PROPAGATOR = TraceContextTextMapPropagator()

_wanted: ContextVar[tuple[int, int] | None] = ContextVar("wanted", default=None)


class _Ids(RandomIdGenerator):
    """Random, except for the first span of a turn: its numbers follow from the turn's id, in every process."""

    def generate_trace_id(self) -> int:
        wanted = _wanted.get()
        return wanted[0] if wanted else super().generate_trace_id()

    def generate_span_id(self) -> int:
        wanted = _wanted.get()
        return wanted[1] if wanted else super().generate_span_id()


class _State:
    provider: TracerProvider | None = None
    tracer: trace.Tracer | None = None


def aan(
    dienst: str, *, url: str | None = None, deel: float = 1.0, exporter: SpanExporter | None = None
) -> None:
    """Begin to make traces; nothing happens without an address or an exporter.

    `url` takes OTLP over HTTP ("http://collector:4318/v1/traces"). `deel` is the share of turns, 0 to 1, that is
    followed: by their id, so that every process follows the same ones. What cannot be delivered is dropped.
    """
    if exporter is None:
        if url is None:
            return
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        exporter = OTLPSpanExporter(endpoint=url, timeout=5)
    uit()
    _State.provider = TracerProvider(
        sampler=TraceIdRatioBased(deel),
        resource=Resource({"service.name": f"keukentafel-{dienst}"}),
        id_generator=_Ids(),
        shutdown_on_exit=True,
    )
    _State.provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=2000))
    _State.tracer = _State.provider.get_tracer("keukentafel")


def uit() -> None:
    """Deliver what is still here, and stop."""
    provider, _State.provider, _State.tracer = _State.provider, None, None
    if provider is not None:
        provider.shutdown()


def _root(spoor: str) -> SpanContext:
    span_id = int.from_bytes(hashlib.sha256(spoor.encode("ascii")).digest()[:8], "big") or 1
    return SpanContext(int(spoor, 16), span_id, is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED))


def begin(
    name: str,
    *,
    spoor: str | None = None,
    eerste: bool = False,
    ouder: str | None = None,
    kind: SpanKind = SpanKind.INTERNAL,
    **given: str | int,
) -> Span | None:
    """Begin a span, to be ended with `eind`; None when traces are off.

    `eerste`: this is the first span of the turn `spoor`. Else its parent is `ouder` (a `traceparent`), or the first
    span of the turn `spoor`, or the span that is open here. Raises `ValueError` for an attribute that is not allowed.
    """
    tracer = _State.tracer
    if tracer is None:
        return None
    if not given.keys() <= {key.replace(".", "_") for key in TOEGESTAAN}:
        raise ValueError(f"not allowed in a span: {sorted(given)}")
    known = spoor if spoor is not None and int_of(spoor) else None
    context, token = None, None
    if known is not None and eerste:
        first = _root(known)
        context = trace.set_span_in_context(trace.INVALID_SPAN)
        token = _wanted.set((first.trace_id, first.span_id))
    elif ouder is not None:
        context = _PROPAGATOR.extract({KOP: ouder})
    elif known is not None:
        context = trace.set_span_in_context(NonRecordingSpan(_root(known)))
    try:
        return tracer.start_span(
            name, context, kind, {_key(key): value for key, value in given.items()}, record_exception=False
        )
    finally:
        if token is not None:
            _wanted.reset(token)


def int_of(spoor: str) -> int:
    """Give the number of a turn's id, or 0 for what is none."""
    return int(spoor, 16) if _SPOOR.fullmatch(spoor) else 0


def _key(name: str) -> str:
    return next(key for key in TOEGESTAAN if key.replace(".", "_") == name)


def eind(span: Span | None, error: BaseException | None = None) -> None:
    """End a span; of an error only its class is kept: its message may quote what somebody typed."""
    if span is None:
        return
    if error is not None:
        span.set_attribute("error.type", type(error).__name__)
        span.set_status(StatusCode.ERROR)
    span.end()


@contextlib.contextmanager
def span(name: str, **how: Any) -> Iterator[Span | None]:
    """Keep a span open around some work, as `begin` says; what is begun inside is its child."""
    made = begin(name, **how)
    if made is None:
        yield None
        return
    with trace.use_span(made, end_on_exit=False, record_exception=False, set_status_on_exception=False):
        try:
            yield made
        except BaseException as error:
            eind(made, error)
            raise
    eind(made)


def kop() -> dict[str, str]:
    """Give the header that makes the next process's span a child of the one that is open; empty when off."""
    found: dict[str, str] = {}
    if _State.tracer is not None:
        _PROPAGATOR.inject(found)
    return {KOP: found[KOP]} if KOP in found else {}


def draagt(headers: Mapping[str, Any]) -> str | None:
    """Give the `traceparent` in headers or metadata, or None; what is no text is none."""
    found = headers.get(KOP)
    return found if isinstance(found, str) else None
