"""Traces kept in memory, and the chat of the gateway's own tests."""

from collections.abc import Iterator

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

import sporen
from sporen.opslag import volg
from tests.webchat.conftest import chat, engine, open_chat, settings

__all__ = ["chat", "engine", "open_chat", "settings"]


@pytest.fixture
def kept() -> Iterator[InMemorySpanExporter]:
    """Traces are on, and what is made is kept; read it after `sporen.uit()`."""
    exporter = InMemorySpanExporter()
    sporen.aan("proef", exporter=exporter)
    volg()
    yield exporter
    sporen.uit()
