"""What the use cases of proposals need from a store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from matchmaker.core.voorstellen.voorstel import Voorstel, Voorstelstaat


class Voorstellen(Protocol):
    """The proposals."""

    async def voeg_toe(self, one: Voorstel) -> Voorstel | None:
        """Add a proposal; None where the volunteer or the request has an open one already."""

    async def voorstel(self, id: int) -> Voorstel | None:
        """Find a proposal."""

    async def bij(self, hulpvraag_id: int) -> Sequence[Voorstel]:
        """Give the proposals of a request, oldest first."""

    async def open_van(self, vrijwilliger_id: int) -> Voorstel | None:
        """Give the open proposal of a volunteer; there is one at most."""

    async def beantwoord(
        self, id: int, staat: Voorstelstaat, now: datetime, reden: str | None, toelichting: str | None
    ) -> None:
        """Give a proposal its answer; a link to it does not work any more."""

    async def gekoppeld(self, id: int, now: datetime) -> None:
        """Note that they have met."""

    async def wis_woorden(self, hulpvraag_id: int) -> None:
        """Remove what was said with the proposals of a request."""

    async def wis_woorden_van(self, vrijwilliger_id: int) -> None:
        """Remove what was said at the end of the proposals to a volunteer, also from the histories of the requests."""

    async def zet_link(self, id: int, token_hash: str) -> None:
        """Keep a link to an open proposal, in the place of an earlier one."""

    async def met_link(self, token_hash: str) -> Voorstel | None:
        """Find the open proposal of a link."""

    async def aflopend(self, now: datetime) -> Sequence[int]:
        """Give the requests that have an open proposal of which the term has passed or the volunteer is gone."""

    async def uitgelopen(self, hulpvraag_id: int, now: datetime) -> Sequence[Voorstel]:
        """Give those proposals of one request."""

    async def van_houder(self, houder_id: int, tot: datetime) -> Sequence[Voorstel]:
        """Give, of what somebody holds, the proposals that were accepted or expire by a moment."""
