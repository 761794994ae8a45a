"""What of the directory fits a hulpvraag: why it fits, and what about it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.port import SocialeKaart
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.reden import getal, opsomming, sinds
from matchmaker.core.sociale_kaart.zoeken import zoek
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag

PER_VRAAG = 20  # results of each question that are looked at

_LASTIG = 0.7  # what is hard weighs less than what is wished for
_INDICATIE = {"wmo": "Wmo", "zvw": "Zvw", "wlz": "Wlz"}  # routes that somebody must decide on first
_DOELGROEP = {
    "dementie": "dementie",
    "geldzorgen": "schulden",
    "laaggeletterd": "laaggeletterd",
    "andere_taal": "migratieachtergrond",
}  # signal → doelgroep


@dataclass(frozen=True)
class Suggestie:
    """An offer that fits a hulpvraag."""

    aanbod: Aanbod
    redenen: tuple[str, ...]  # Dutch: why it fits
    past_niet: tuple[str, ...]  # Dutch: what does not fit, or has to be asked first
    activiteiten: tuple[str, ...]  # codes: what of this hulpvraag it can do
    afstand_km: float | None  # one decimal
    verouderd: bool  # not confirmed for six months

    @property
    def soort(self) -> str:
        """Name the kinds of help, Dutch; empty where none is known."""
        return ", ".join(profiel().label("soort_hulp", code) for code in self.aanbod.soorten_hulp)

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types; the first seven are those of the contract."""
        one = self.aanbod
        return {
            "naam": one.naam,
            "telefoon": one.telefoon or "",
            "soort_hulp": self.soort,
            "omschrijving": one.omschrijving,
            "activiteiten": list(self.activiteiten),
            "wijken": list(one.wijken),
            "redenen": list(self.redenen),
            "past_niet": list(self.past_niet),
            "id": one.id,
            "organisatie": one.organisatie,
            "afstand_km": self.afstand_km,
            "verouderd": self.verouderd,
            "soort": "organisatie",
            "nog_niet": False,
        }


async def suggesties(
    kaart: SocialeKaart, hulpvraag: Hulpvraag, vandaag: date, limit: int = 10
) -> tuple[Suggestie, ...]:
    """Give the offers that can do something that is wished for or hard, the best fit first."""
    best: dict[str, tuple[float, Resultaat]] = {}  # by service: of two places the one that fits best
    for vraag, weight in _vragen(hulpvraag):
        for one in await zoek(kaart, vraag, vandaag, PER_VRAAG, 0):
            points = one.punten * weight
            known = best.get(one.aanbod.service_id)
            if known is None or points > known[0]:
                best[one.aanbod.service_id] = (points, one)
    ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].aanbod.naam, one[1].aanbod.id))
    return tuple(_suggestie(one, hulpvraag) for _, one in ranked[:limit])


def _vragen(hulpvraag: Hulpvraag) -> Iterator[tuple[Zoekvraag, float]]:
    """Give the questions with their weight; each again for the person's doelgroepen, whose offers so come first."""
    wens, lastig = asked(hulpvraag, "wens"), asked(hulpvraag, "lastig")
    groups = doelgroepen(hulpvraag)
    parts: list[tuple[Zoekvraag, float]] = []
    if wens:
        parts.append((Zoekvraag(activiteiten=wens), 1.0))
    if lastig := tuple(code for code in lastig if code not in wens):
        parts.append((Zoekvraag(activiteiten=lastig), _LASTIG))
    if vorm := _respijtvorm(hulpvraag):
        parts.append((Zoekvraag(respijtvormen=(vorm,)), 1.0))
    for part, weight in parts:
        here = replace(part, postcode4=_postcode4(hulpvraag))
        yield here, weight
        if groups:
            yield replace(here, doelgroepen=groups), weight


def asked(hulpvraag: Hulpvraag, soort: str) -> tuple[str, ...]:
    """Give the activities of the facts of a kind, each once."""
    return tuple(dict.fromkeys(feit.activiteit for feit in hulpvraag.feiten if feit.soort == soort))


def doelgroepen(hulpvraag: Hulpvraag) -> tuple[str, ...]:
    """Give the doelgroepen that a person belongs to by what was said."""
    found = [_DOELGROEP[signaal] for signaal in hulpvraag.signalen if signaal in _DOELGROEP]
    if hulpvraag.rol == "mantelzorger":
        found.append("mantelzorgers")
    return tuple(dict.fromkeys(found))


def _respijtvorm(hulpvraag: Hulpvraag) -> str | None:
    respijt = hulpvraag.mantelzorg.respijt if hulpvraag.mantelzorg else None
    vorm = respijt.vorm if respijt else None
    return vorm if vorm and profiel().has("respijtvorm", vorm) else None


def _postcode4(hulpvraag: Hulpvraag) -> str | None:
    postcode = hulpvraag.contact.postcode if hulpvraag.contact else None
    return postcode[:4] if postcode else None


def _suggestie(one: Resultaat, hulpvraag: Hulpvraag) -> Suggestie:
    has = one.aanbod.activiteiten
    wens = [code for code in asked(hulpvraag, "wens") if code in has]
    lastig = [code for code in asked(hulpvraag, "lastig") if code in has and code not in wens]
    return Suggestie(
        aanbod=one.aanbod,
        redenen=tuple(_redenen(one, hulpvraag, wens, lastig)),
        past_niet=tuple(_past_niet(one, hulpvraag)),
        activiteiten=(*wens, *lastig),
        afstand_km=one.afstand_km,
        verouderd=one.verouderd,
    )


def _redenen(one: Resultaat, hulpvraag: Hulpvraag, wens: list[str], lastig: list[str]) -> Iterator[str]:
    label = profiel().label
    for codes, words in ((wens, "helpt met wat gewenst is"), (lastig, "helpt met wat lastig is")):
        if codes:
            yield f"{words}: {opsomming([label('activiteit', code) for code in codes])}"
    vorm = _respijtvorm(hulpvraag)
    if vorm in one.aanbod.respijtvormen:
        yield f"biedt respijtzorg: {label('respijtvorm', str(vorm))}"
    if groups := [code for code in doelgroepen(hulpvraag) if code in one.aanbod.doelgroepen]:
        yield f"is er voor {opsomming([label('doelgroep', code) for code in groups])}"
    if one.afstand_km is not None:
        yield f"{getal(one.afstand_km)} km van deze persoon"
    elif not one.aanbod.wijken and not one.aanbod.postcodes:
        yield "werkt in de hele gemeente"
    elif hulpvraag.wijk in one.aanbod.wijken:
        yield f"werkt in {hulpvraag.wijk}"
    if one.aanbod.ruimte == "ja":
        yield "heeft nu ruimte"


def _past_niet(one: Resultaat, hulpvraag: Hulpvraag) -> Iterator[str]:
    aanbod, label = one.aanbod, profiel().label
    if missing := [code for code in asked(hulpvraag, "wens") if code not in aanbod.activiteiten]:
        yield f"helpt niet met wat ook gewenst is: {opsomming([label('activiteit', code) for code in missing])}"
    if aanbod.doelgroepen and not set(aanbod.doelgroepen) & set(doelgroepen(hulpvraag)):
        groups = opsomming([label("doelgroep", code) for code in aanbod.doelgroepen])
        yield f"is er voor {groups}; vraag na of dat past"
    if aanbod.wijken and hulpvraag.wijk is None:
        yield f"werkt in {opsomming(aanbod.wijken)}; de wijk van deze persoon is niet bekend"
    if aanbod.routes and set(aanbod.routes) <= set(_INDICATIE):
        yield f"hiervoor is een indicatie nodig: {opsomming([_INDICATIE[code] for code in aanbod.routes])}"
    if hulpvraag.vrijwilliger_welkom == "nee" and "vrijwilliger" in aanbod.routes:
        yield "werkt met vrijwilligers; deze persoon wil dat liever niet"
    if aanbod.ruimte in ("wachtlijst", "nee"):
        yield "heeft een wachtlijst" if aanbod.ruimte == "wachtlijst" else "heeft nu geen ruimte"
    if one.verouderd:
        yield sinds(aanbod.assured_date)
