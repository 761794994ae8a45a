"""Words of the directory, and which of them somebody may have meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matchmaker.core.sociale_kaart.klank import klank
from matchmaker.core.sociale_kaart.selectie import Zoekwoord
from matchmaker.core.text import searchable

MAX_WORDS = 12  # of a question that are looked at
MAX_VARIANTS = 16  # words of the directory for one word of a question

# How alike a word is to what was typed, by what they share.
_STAM = 0.95
_BEGIN = 0.85  # "boodschappendienst" for "boodschap"
_EIND = 0.75  # "wandelgroep" for "groep"
_DEEL = 0.7  # "boodschap" for "boodschappendienst"
_STAART = 0.5  # "maatje" for "schaakmaatje", where nothing is known that begins as it does
_TYPFOUT = 0.8  # times how much of it is right

_WORD = re.compile(r"[a-z0-9]+")
_UITGANG = re.compile(r"(?<=\w{3})(?:tjes|jes|tje|je|en|e|s|n)$")
_HIJ = re.compile(r"(?<=\w[lkpgmd])t$")  # of a verb: "tilt", "kookt", "rijdt"
_DUBBEL = re.compile(r"([aeou])\1(?=[^aeiou]$)")
_SLUIT = {"v": "f", "z": "s"}  # how a stem ends when its ending is off
_RARE_ENOUGH = 0.25  # a word that says less than this part of what the rarest says is passed over
_STOPWOORDEN = frozenset(Path(__file__).with_name("stopwoorden.txt").read_text("utf-8").split())


def woorden_in(*teksten: str | None) -> list[str]:
    """Give the words of texts that say something: lower case, without accents, in order."""
    return [
        word for word in _WORD.findall(searchable(*teksten)) if len(word) > 1 and word not in _STOPWOORDEN
    ]


@lru_cache(maxsize=65_536)
def stam(word: str) -> str:
    """Cut Dutch endings off, roughly: "boodschappen" and "boodschap", "brieven" and "brief" give the same."""
    return _kaal(_HIJ.sub("", word))


@lru_cache(maxsize=65_536)
def gelijk(word: str) -> str:
    """Give a stem that is the same for open and closed syllables: "lopen" and "loopt", "vragen" and "vraag"."""
    return _DUBBEL.sub(r"\1", stam(word))


def _kaal(word: str) -> str:
    cut = _UITGANG.sub("", word)
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "aeiou":
        cut = cut[:-1]
    cut = cut[:-1] + _SLUIT.get(cut[-1], cut[-1])
    return cut if cut == word else _kaal(cut)


@dataclass(frozen=True)
class Woordenboek:
    """All words of the directory."""

    woorden: Mapping[str, int]  # word → number of offers that have it
    totaal: int  # offers

    def herken(self, tekst: str) -> tuple[Zoekwoord, ...]:
        """Give what the words of a text can stand for; words that are nowhere near one of ours are passed over."""
        asked = list(dict.fromkeys(woorden_in(tekst)))[:MAX_WORDS]
        found = [variants for word in asked if (variants := self._varianten(word))]
        says = [log(1 + self.totaal / max(self.woorden[word] for word in variants)) for variants in found]
        rarest = max(says, default=0.0)
        kept = [(v, s) for v, s in zip(found, says, strict=True) if s >= rarest * _RARE_ENOUGH]
        total = sum(s for _, s in kept)
        return tuple(Zoekwoord(variants, s / total) for variants, s in kept)

    def _varianten(self, word: str) -> dict[str, float]:
        alike = self._zoals(word) or self._met_typfout(word)
        best = sorted(alike.items(), key=lambda one: (-one[1], -self.woorden[one[0]], one[0]))
        return dict(best[:MAX_VARIANTS])

    def _zoals(self, word: str) -> dict[str, float]:
        """Give the words that share a stem, or that a compound shares with it."""
        stem = stam(word)
        alike: dict[str, float] = {}
        for length in range(5, len(stem)):
            alike |= dict.fromkeys(self._bij_stam.get(gelijk(stem[:length]), ()), _DEEL)
        if len(stem) >= 5:
            alike |= dict.fromkeys((end[::-1] for end in _met_begin(self._van_achter, stem[::-1])), _EIND)
        if len(stem) >= 4:
            alike |= dict.fromkeys(_met_begin(self._van_voor, stem), _BEGIN)
        alike |= dict.fromkeys(self._bij_stam.get(gelijk(word), ()), _STAM)
        return (alike or self._staart(stem)) | ({word: 1.0} if word in self.woorden else {})

    def _staart(self, stem: str) -> dict[str, float]:
        """Give the words of the longest end of a compound that is one of ours."""
        ends = (self._bij_stam.get(gelijk(stem[start:])) for start in range(3, len(stem) - 4))
        return dict.fromkeys(next(filter(None, ends), ()), _STAART)

    def _met_typfout(self, word: str) -> dict[str, float]:
        stem = stam(word)
        wrong = 0 if len(stem) < 4 else 1 if len(stem) < 7 else 2  # letters
        if not wrong:
            return {}
        near = process.extract(
            klank(stem), self._klanken, scorer=OSA.distance, score_cutoff=wrong, limit=MAX_VARIANTS
        )
        least = min((distance for _, distance, _ in near), default=0)
        meant: dict[str, float] = {}
        for _, distance, known in near:
            if distance == least:
                right = _TYPFOUT * (1 - distance / len(stem))
                for alike, share in self._zoals(known).items():
                    meant[alike] = max(meant.get(alike, 0.0), right * share)
        return meant

    @cached_property
    def _klanken(self) -> Mapping[str, str]:
        return {word: klank(stam(word)) for word in self.woorden}

    @cached_property
    def _bij_stam(self) -> Mapping[str, Sequence[str]]:
        words: dict[str, list[str]] = {}
        for word in self.woorden:
            words.setdefault(gelijk(word), []).append(word)
        return words

    @cached_property
    def _van_voor(self) -> Sequence[str]:
        return sorted(self.woorden)

    @cached_property
    def _van_achter(self) -> Sequence[str]:
        return sorted(word[::-1] for word in self.woorden)


def _met_begin(ordered: Sequence[str], begin: str) -> Sequence[str]:
    return ordered[bisect_left(ordered, begin) : bisect_left(ordered, begin + "\x7f")]
