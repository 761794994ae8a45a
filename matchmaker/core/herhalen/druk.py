"""Use case of a button that takes something, pressed twice by a hand that shakes."""

from __future__ import annotations

from datetime import datetime, timedelta

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.desk import Desk
from matchmaker.core.errors import Conflict
from matchmaker.core.herhalen.eenmalig import Gedaan, Herhalen
from matchmaker.core.herhalen.port import Sleutel
from matchmaker.core.use_case import find

FRIS = timedelta(seconds=30)  # within which the same button is the same press
_VRAAG = "volgende"


class Drukken(Desk, Herhalen):
    """Use cases of what a page asks for with a button of its own."""

    async def pak_volgende(self, knop: str, wie: Coordinator) -> str | None:
        """Take the next request as `claim_volgende` does, once for each press; give its referentie, or None.

        Pressed again within `FRIS`, also at the same moment, it gives what was taken. Later it is a press of its own:
        somebody came back to the page by the way back of the browser.

        Args:
            knop: what was drawn for the button when its page was made.
            wie: who presses.

        Raises:
            InvalidRequest: no button can be called so.
        """
        key = knop
        while True:
            kept = await self.eenmalig(
                Sleutel(wie.id, f"pagina:{key}"), _VRAAG, lambda cases: _pak(cases, wie), _nooit
            )
            moment, _, taken = kept.partition(" ")
            if self.clock() < datetime.fromisoformat(moment) + FRIS:
                return taken or None
            key = f"{knop}@{moment}"


async def _pak(cases: Drukken, wie: Coordinator) -> Gedaan:
    taken = await cases.claim_volgende(wie)
    said = f"{cases.clock().isoformat()} {taken or ''}"
    if taken is None:
        return Gedaan(said)
    async with cases.store.reading() as work:
        return Gedaan(said, (await find(work, taken)).id)


def _nooit(error: Conflict) -> str:
    raise error  # taking the next one is refused to nobody
