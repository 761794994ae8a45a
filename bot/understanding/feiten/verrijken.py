"""More lessons from the same lines: with typing noise, with other words, two in one."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.feiten.gewichten import Oefening
from bot.understanding.feiten.voorbeelden import Voorbeeld
from bot.understanding.tekst import Token, normaal

_KORT = 35  # tokens; longer messages are long enough
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo",
    "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad",
    "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip


def tikfout(woord: str, rng: random.Random) -> str:
    """Make one typing error in a word: two letters swapped, one left out, doubled, or a neighbouring key."""
    if len(woord) < 3:
        return woord
    at = rng.randrange(len(woord) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return woord[:at] + woord[at + 1] + woord[at] + woord[at + 2 :]
    if kind == 1:
        return woord[:at] + woord[at + 1 :]
    if kind == 2:
        return woord[: at + 1] + woord[at:]
    return woord[:at] + rng.choice(_NEIGHBOURS.get(woord[at].lower(), woord[at])) + woord[at + 1 :]


def ruis(les: Voorbeeld, rng: random.Random, fouten: int = 2, leestekens: bool = False) -> Voorbeeld:
    """Give a noisy copy: lower case, `fouten` typing errors, and no punctuation unless `leestekens`."""
    kept = [i for i, t in enumerate(les.rij) if leestekens or t.is_woord or t.tekst[0].isdigit()]
    if not kept:
        return les
    row = [replace(les.rij[i], tekst=les.rij[i].tekst.lower()) for i in kept]
    words = [k for k, t in enumerate(row) if t.is_woord and len(t.norm) >= 3]
    for k in rng.sample(words, min(fouten, len(words))):
        wrong = tikfout(row[k].tekst, rng)
        row[k] = replace(row[k], tekst=wrong, norm=normaal(wrong))
    number = {old: new for new, old in enumerate(kept)}

    def moved(places: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(number[p] for p in places if p in number)

    goals = [
        replace(d, plaats=moved(d.plaats), wie_plaats=moved(d.wie_plaats), freq_plaats=moved(d.freq_plaats))
        for d in les.doelen
    ]
    return Voorbeeld(tuple(row), les.vraag, tuple(d for d in goals if d.plaats))


Wordings = Mapping[str, Sequence[tuple[str, ...]]]  # code → its wordings, as normal forms


def _contiguous(places: tuple[int, ...]) -> bool:
    return bool(places) and places[-1] - places[0] + 1 == len(places)


def vervang_activiteit(les: Voorbeeld, andere: Wordings, rng: random.Random) -> Voorbeeld:
    """Give a copy in which one activity is worded otherwise."""
    whole = [d for d in les.doelen if andere.get(d.activiteit) and _contiguous(d.plaats)]
    if not whole:
        return les
    chosen = rng.choice(whole)
    return _ruil(les, chosen.plaats, rng.choice(andere[chosen.activiteit])) or les


def vervang_wie(les: Voorbeeld, andere: Wordings, rng: random.Random) -> Voorbeeld:
    """Give a copy in which somebody else helps."""
    whole = [d.wie_plaats for d in les.doelen if d.wie not in {None, "niemand"} and _contiguous(d.wie_plaats)]
    codes = [c for c in andere if c != "niemand"]
    if not whole or not codes:
        return les
    place, code = rng.choice(whole), rng.choice(codes)
    # Whoever overlaps with the chosen words without being the same is left alone.
    if any(d.wie_plaats != place and set(d.wie_plaats) & set(place) for d in les.doelen):
        return les
    goals = tuple(replace(d, wie=code) if d.wie_plaats == place else d for d in les.doelen)
    return _ruil(replace(les, doelen=goals), place, rng.choice(andere[code])) or les


def vervang_tijd(les: Voorbeeld, andere: Sequence[tuple[str, ...]], rng: random.Random) -> Voorbeeld:
    """Give a copy in which something else is said about how often (it is only learnt where that stands)."""
    whole = [d.freq_plaats for d in les.doelen if _contiguous(d.freq_plaats)]
    if not whole or not andere:
        return les
    return _ruil(les, rng.choice(whole), rng.choice(andere)) or les


def plak(les: Voorbeeld, volgende: Voorbeeld) -> Voorbeeld:
    """Give one message that says both: longer messages, in which each fact keeps to its own sentence."""
    stop = () if les.rij and les.rij[-1].norm in {".", "!", "?"} else (Token(".", ".", 0, 0),)
    by = len(les.rij) + len(stop)
    goals = [
        replace(
            d,
            plaats=tuple(p + by for p in d.plaats),
            wie_plaats=tuple(p + by for p in d.wie_plaats),
            freq_plaats=tuple(p + by for p in d.freq_plaats),
        )
        for d in volgende.doelen
    ]
    return Voorbeeld((*les.rij, *stop, *volgende.rij), les.vraag, (*les.doelen, *goals))


def _ruil(les: Voorbeeld, place: tuple[int, ...], words: Sequence[str]) -> Voorbeeld | None:
    """Put other words in a place; None where parts of several facts overlap there."""
    begin, end = place[0], place[-1] + 1
    moved_by = len(words) - (end - begin)

    def moved(places: tuple[int, ...]) -> tuple[int, ...]:
        if places == place:
            return tuple(range(begin, begin + len(words)))
        if any(begin <= p < end for p in places):
            raise ValueError
        return tuple(p if p < begin else p + moved_by for p in places)

    try:
        goals = tuple(
            replace(
                d, plaats=moved(d.plaats), wie_plaats=moved(d.wie_plaats), freq_plaats=moved(d.freq_plaats)
            )
            for d in les.doelen
        )
    except ValueError:
        return None
    new = [Token(n, n, 0, 0) for n in words]
    return Voorbeeld((*les.rij[:begin], *new, *les.rij[end:]), les.vraag, goals)


class Verrijker:
    """Makes the lessons of one round of training: each line as it is, or changed in one or more ways by chance."""

    def __init__(
        self, lessons: Sequence[Voorbeeld], activiteiten: Wordings, wie: Wordings, how: Oefening
    ) -> None:
        self._lessons, self._activiteiten, self._wie, self._how = lessons, activiteiten, wie, how
        self._tijden = [
            tuple(v.rij[p].norm for p in d.freq_plaats) for v in lessons for d in v.doelen if d.freq_plaats
        ]
        self._korte: dict[str | None, list[Voorbeeld]] = {}
        for lesson in lessons:
            if len(lesson.rij) < _KORT:
                self._korte.setdefault(lesson.vraag, []).append(lesson)

    def ronde(self, rng: random.Random) -> list[Voorbeeld]:
        """Give the lessons of a round; those that are unchanged are the same objects."""
        return [self._een(lesson, rng) for lesson in self._lessons]

    def _een(self, les: Voorbeeld, rng: random.Random) -> Voorbeeld:
        how = self._how
        if rng.random() < how.vervang:
            les = vervang_activiteit(les, self._activiteiten, rng)
        if rng.random() < how.vervang_wie:
            les = vervang_wie(les, self._wie, rng)
        if rng.random() < how.vervang_tijd:
            les = vervang_tijd(les, self._tijden, rng)
        if rng.random() < how.plak and len(les.rij) < _KORT and les.vraag in self._korte:
            les = plak(les, rng.choice(self._korte[les.vraag]))
        if rng.random() < how.ruis:
            les = ruis(les, rng, rng.choice((1, 2, 2, 3)), rng.random() < 0.3)
        return les
