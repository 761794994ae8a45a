"""Bring mails to a mail server, over one line a round (aiosmtplib)."""

from __future__ import annotations

import asyncio
import contextlib
import re
import ssl
from dataclasses import dataclass, field

import structlog
from aiosmtplib import (
    SMTP,
    SMTPException,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from matchmaker.core.post.poststuk import Fout, Mail, Onbereikbaar, Onbezorgbaar
from matchmaker.post.schrijven import Schrijver

TIMEOUT = 30.0  # seconds for one command
_LOST = (SMTPServerDisconnected, SMTPTimeoutError, OSError, TimeoutError)
# "No such mailbox", as the basic codes say it; where there is an enhanced code (RFC 3463) that one decides,
# for a server that does not let us send at all often answers 550 as well.
_NO_MAILBOX = range(550, 554)
_ENHANCED = re.compile(r"^5\.(\d+)\.")
_OF_ADDRESS = {"1", "2"}  # address, mailbox

log = structlog.get_logger(__name__)


@dataclass
class SmtpBezorger:
    """Implements `matchmaker.core.post.port.Bezorger`."""

    schrijver: Schrijver
    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    beveiliging: str = "starttls"  # or "tls" from the first byte, or "geen"
    _line: SMTP | None = field(default=None, init=False, repr=False)

    async def bezorg(self, mail: Mail) -> None:
        """Bring one mail away; when this returns the server has it.

        Raises:
            Onbezorgbaar: it can never arrive.
            Onbereikbaar: the server cannot be reached, breaks off, or does not let us in.
            SMTPException: the server does not want this mail now.
        """
        message = self.schrijver.schrijf(mail)
        line = self._line or await self._open()
        self._line = line
        try:
            await line.send_message(message)
        except asyncio.CancelledError:
            line.close()  # in the middle of a mail: nothing sensible can follow on it
            self._line = None
            raise
        except SMTPRecipientsRefused as error:
            if all(_unknown(one) for one in error.recipients):
                raise Onbezorgbaar(Fout.GEWEIGERD) from None
            log.warning("mail_deferred", codes=[one.code for one in error.recipients])
            raise
        except _LOST as error:
            await self.sluit()
            log.warning("mail_server_lost", error=type(error).__name__)
            raise Onbereikbaar from None
        except SMTPException as error:
            log.warning("mail_deferred", error=type(error).__name__, codes=[getattr(error, "code", None)])
            raise

    async def sluit(self) -> None:
        """Hang up; the next mail calls again."""
        line, self._line = self._line, None
        if line is not None:
            with contextlib.suppress(*_LOST, SMTPException):
                await line.quit()
            line.close()

    async def _open(self) -> SMTP:
        line = SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user,
            password=self.password,
            use_tls=self.beveiliging == "tls",
            start_tls=self.beveiliging == "starttls",
            tls_context=None if self.beveiliging == "geen" else ssl.create_default_context(),
            timeout=TIMEOUT,
        )
        try:
            await line.connect()
        except (*_LOST, SMTPException, ValueError) as error:
            line.close()
            log.warning("mail_server_unreachable", error=type(error).__name__)
            raise Onbereikbaar from None
        return line


def _unknown(refused: SMTPRecipientRefused) -> bool:
    """Say whether the server does not know the address, and never will."""
    enhanced = _ENHANCED.match(refused.message.strip())
    if enhanced:
        return enhanced[1] in _OF_ADDRESS
    return refused.code in _NO_MAILBOX
