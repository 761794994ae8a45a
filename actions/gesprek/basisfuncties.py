"""What closes the conversation of a carer: what there is for each of the eight basic functions of carer support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.gesprek import zorgontvanger
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.opties import UIT_HANDEN, WIJKTEAM, bij_persoon, routes
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag

BASISFUNCTIES = (
    "informatie",
    "advies_begeleiding",
    "emotionele_steun",
    "educatie",
    "praktische_hulp",
    "respijtzorg",
    "financiele_tegemoetkoming",
    "materiele_hulp",
)
# Where a function has no offer of its own that fits, the nearest thing.
_ANDERS = {
    "informatie": WIJKTEAM,
    "advies_begeleiding": WIJKTEAM,
    "materiele_hulp": Zoekvraag(activiteiten=("hulpmiddel",)),
}
# These are for the person cared for, the others for the carer.
_VOOR_DE_ANDER = ("praktische_hulp", "respijtzorg", "materiele_hulp")
_GEEN_KLUS = frozenset({"lotgenoten", "advies"})
_KOKEN = {"koken": ("koken", "maaltijd_bezorgen")}  # who cooks every day is helped with a meal
# Here a desk for carers of any age is a good place to ask; a course for adults is not.
_OOK_VOOR_JONG = frozenset({"informatie", "advies_begeleiding", "financiele_tegemoetkoming"})
VOOR_ZORGERS = frozenset({"mantelzorgers", "jonge_mantelzorgers"})


def vragen(gesprek: Gesprek) -> Iterator[tuple[str, tuple[Zoekvraag, ...]]]:
    """Give, for each of the eight functions, the questions to put one after the other."""
    for functie in BASISFUNCTIES:
        vraag = bij_persoon(Zoekvraag(basisfuncties=(functie,)), gesprek)
        yield (
            functie,
            tuple(
                _voor_jong(functie, vraag) if gesprek.jonge_mantelzorger else _voor(functie, vraag, gesprek)
            ),
        )


def past_bij_jong(aanbod: Aanbod) -> bool:
    """Tell whether an offer is for carers: a child of eleven is not sent to the Wmo desk."""
    groups = set(aanbod.doelgroepen)
    return bool(groups & VOOR_ZORGERS) and "werkende_mantelzorgers" not in groups


def _voor_jong(functie: str, vraag: Zoekvraag) -> Iterator[Zoekvraag]:
    yield vraag
    if functie in _OOK_VOOR_JONG:
        yield replace(vraag, doelgroepen=("jonge_mantelzorgers", "mantelzorgers"))


def _voor(functie: str, vraag: Zoekvraag, gesprek: Gesprek) -> Iterator[Zoekvraag]:
    if functie in _VOOR_DE_ANDER:
        vraag = replace(vraag, leeftijd=zorgontvanger.leeftijd(gesprek))
        if functie == "respijtzorg":
            vraag = replace(vraag, routes=routes(gesprek))
        if zorgontvanger.is_oud(gesprek) is not False:
            vraag = replace(vraag, doelgroepen=tuple(dict.fromkeys((*vraag.doelgroepen, "ouderen"))))
    if functie == "praktische_hulp":
        if codes := _uit_handen(gesprek):
            yield replace(vraag, activiteiten=codes)
        yield replace(
            vraag, soorten_hulp=("mantelzorgsteunpunt",)
        )  # nothing is known to be lifted: who sorts it out
    yield vraag
    if functie in _ANDERS:
        yield replace(_ANDERS[functie], postcode4=vraag.postcode4)


def _uit_handen(gesprek: Gesprek) -> tuple[str, ...]:
    """What is wished for, else what the carer does now and somebody else could do."""
    for feiten in (gesprek.van("wens"), [feit for feit in gesprek.van("hulp") if feit.wie is None]):
        codes = [feit.activiteit for feit in feiten if feit.activiteit in UIT_HANDEN - _GEEN_KLUS]
        if codes:
            return tuple(dict.fromkeys(code for each in codes for code in _KOKEN.get(each, (each,))))
    return ()
