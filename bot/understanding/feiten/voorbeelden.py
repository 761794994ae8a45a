"""Corpus lines as training examples: facts with the tokens of their parts; and noisy copies of them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.understanding.corpus import GAP
from bot.understanding.tekst import Token, normaal, tokens

_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl",
    "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe",
    "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip


@dataclass(frozen=True)
class Doel:
    """One fact, its parts as token numbers."""

    soort: str
    activiteit: str
    wie: str | None
    plaats: tuple[int, ...]  # tokens that name the activity
    wie_plaats: tuple[int, ...]  # tokens that name the helper
    freq_plaats: tuple[int, ...]  # tokens that say how often


@dataclass(frozen=True)
class Voorbeeld:
    """One line of the corpus."""

    rij: tuple[Token, ...]
    vraag: str | None
    doelen: tuple[Doel, ...]


def _places(part: str, text: str, quote: str, row: Sequence[Token]) -> tuple[int, ...]:
    position = max(text.find(quote), 0)
    out: list[int] = []
    for piece in part.split(GAP.strip()):
        piece = piece.strip()
        begin = text.find(piece, position)
        if begin < 0:
            begin = text.find(piece)
        if begin < 0 or not piece:
            continue
        position = begin + len(piece)
        out += [i for i, t in enumerate(row) if t.begin < position and t.eind > begin]
    return tuple(out)


def voorbeeld(line: Mapping[str, Any]) -> Voorbeeld:
    """Make the example of a line of `feiten/`; a fact whose words are not given is placed on its whole quote."""
    text = line["tekst"]
    row = tokens(text)
    goals = []
    for fact in line["feiten"]:
        parts = fact.get("delen", {})
        place = {
            name: _places(parts[name], text, fact["citaat"], row) if name in parts else ()
            for name in ("activiteit", "wie", "frequentie")
        }
        words = tuple(i for i in place["activiteit"] if row[i].is_woord) or place["activiteit"]
        words = words or _places(fact["citaat"], text, fact["citaat"], row)
        if words:
            frequency = place["frequentie"] if fact["frequentie"] else ()
            goals.append(Doel(fact["soort"], fact["activiteit"], fact["wie"], words, place["wie"], frequency))
    return Voorbeeld(tuple(row), line["vraag"], tuple(goals))


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


def vervang(les: Voorbeeld, andere: Mapping[str, Sequence[tuple[str, ...]]], rng: random.Random) -> Voorbeeld:
    """Give a copy in which one activity is worded otherwise.

    Args:
        andere: for each activity its wordings, as normal forms.
    """
    whole = [d for d in les.doelen if andere.get(d.activiteit) and d.plaats[-1] - d.plaats[0] + 1 == len(d.plaats)]
    if not whole:
        return les
    chosen = rng.choice(whole)
    begin, end = chosen.plaats[0], chosen.plaats[-1] + 1
    if any(d is not chosen and any(begin <= p < end for p in (*d.plaats, *d.wie_plaats, *d.freq_plaats)) for d in les.doelen):
        return les
    new = [Token(n, n, 0, 0) for n in rng.choice(andere[chosen.activiteit])]
    moved_by = len(new) - (end - begin)

    def moved(places: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(p if p < begin else p + moved_by for p in places if not begin <= p < end)

    goals = [
        replace(
            d,
            plaats=tuple(range(begin, begin + len(new))) if d is chosen else moved(d.plaats),
            wie_plaats=moved(d.wie_plaats),
            freq_plaats=moved(d.freq_plaats),
        )
        for d in les.doelen
    ]
    return Voorbeeld((*les.rij[:begin], *new, *les.rij[end:]), les.vraag, tuple(goals))
