"""The words that coordinators read for the codes of the directory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.logregel import GEMELD, Logregel
from matchmaker.core.sociale_kaart.plekken import TIJDEN, deel
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.reden import opsomming
from matchmaker.core.sociale_kaart.tijd_in_woorden import in_woorden
from matchmaker.core.sociale_kaart.veldcontrole import CODES, codes_in
from matchmaker.pages.sociale_kaart.plekvelden import in_regels

RUIMTE = {"ja": "nu ruimte", "wachtlijst": "wachtlijst", "nee": "geen ruimte"}

STATUS = {
    "active": "staat in de sociale kaart",
    "inactive": "uitgehaald",
    "defunct": "opgeheven",
    "temporarily closed": "tijdelijk dicht",
}

# Field of `wijzigen.VELDEN` → what it is called.
VELD = {
    "naam": "Naam",
    "omschrijving": "Omschrijving",
    "alert": "Let op",
    "telefoon": "Telefoon",
    "email": "E-mail",
    "website": "Website",
    "kosten": "Kosten",
    "minimum_age": "Vanaf welke leeftijd",
    "maximum_age": "Tot en met welke leeftijd",
    "ruimte": "Is er ruimte?",
    "plekken_vrij": "Plekken vrij",
    "soorten_hulp": "Soort hulp",
    "activiteiten": "Activiteiten",
    "doelgroepen": "Voor wie",
    "routes": "Hoe kom je er?",
    "respijtvormen": "Respijtzorg",
    "basisfuncties": "Mantelzorgsteun",
    "status": "Status",
    "talen": "Talen",
    "wijken": "Wijken",
    "postcodes": "Postcodes",
    "straat": "Straat en huisnummer",
    "postcode": "Postcode",
    "woonplaats": "Plaats",
    "tijden": "Tijden",
}

_LOG = {
    "bevestigd": "Bevestigd dat het klopt",
    "gewijzigd": "Gewijzigd",
    "uitgehaald": "Uit de sociale kaart gehaald",
    "link": "Link gemaakt om te bevestigen",
    "ingelezen": "Ingelezen",
    GEMELD: "Volgens de organisatie klopt dit niet",
}


def gebeurtenis(regel: Logregel) -> str:
    """Say what a line of the log is about."""
    if regel.velden.get("status") == "active":
        return "Teruggezet in de sociale kaart"
    return _LOG.get(regel.soort, regel.soort)


def bijzonderheden(regel: Logregel) -> Iterator[tuple[str, str]]:
    """Give the fields of a line of the log: (what it is called, what it became)."""
    for name, value in regel.velden.items():
        if name != "status":
            yield ("" if name == "tekst" else naam_van(name)), waarde(name, value)


def naam_van(veld: str) -> str:
    """Say what a field is called; one of a place ("tijden@…", in the form "tijden_0") as its kind."""
    kind = re.split(r"@|_\d+$", veld)[0]
    return VELD.get(veld) or VELD.get(kind, veld)


def waarde(veld: str, value: str) -> str:
    """Say what a field became."""
    if deel(veld)[0] == TIJDEN:
        return "; ".join(in_regels(value)) or "niets"
    if veld == "talen":
        return opsomming([profiel().taal(code) for code in codes_in(value)]) if value else "niets"
    if veld in CODES:
        return opsomming(labels(CODES[veld], codes_in(value))) if value.strip() else "niets"
    return RUIMTE.get(value, value) if veld == "ruimte" else value or "niets"


def labels(taxonomie: str, codes: Iterable[str]) -> list[str]:
    """Name codes of a taxonomy."""
    return [profiel().label(taxonomie, code) for code in codes]


def kenmerken(aanbod: Aanbod) -> Iterator[tuple[str, str]]:
    """Give what an offer is, for whom and by which way: (what it is called, value), only what is filled."""
    for veld, taxonomie in CODES.items():
        if codes := getattr(aanbod, veld):
            yield VELD[veld], opsomming(labels(taxonomie, codes))
        elif veld == "doelgroepen":
            yield VELD[veld], "iedereen"
    if leeftijd := leeftijden(aanbod):
        yield "Leeftijd", leeftijd
    if aanbod.talen:
        yield "Talen", opsomming([profiel().taal(code) for code in aanbod.talen])
    if aanbod.kosten:
        yield "Kosten", aanbod.kosten


def leeftijden(aanbod: Aanbod) -> str:
    """Say for which ages an offer is; empty for all."""
    youngest, eldest = aanbod.minimum_age, aanbod.maximum_age
    if youngest is not None and eldest is not None:
        return f"{youngest} tot en met {eldest} jaar"
    if youngest is not None:
        return f"vanaf {youngest} jaar"
    return f"tot en met {eldest} jaar" if eldest is not None else ""


def gebied(aanbod: Aanbod) -> str:
    """Say where an offer serves."""
    served = [*aanbod.wijken, *(f"postcode {one}" for one in aanbod.postcodes)]
    return opsomming(served) if served else "de hele gemeente"


def tijden(aanbod: Aanbod) -> list[str]:
    """Say when there is somebody, one line a rule."""
    return list(dict.fromkeys(words for tijd in aanbod.tijden if (words := in_woorden(tijd))))
