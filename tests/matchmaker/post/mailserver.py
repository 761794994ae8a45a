"""A real mail server on a free port, that keeps what it gets and refuses what a test wants refused."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

VAN = "keukentafel@linderwoude.example"


class Mailserver:
    """What the server got, and how it answers."""

    def __init__(self) -> None:
        self.port = 0
        self.mails: list[EmailMessage] = []  # in the order in which they came
        self.raw: list[bytes] = []
        self.naar: list[str] = []  # the address of each, as the line said it
        self.weigert: dict[str, str] = {}  # address → answer to RCPT
        self.antwoord = "250 OK"  # to the text of a mail
        self.duurt = 0.0  # seconds to take a mail
        self.verbindingen = 0
        self.ontvangen = asyncio.Event()  # set at each mail

    async def handle_EHLO(  # noqa: N802 - aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Count a line."""
        self.verbindingen += not session.host_name
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address, or not."""
        if answer := self.weigert.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take a mail, or not; kept before the answer, as a server does that dies after it."""
        assert isinstance(envelope.content, bytes)
        if self.antwoord.startswith("250"):
            self.raw.append(envelope.content)
            made = message_from_bytes(envelope.content, policy=default)
            assert isinstance(made, EmailMessage)
            self.mails.append(made)
            self.naar.extend(envelope.rcpt_tos)
            self.ontvangen.set()
        await asyncio.sleep(self.duurt)
        return self.antwoord

    @property
    def ids(self) -> list[str]:
        """Give the Message-ID of each mail."""
        return [str(mail["Message-ID"]) for mail in self.mails]


@asynccontextmanager
async def draaiend(*, tls: ssl.SSLContext | None = None, **options: Any) -> AsyncIterator[Mailserver]:
    """Serve; options as of `aiosmtpd.smtp.SMTP`, `tls` for TLS from the first byte."""
    made = Mailserver()
    loop = asyncio.get_running_loop()

    def speak() -> SMTP:
        with warnings.catch_warnings(action="ignore"):  # that a test offers what no server should
            return SMTP(made, hostname="mail.voorbeeld.example", enable_SMTPUTF8=True, loop=loop, **options)

    server = await loop.create_server(
        speak,
        "127.0.0.1",
        0,
        ssl=tls,
    )
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        await server.wait_closed()
