"""Hold a volunteer against what is asked: each part gives a line that fits, or one that does not, and points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matchmaker.core import frequentie
from matchmaker.core.sociale_kaart.afstand import kilometers
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.reden import opsomming
from matchmaker.core.vrijwilligers.gevraagd import Gevraagd
from matchmaker.core.vrijwilligers.moment import DAGDELEN, in_woorden
from matchmaker.core.vrijwilligers.port import Kandidaat
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger

VOG_OUD = timedelta(days=3 * 365)  # the law gives no end; organisations commonly ask for a new one by then

# Points. What somebody wants to do weighs most; who has no room comes after who lives a bit far.
_WENS, _LASTIG = 3.0, 2.0  # for each activity, for at most _TELT of them
_TELT = 3
_MOMENT = 2.0
_VAAK = 1.0
_DICHTBIJ = 2.0  # at the door; less the further away, nothing from _VER on
_VER = 10.0  # km
_TAAL = 2.0
_RUIMTE, _VOL = 1.0, -4.0
_VOG = -1.0
_SPELING = 1.1  # "twee keer per maand" will do for who asks "om de week"


@dataclass(frozen=True)
class Oordeel:
    """One thing that fits, or that does not."""

    woorden: str  # Dutch, one line
    past: bool
    punten: float


def oordelen(
    one: Vrijwilliger, vraag: Gevraagd, afstand_km: float | None, vandaag: date
) -> Iterator[Oordeel]:
    """Give everything there is to say, the most important first."""
    yield from _gereed(one, vandaag)
    yield from _wat(one, vraag)
    yield from _wanneer(one, vraag)
    yield from _hoe_vaak(one, vraag)
    yield from _waar(one, afstand_km)
    yield from _taal(one, vraag)
    yield from _ruimte(one)
    if vraag.niet_welkom:
        yield Oordeel("deze persoon wil liever geen vrijwilliger", past=False, punten=0)


def afstand(kandidaat: Kandidaat, vraag: Gevraagd) -> float | None:
    """Give how far apart they live in km, one decimal; None where one of both is unknown."""
    if kandidaat.punt is None or vraag.plaats is None:
        return None
    return round(kilometers(*kandidaat.punt, vraag.plaats.latitude, vraag.plaats.longitude), 1)


def _gereed(one: Vrijwilliger, vandaag: date) -> Iterator[Oordeel]:
    if one.kennismaking is None:
        yield Oordeel("nog geen kennismaking", past=False, punten=0)
    if one.vog is None:
        yield Oordeel("nog geen VOG", past=False, punten=0)
    elif one.vog < vandaag - VOG_OUD:
        yield Oordeel(f"heeft een VOG van {one.vog.year}: ouder dan drie jaar", past=False, punten=_VOG)


def _wat(one: Vrijwilliger, vraag: Gevraagd) -> Iterator[Oordeel]:
    for feiten, words, points in (
        (vraag.wens, "wil doen wat gewenst is", _WENS),
        (vraag.lastig, "wil doen wat lastig is", _LASTIG),
    ):
        codes = list(dict.fromkeys(feit.activiteit for feit in feiten))
        if wil := [code for code in codes if code in one.activiteiten]:
            yield Oordeel(f"{words}: {_namen(wil)}", past=True, punten=points * min(len(wil), _TELT))
        if feiten is vraag.wens and (anders := [code for code in codes if code not in wil]):
            yield Oordeel(f"noemt niet wat ook gewenst is: {_namen(anders)}", past=False, punten=0)


def _wanneer(one: Vrijwilliger, vraag: Gevraagd) -> Iterator[Oordeel]:
    asked = vraag.momenten(one.activiteiten)
    if not asked or not one.momenten:
        return
    if both := asked.intersection(one.momenten):
        yield Oordeel(f"kan wanneer het gevraagd is: {in_woorden(both)}", past=True, punten=_MOMENT)
        return
    parts = {moment.dagdeel for moment in one.momenten}
    if parts & {moment.dagdeel for moment in asked}:
        rather = f"wil liever op een andere dag: {in_woorden(one.momenten)}"
    else:
        rather = f"wil liever in de {opsomming([part for part in DAGDELEN if part in parts])}"
    yield Oordeel(rather, past=False, punten=-_MOMENT)


def _hoe_vaak(one: Vrijwilliger, vraag: Gevraagd) -> Iterator[Oordeel]:
    asked = vraag.frequentie(one.activiteiten)
    if asked is None or one.frequentie is None:
        return
    if frequentie.per_week(asked) <= frequentie.per_week(one.frequentie) * _SPELING:
        yield Oordeel(f"wil zo vaak als gevraagd is: {frequentie.in_woorden(asked)}", past=True, punten=_VAAK)
    else:
        words = f"wil {frequentie.in_woorden(one.frequentie)}, gevraagd is {frequentie.in_woorden(asked)}"
        yield Oordeel(words, past=False, punten=-_VAAK)


def _waar(one: Vrijwilliger, km: float | None) -> Iterator[Oordeel]:
    if km is None:
        return
    most = one.max_km
    if most is not None and km > most:
        words = f"woont {_getal(km)} km verderop, wil tot {_getal(most)} km"
        yield Oordeel(words, past=False, punten=-_DICHTBIJ - min((km - most) / _VER, 1.0))
    else:
        words = "woont vlakbij" if km == 0 else f"woont {_getal(km)} km van deze persoon"
        yield Oordeel(words, past=True, punten=_DICHTBIJ * max(1 - km / _VER, 0.0))


def _taal(one: Vrijwilliger, vraag: Gevraagd) -> Iterator[Oordeel]:
    if not vraag.andere_taal:
        return
    if shared := [code for code in vraag.talen if code in one.talen]:
        yield Oordeel(f"spreekt {_talen(shared)}", past=True, punten=_TAAL)
    elif vraag.talen:
        yield Oordeel(f"spreekt voor zover bekend geen {_talen(vraag.talen)}", past=False, punten=-_TAAL)
    elif more := [code for code in one.talen if code != "nl"]:
        words = f"spreekt ook {_talen(more)}; vraag welke taal deze persoon spreekt"
        yield Oordeel(words, past=True, punten=_TAAL / 2)


def _ruimte(one: Vrijwilliger) -> Iterator[Oordeel]:
    if not one.heeft_ruimte:
        some = "koppeling" if one.maximum == 1 else "koppelingen"
        yield Oordeel(f"heeft al {one.loopt_nu} van {one.maximum} {some}", past=False, punten=_VOL)
    elif one.loopt_nu:
        yield Oordeel(f"heeft ruimte: {one.loopt_nu} van {one.maximum} koppelingen", past=True, punten=0)
    else:
        yield Oordeel("heeft ruimte: helpt nu nog niemand", past=True, punten=_RUIMTE)


def _namen(codes: list[str]) -> str:
    return opsomming([profiel().label("activiteit", code) for code in codes])


def _talen(codes: list[str] | tuple[str, ...]) -> str:
    return opsomming([profiel().taal(code) for code in codes])


def _getal(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")
