"""What keeping and removing need from a store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from matchmaker.core.bewaren.termijn import Grenzen
from matchmaker.core.hulpvraag import Contact, Hulpvraag
from matchmaker.core.post.poststuk import Poststuk
from matchmaker.core.voorstellen.voorstel import Voorstel


class Bewaren(Protocol):
    """The requests by when they have been kept long enough.

    Ended is what was completed or withdrawn, and what was referred and nobody is phoned about any more.
    What a volunteer came with is kept as long as the volunteer; what a volunteer still helps with has not ended.
    """

    async def aan_te_kondigen(self, grenzen: Grenzen, id: int | None = None) -> Sequence[int]:
        """Give what has passed its term by `grenzen` and was not announced; `id`: only this one, if it is so."""

    async def kondig_aan(self, found: Hulpvraag, op: date) -> None:
        """Note on which day it is going to be removed; the next step or note takes that away."""

    async def aangekondigd(self, houder_id: int) -> Sequence[int]:
        """Give what was announced of somebody's requests and of those that nobody holds, the first to go first."""

    async def te_wissen(self, grenzen: Grenzen, vandaag: date, id: int | None = None) -> Sequence[int]:
        """Give what has passed its term and was announced for `vandaag` or earlier; what was withdrawn, unannounced."""

    async def gesprek(self, id: int) -> str | None:
        """Give the conversation that a request came from; None where there is no such request, or no conversation."""

    async def post(self, id: int) -> Sequence[Poststuk]:
        """Give the mails about a request, also those with its proposals, oldest first."""

    async def voorstellen_aan(self, vrijwilliger_id: int) -> Sequence[Voorstel]:
        """Give the proposals that a volunteer got, oldest first."""

    async def met_contact(self, contact: Contact) -> Sequence[tuple[int, str]]:
        """Give which requests have the same contact data, and what of it, a `kenmerk` of `core.dubbelen`."""

    async def verwijder_lege_vrijwilligers(self, voor: datetime) -> None:
        """Remove what is left of volunteers who were removed by a moment, if no proposal needs it."""

    async def ruim_verlopen_op(self, now: datetime) -> None:
        """Remove sessions, links, waiting packages and numbers of what was removed that have run out."""

    async def verwijder(self, found: Hulpvraag, op: datetime) -> None:
        """Remove a request with everything that hangs on it: nothing is left, also not its code.

        But its number and the moment, for a copy that may be put back.
        """
