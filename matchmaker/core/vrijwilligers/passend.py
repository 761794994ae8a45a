"""Which volunteers fit a hulpvraag: why they fit, and what about it does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.vrijwilligers.gevraagd import Gevraagd, gevraagd
from matchmaker.core.vrijwilligers.oordelen import afstand, oordelen
from matchmaker.core.vrijwilligers.port import Kandidaat
from matchmaker.core.vrijwilligers.vrijwilliger import ONBEKEND, Vrijwilliger, VrijwilligerStatus


@dataclass(frozen=True)
class PassendeVrijwilliger:
    """A volunteer who fits a hulpvraag."""

    vrijwilliger: Vrijwilliger
    redenen: tuple[str, ...]  # Dutch: why they fit
    past_niet: tuple[str, ...]  # Dutch: what does not fit, or has to be asked first
    activiteiten: tuple[str, ...]  # codes: what of this hulpvraag they want to do
    afstand_km: float | None  # one decimal
    nog_niet: bool  # not met yet, or without VOG: not to be sent to anybody
    punten: float  # higher fits better; means something within one answer only

    @property
    def kan_nu(self) -> bool:
        """Say whether they can be matched now."""
        return not self.nog_niet and self.vrijwilliger.heeft_ruimte

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types, with the names that a `Suggestie` has."""
        one = self.vrijwilliger
        return {
            "naam": one.naam or ONBEKEND,
            "telefoon": one.telefoon or "",
            "soort_hulp": "vrijwilliger",
            "omschrijving": one.eigen_woorden,
            "activiteiten": list(self.activiteiten),
            "wijken": [one.wijk] if one.wijk else [],
            "redenen": list(self.redenen),
            "past_niet": list(self.past_niet),
            "id": str(one.id),
            "organisatie": "",
            "afstand_km": self.afstand_km,
            "verouderd": False,
            "soort": "vrijwilliger",
            "nog_niet": self.nog_niet,
        }


async def passende_vrijwilligers(
    work: Work, hulpvraag: Hulpvraag, vandaag: date, limit: int = 10
) -> tuple[PassendeVrijwilliger, ...]:
    """Give the volunteers who want to do something that is asked, the best fit first.

    Who has not been met, or has no VOG, comes after all others and is marked `nog_niet`.
    """
    postcode = hulpvraag.contact.postcode if hulpvraag.contact else None
    vraag = gevraagd(hulpvraag, await work.kaart.plaats(postcode[:4]) if postcode else None)
    if not vraag.activiteiten:
        return ()
    candidates = await work.vrijwilligers.kandidaten(vraag.activiteiten, hulpvraag.id)
    found = [_passend(candidate, vraag, vandaag) for candidate in candidates]
    found.sort(key=lambda one: (one.nog_niet, -one.punten, one.vrijwilliger.id))
    return tuple(found[:limit])


def _passend(kandidaat: Kandidaat, vraag: Gevraagd, vandaag: date) -> PassendeVrijwilliger:
    one = kandidaat.vrijwilliger
    km = afstand(kandidaat, vraag)
    said = tuple(oordelen(one, vraag, km, vandaag))
    return PassendeVrijwilliger(
        vrijwilliger=one,
        redenen=tuple(oordeel.woorden for oordeel in said if oordeel.past),
        past_niet=tuple(oordeel.woorden for oordeel in said if not oordeel.past),
        activiteiten=tuple(code for code in vraag.activiteiten if code in one.activiteiten),
        afstand_km=km,
        nog_niet=one.status is not VrijwilligerStatus.ACTIEF,
        punten=sum(oordeel.punten for oordeel in said),
    )
