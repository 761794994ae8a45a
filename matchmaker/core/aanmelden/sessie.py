"""Sessions and their secrets, and how long one waits after wrong passwords and codes."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from matchmaker.core.aanmelden.beheer_port import Wat
from matchmaker.core.aanmelden.log import schrijf
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Work
from matchmaker.core.referentie import Entropy
from matchmaker.core.use_case import UseCases

FREE_ATTEMPTS = 5  # wrong ones in a row before one has to wait
FIRST_WAIT = timedelta(seconds=15)  # doubles with each wrong one after that
LONGEST_WAIT = timedelta(minutes=15)  # short enough that locking somebody out on purpose gains little


@dataclass(frozen=True)
class Session:
    """A session that has just begun."""

    secret: str = field(repr=False)  # goes into the cookie; the store has its hash only
    coordinator: Coordinator
    until: datetime  # aware, UTC


def new_secret(entropy: Entropy) -> str:
    """Draw 256 random bits as text that fits a cookie, a header and an address."""
    return base64.urlsafe_b64encode(entropy(32)).rstrip(b"=").decode()


def hash_secret(secret: str) -> str:
    """Hash a secret of full entropy: a fast hash is enough, there is nothing to guess."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def blocked_until(wrong: int, now: datetime) -> datetime | None:
    """Say until when no further attempt is looked at, after so many wrong ones in a row; None: one may go on."""
    if wrong < FREE_ATTEMPTS:
        return None
    doublings = min(wrong - FREE_ATTEMPTS, 16)  # no overflow after a thousand attempts
    wait: timedelta = min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
    return now + wait


async def begin_sessie(cases: UseCases, work: Work, wie: Coordinator, hoe: str) -> Session:
    """Open a session; `hoe`: by what somebody signed in, for the log."""
    now = cases.clock()
    session = Session(new_secret(cases.entropy), wie, now + cases.session_length)
    await work.coordinators.open_session(hash_secret(session.secret), wie, now, session.until)
    await schrijf(cases, work, Wat.AANGEMELD, wie, wie, hoe)
    return session
