"""Where demand and supply differ: requests without a volunteer and volunteers without a request, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.use_case import UseCases
from matchmaker.core.vrijwilligers.port import Vraagt


@dataclass(frozen=True)
class Telling:
    """One activity in one wijk."""

    wijk: str | None  # None: not known
    activiteit: str
    vragen: int  # requests without a volunteer that wish for it
    vrijwilligers: int  # active volunteers without a match who want to do it

    @property
    def overschot(self) -> int:
        """Give how many volunteers there are more than requests; below 0: fewer."""
        return self.vrijwilligers - self.vragen


@dataclass(frozen=True)
class VraagEnAanbod:
    """The counts of the whole municipality."""

    tellingen: tuple[Telling, ...]  # by wijk and by the name of the activity; the unknown wijk last
    vragen: int  # requests; one that wishes for three things counts once
    vrijwilligers: int  # persons


class VrijwilligersTellen(UseCases):
    """The use case that counts."""

    async def vraag_en_aanbod(self) -> VraagEnAanbod:
        """Count, by wijk and activity, requests without a volunteer and volunteers without a request."""
        async with self.store.reading() as work:
            vragen = await work.vrijwilligers.onbeantwoord()
            vrij = await work.vrijwilligers.vrij()
        asked, offered = _per_plek(vragen), _per_plek(vrij)
        return VraagEnAanbod(
            tellingen=tuple(
                Telling(wijk, activiteit, asked[wijk, activiteit], offered[wijk, activiteit])
                for wijk, activiteit in sorted(asked | offered, key=_volgorde)
            ),
            vragen=len({one.id for one in vragen}),
            vrijwilligers=len({one.id for one in vrij}),
        )


def _per_plek(those: Sequence[Vraagt]) -> Counter[tuple[str | None, str]]:
    return Counter((one.wijk, one.activiteit) for one in set(those))


def _volgorde(plek: tuple[str | None, str]) -> tuple[bool, str, str]:
    wijk, activiteit = plek
    return wijk is None, wijk or "", profiel().label("activiteit", activiteit).casefold()
