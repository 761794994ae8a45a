"""What every group of use cases is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchmaker.core.errors import NotFound
from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.ports import Passwords, Store, Work
from matchmaker.core.referentie import Entropy, parse

Clock = Callable[[], datetime]  # aware, UTC


@dataclass(frozen=True)
class UseCases:
    """The store and what comes in from outside."""

    store: Store
    clock: Clock
    entropy: Entropy
    passwords: Passwords
    session_length: timedelta


async def find(work: Work, referentie: str) -> Hulpvraag:
    """Find a request by its code, however it was typed.

    Raises:
        NotFound: there is none.
    """
    code = parse(referentie)
    found = await work.hulpvragen.by_referentie(code) if code else None
    if found is None:
        raise NotFound("there is no hulpvraag with this referentie")
    return found
