"""Why an offer fits, in one line that everybody reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.tijd_in_woorden import DAGEN
from matchmaker.core.sociale_kaart.versheid import verouderd
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.core.vocabulary import activiteiten
from matchmaker.core.woorden import maand_en_jaar

MAX_NAMED = 3  # activities that are named
MAX_WIJKEN = 3  # more of them is a list to read, no reason
MAX_GROUPS = 2  # who cares for two people has a reason for each

_RUIMTE = {"ja": "heeft nu ruimte", "wachtlijst": "heeft een wachtlijst", "nee": "heeft nu geen ruimte"}
_NO_VERB = ("een ", "hulp ", "iemand ")  # labels after which "helpt met" would stumble


def reden(aanbod: Aanbod, vraag: Zoekvraag, plaats: Plaats | None, km: float | None, vandaag: date) -> str:
    """Write the line: what it does of what was asked, where, whether there is room, and whether that is old."""
    parts = (*_past(aanbod, vraag), *waar(aanbod, plaats, km), *stand(aanbod, vandaag))
    return ", ".join(parts)


def biedt(codes: Sequence[str]) -> str:
    """Say what is done: "helpt met boodschappen doen en koken", "biedt een maatje"."""
    labels = [profiel().label("activiteit", code) for code in codes[:MAX_NAMED]]
    verb = "biedt" if labels[0].startswith(_NO_VERB) else "helpt met"
    return f"{verb} {opsomming(labels)}"


def waar(aanbod: Aanbod, plaats: Plaats | None, km: float | None) -> Iterator[str]:
    """Say how far it is, or where it serves."""
    if km is not None:
        yield "vlak bij u" if km < 0.05 else f"{getal(km)} km bij u vandaan"
    elif plaats and plaats.wijk in aanbod.wijken:
        yield f"werkt in {plaats.wijk}"
    elif plaats and plaats.postcode4 in aanbod.postcodes:
        yield "werkt bij u in de buurt"
    elif aanbod.wijken:
        few = len(aanbod.wijken) <= MAX_WIJKEN
        yield f"werkt in {opsomming(aanbod.wijken) if few else 'een deel van de gemeente'}"
    elif not aanbod.postcodes and not aanbod.adres:
        yield "werkt in de hele gemeente"


def stand(aanbod: Aanbod, vandaag: date) -> Iterator[str]:
    """Say whether there is room, and whether that may be believed."""
    if aanbod.ruimte:
        yield _RUIMTE[aanbod.ruimte]
    if verouderd(aanbod.assured_date, vandaag):
        yield sinds(aanbod.assured_date)


def sinds(assured_date: date | None) -> str:
    """Say since when nobody confirmed it."""
    if assured_date is None:
        return "nog niet bevestigd"
    return f"niet bevestigd sinds {maand_en_jaar(assured_date)}"


def opsomming(words: Sequence[str], last: str = "en") -> str:
    """Join words as people do: "a, b en c"."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def getal(number: float) -> str:
    """Write with one decimal, as Dutch does."""
    return f"{number:.1f}".replace(".", ",")


def _past(aanbod: Aanbod, vraag: Zoekvraag) -> Iterator[str]:
    named = [code for code in vraag.activiteiten if code in aanbod.activiteiten]
    if not named and vraag.leefgebied:
        named = [code for code in aanbod.activiteiten if activiteiten().get(code) == vraag.leefgebied]
    if named:
        yield biedt(named)
    labels = profiel().label
    vorm = [code for code in vraag.respijtvormen if code in aanbod.respijtvormen]
    for taxonomie, asked, has in (
        ("soort_hulp", vraag.soorten_hulp if not vorm else (), aanbod.soorten_hulp),  # else said twice
        ("respijtvorm", vorm, aanbod.respijtvormen),
        ("basisfunctie", vraag.basisfuncties, aanbod.basisfuncties),
        ("route", vraag.routes, aanbod.routes),
    ):
        if codes := [code for code in asked if code in has]:
            yield opsomming([labels(taxonomie, code) for code in codes])
    if vraag.respijtvormen and not vraag.routes and aanbod.routes:  # who looks for respite has to know
        yield opsomming([labels("route", code) for code in aanbod.routes], "of")
    if groups := [code for code in vraag.doelgroepen if code in aanbod.doelgroepen][:MAX_GROUPS]:
        yield f"voor {opsomming([labels('doelgroep', code) for code in groups])}"
    if vraag.taal and vraag.taal in aanbod.talen:
        yield f"spreekt {profiel().taal(vraag.taal)}"
    if vraag.weekdag is not None:
        yield f"op {DAGEN[vraag.weekdag]}"
    if not named and not vraag.soorten_hulp:
        if aanbod.soorten_hulp:
            yield labels("soort_hulp", aanbod.soorten_hulp[0])
        elif aanbod.activiteiten:
            yield biedt(aanbod.activiteiten)
