"""What the use cases of mail need from a store, and from what brings mails away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from matchmaker.core.post.poststuk import Fout, Mail, Poststaat, Poststuk


class Post(Protocol):
    """The outbox."""

    async def leg_klaar(self, one: Poststuk) -> bool:
        """Add a mail; False where one with this key is there (nothing is changed then)."""

    async def neem_volgende(self, now: datetime, bezet_tot: datetime) -> Poststuk | None:
        """Take the first mail that is due and that nobody has, for as long as that; None where there is none."""

    async def klaar(self, one: Poststuk, staat: Poststaat, now: datetime, fout: Fout | None = None) -> bool:
        """End a mail, and remove its token; False where another worker has it or ended it."""

    async def later(self, one: Poststuk, vanaf: datetime) -> None:
        """Give a mail back, to be tried again from a moment on; not where another worker has it."""

    async def te_oud(self, voor: datetime, now: datetime, *, geprobeerd: bool = False) -> Sequence[Poststuk]:
        """Give what waits since before a moment, and nobody is sending now; `geprobeerd`: only what was tried."""

    async def ruim_op(self, voor: datetime) -> None:
        """Remove what was done with before a moment; not what failed and still has to be seen to."""

    async def vergeet_mislukt(self, voorstel_id: int) -> None:
        """Remove the mails of a proposal that were given up: somebody has seen to it."""

    async def te_melden(self, vandaag: date) -> Sequence[int]:
        """Give the requests with a follow-up that is due, of which the holder has an address and was not told."""

    async def mislukt_van_houder(self, houder_id: int) -> Sequence[int]:
        """Give the requests of somebody of which an open proposal could not be mailed, the longest ago first."""


class Bezorger(Protocol):
    """Brings mails away: to a mail server, or into a folder."""

    async def bezorg(self, mail: Mail) -> None:
        """Bring one mail away; when this returns it has arrived there.

        Raises:
            Onbezorgbaar: it can never arrive.
            Onbereikbaar: nothing can be brought away now.
            Exception: not now; perhaps later.
        """

    async def sluit(self) -> None:
        """Let go of what `bezorg` keeps open; it may be used again."""
