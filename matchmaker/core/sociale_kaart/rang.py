"""What fits best: points for what fits, for near, for fresh, for room.

The store makes its first cut with the same weights, so that nothing good falls outside of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matchmaker.core.sociale_kaart.afstand import kilometers
from matchmaker.core.sociale_kaart.eigen import BREED, ZORGERS
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.selectie import Kandidaat, Selectie
from matchmaker.core.sociale_kaart.tijden import valt_op
from matchmaker.core.sociale_kaart.versheid import verouderd
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag

# Part of the question with codes → points where all that was asked fits.
GEWICHT = {
    "activiteiten": 40.0,
    "doelgroepen": 15.0,
    "soorten_hulp": 15.0,
    "respijtvormen": 15.0,
    "basisfuncties": 10.0,
    "routes": 5.0,
}
TEKST = 60.0  # where all words fit
GERICHT = 10.0  # where it offers nothing but what was asked
KERN = 5.0  # where its name has all activities that were asked, or the leefgebied; as much where its description has
KERN_GROEP = 6.0  # where its name has all doelgroepen that were asked
ANDER = -10.0  # it is for who has something else than the person cared for
NABIJ = 20.0  # at the door
HALVERWEGE_KM = 3.0  # where half of NABIJ is left
IN_GEBIED = 0.3  # the part of the distance that counts where it serves the person's own wijk or postcode
ZONDER_PLEK_KM = 0.8  # no place of its own: it comes to people, or they call
VEROUDERD = -8.0
GEZOND = (*ZORGERS, *BREED)  # doelgroepen that are not for who has something
RUIMTE = {"ja": 2.0, "wachtlijst": -10.0, "nee": -30.0}


@dataclass(frozen=True)
class Geplaatst:
    """A candidate with its points."""

    kandidaat: Kandidaat
    punten: float
    afstand_km: float | None  # not rounded


def rangschik(kandidaten: Iterable[Kandidaat], selectie: Selectie) -> list[Geplaatst]:
    """Leave out what only a calendar or a map can tell, and put the best first."""
    asked = {part: len(codes) for part, codes in gevraagd(selectie.vraag).items()}
    placed = [_geplaatst(one, asked, selectie) for one in kandidaten if _op_tijd(one, selectie)]
    limit = selectie.vraag.max_km
    if limit is not None:
        placed = [one for one in placed if one.afstand_km is None or one.afstand_km <= limit]
    return sorted(placed, key=lambda one: (-one.punten, one.kandidaat.nr))


def gevraagd(vraag: Zoekvraag) -> dict[str, tuple[str, ...]]:
    """Map each part that is asked with codes to its codes, each once."""
    return {part: tuple(dict.fromkeys(codes)) for part in GEWICHT if (codes := getattr(vraag, part))}


def ook_van(vraag: Zoekvraag) -> tuple[str, ...] | None:
    """Give the doelgroepen of which an offer should have one where it is for who has something (not in GEZOND).

    None where no carers are asked for: then whatever fits the question has one of the doelgroepen.
    """
    asked = set(vraag.doelgroepen)
    if not asked & set(ZORGERS):
        return None
    return (*(asked - set(GEZOND)), *(["kinderen"] if "jonge_mantelzorgers" in asked else []))


def _geplaatst(kandidaat: Kandidaat, asked: Mapping[str, int], selectie: Selectie) -> Geplaatst:
    km = _afstand(kandidaat, selectie.plaats)
    punten = _past(kandidaat, asked) + TEKST * kandidaat.woorden + kandidaat.nadeel
    if kandidaat.voor_anderen:
        punten += ANDER
    if selectie.plaats is not None:
        punten += _nabij(kandidaat, km)
    if verouderd(kandidaat.assured_date, selectie.vandaag):
        punten += VEROUDERD
    return Geplaatst(kandidaat, punten + RUIMTE.get(kandidaat.ruimte or "", 0.0), km)


def _past(kandidaat: Kandidaat, asked: Mapping[str, int]) -> float:
    punten = sum(GEWICHT[part] * kandidaat.past.get(part, 0) / number for part, number in asked.items())
    if "activiteiten" in asked and kandidaat.aantal_activiteiten:
        punten += GERICHT * kandidaat.past.get("activiteiten", 0) / kandidaat.aantal_activiteiten
    punten += KERN_GROEP * kandidaat.kern_groep / asked.get("doelgroepen", 1)
    return punten + KERN * kandidaat.kern / asked.get("activiteiten", 1)


def _nabij(kandidaat: Kandidaat, km: float | None) -> float:
    """Give the points for a distance: a curve without a root, which every database can draw."""
    far = ZONDER_PLEK_KM if km is None else km
    if kandidaat.in_gebied:
        far *= IN_GEBIED
    return NABIJ / (1 + (far / HALVERWEGE_KM) ** 2)


def _afstand(kandidaat: Kandidaat, plaats: Plaats | None) -> float | None:
    if plaats is None or kandidaat.latitude is None or kandidaat.longitude is None:
        return None
    return kilometers(plaats.latitude, plaats.longitude, kandidaat.latitude, kandidaat.longitude)


def _op_tijd(kandidaat: Kandidaat, selectie: Selectie) -> bool:
    weekdag = selectie.vraag.weekdag
    if weekdag is None or kandidaat.op_tijd:
        return True
    return any(valt_op(tijd, weekdag, selectie.vraag.tijd, selectie.vandaag) for tijd in kandidaat.tijden)
