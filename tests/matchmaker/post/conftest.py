"""Fixtures of the mail: a mail server, and a matchmaker that knows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import structlog

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.port import Bezorger
from matchmaker.post.kiezen import kies_bezorger
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.post.mailserver import VAN, Mailserver, draaiend

ADRES = "https://hulp.linderwoude.example"
POST = {"smtp_host": "127.0.0.1", "smtp_afzender": VAN, "adres": ADRES}


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """Undo what a command does to the logs: they would go to the captured output of a test that is over."""
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()


@pytest.fixture
async def mailserver() -> AsyncIterator[Mailserver]:
    """A mail server."""
    async with draaiend() as made:
        yield made


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with post; a test that sends takes `met_post`, which knows the port of the server."""
    return settings.model_copy(update=POST)


@pytest.fixture
def met_post(settings: Settings, mailserver: Mailserver) -> Settings:
    """Settings with the mail server of the test."""
    return settings.model_copy(update={"smtp_port": mailserver.port, "smtp_beveiliging": "geen"})


@pytest.fixture
def bezorger(met_post: Settings) -> Bezorger:
    """What brings mails to the mail server of the test."""
    made = kies_bezorger(met_post)
    assert made is not None
    return made


@pytest.fixture
async def anna(matchmaker: Matchmaker) -> Coordinator:
    """A coordinator with an address."""
    made, _ = await matchmaker.add_coordinator(
        "anna", "Anna Verzonnen", PASSWORD, token="token-anna", email="anna@gemeente.example"
    )
    return made
