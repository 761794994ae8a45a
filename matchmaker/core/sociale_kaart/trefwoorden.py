"""By which words an offer is found, and how much each says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.lezen import TAXONOMIE
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.woorden import woorden_in

_FILE = Path(__file__).with_name("synoniemen.json")

# How much a word says, by where it stands.
_NAAM = 1.0
_LABEL = 0.6
_ORGANISATIE = 0.8
_OMSCHRIJVING = 0.7
_PLEK = 0.5
_SYNONIEM = 0.4  # it may be about something near it only


def trefwoorden(aanbod: Aanbod) -> dict[str, float]:
    """Map each word of an offer to how much it says, 0 to 1."""
    found: dict[str, float] = {}
    for weight, words in _lagen(aanbod):
        for word in words:
            found[word] = max(weight, found.get(word, 0.0))
    return found


def synoniemen(code: str) -> tuple[str, ...]:
    """Give other words that people use for a code of the profile."""
    return _synoniemen().get(code, ())


def _lagen(aanbod: Aanbod) -> Iterator[tuple[float, Iterable[str]]]:
    yield _NAAM, woorden_in(aanbod.naam)
    yield _ORGANISATIE, woorden_in(aanbod.organisatie)
    yield _OMSCHRIJVING, woorden_in(aanbod.omschrijving)
    yield _PLEK, woorden_in(aanbod.adres, *aanbod.wijken)
    for taxonomie, field in TAXONOMIE.items():
        for code in getattr(aanbod, field):
            yield _LABEL, _label(taxonomie, code)
            yield _SYNONIEM, synoniemen(code)
    yield _LABEL, (word for code in aanbod.talen for word in woorden_in(profiel().taal(code)))


@lru_cache(maxsize=1024)
def _label(taxonomie: str, code: str) -> tuple[str, ...]:
    return tuple(woorden_in(profiel().label(taxonomie, code)))


@lru_cache(maxsize=1)
def _synoniemen() -> Mapping[str, tuple[str, ...]]:
    """Read the other words that people use for a code."""
    data = json.loads(_FILE.read_text("utf-8"))
    return MappingProxyType({code: tuple(woorden_in(words)) for code, words in data.items()})
