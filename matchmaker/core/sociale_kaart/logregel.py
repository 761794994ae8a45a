"""Who changed what in the directory, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

GEMELD = "klopt_niet"  # an organisation says that its service does not stand right
AFGEHANDELD = ("bevestigd", "gewijzigd", "uitgehaald")  # after one of these it has been looked at

STATUS = ("uitgehaald", "gewijzigd", "ingelezen")  # after one of these a service may have another status


@dataclass(frozen=True)
class Logregel:
    """One line of the log of the directory; lines are added, never changed."""

    tijdstip: datetime  # aware, UTC
    soort: str  # one of AFGEHANDELD, GEMELD, link, ingelezen
    door: str  # who: a coordinator's name, or what else did it
    service_id: str | None = None  # None: the whole directory
    velden: Mapping[str, str] = field(default_factory=dict)  # field → what it became
