"""What a request asks of a volunteer: what, when, how often, where, in which language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from matchmaker.core.frequentie import per_week
from matchmaker.core.hulpvraag import Feit, Frequentie, Hulpvraag
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.text import searchable
from matchmaker.core.vrijwilligers.moment import Moment, lees

_NEDERLANDS = "nl"
_ZEGT_NIETS = {"nederlandse"}  # of the name of a language
_AAN_HUIS = ("zorg_overnemen", "toezicht")  # what a volunteer does who takes over at home for some hours


@dataclass(frozen=True)
class Gevraagd:
    """The part of a request that a volunteer is held against."""

    wens: tuple[Feit, ...]
    lastig: tuple[Feit, ...]  # what is hard and not wished for already
    plaats: Plaats | None
    andere_taal: bool  # speaks another language than Dutch
    talen: tuple[str, ...]  # ISO 639-1; that the person names
    niet_welkom: bool  # would rather not have a volunteer

    @property
    def activiteiten(self) -> tuple[str, ...]:
        """Give what is asked, each once: what is wished for first."""
        return tuple(dict.fromkeys(feit.activiteit for feit in (*self.wens, *self.lastig)))

    def momenten(self, activiteiten: Collection[str]) -> frozenset[Moment]:
        """Give when these are asked for; empty where that was not said."""
        return frozenset(
            moment for feit in self._van(activiteiten) if feit.moment for moment in lees(feit.moment)
        )

    def frequentie(self, activiteiten: Collection[str]) -> Frequentie | None:
        """Give how often these are asked for, the most often counts; None where that was not said."""
        said = [feit.frequentie for feit in self._van(activiteiten) if feit.frequentie]
        return max(said, key=per_week, default=None)

    def _van(self, activiteiten: Collection[str]) -> Iterator[Feit]:
        return (feit for feit in (*self.wens, *self.lastig) if feit.activiteit in activiteiten)


def gevraagd(hulpvraag: Hulpvraag, plaats: Plaats | None) -> Gevraagd:
    """Read what a request asks."""
    wens = (*(feit for feit in hulpvraag.feiten if feit.soort == "wens"), *_respijt(hulpvraag))
    wished = {feit.activiteit for feit in wens}
    andere_taal = "andere_taal" in hulpvraag.signalen
    return Gevraagd(
        wens=wens,
        lastig=tuple(
            feit for feit in hulpvraag.feiten if feit.soort == "lastig" and feit.activiteit not in wished
        ),
        plaats=plaats,
        andere_taal=andere_taal,
        talen=_genoemde_talen(hulpvraag) if andere_taal else (),
        niet_welkom=hulpvraag.vrijwilliger_welkom == "nee",
    )


def _respijt(hulpvraag: Hulpvraag) -> Iterator[Feit]:
    respijt = hulpvraag.mantelzorg.respijt if hulpvraag.mantelzorg else None
    if respijt and respijt.vorm == "aan_huis":
        for code in _AAN_HUIS:
            yield Feit("wens", code, "mantelzorg", citaat="", moment=respijt.moment)


def _genoemde_talen(hulpvraag: Hulpvraag) -> tuple[str, ...]:
    quotes = (feit.citaat for feit in hulpvraag.feiten)
    said = _words(hulpvraag.situatie, hulpvraag.samenvatting, *quotes)
    return tuple(
        code for code, name in profiel().talen.items() if code != _NEDERLANDS and _words(name) & said
    )


def _words(*texts: str) -> set[str]:
    return set(re.findall(r"[a-z]+", searchable(*texts))) - _ZEGT_NIETS
