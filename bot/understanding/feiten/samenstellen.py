"""From what the network thinks of each token to the facts of the message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.understanding.begrip import Feit, Frequentie
from bot.understanding.feiten.net import Array, Lezing
from bot.understanding.tekst import Token, zinnen
from bot.understanding.tijd.frequentie import Tijdwoord


@dataclass(frozen=True)
class Drempels:
    """What is sure enough; chosen by cross-validation over voices."""

    token: float = 0.2  # a token may belong to a mention
    vermelding: float = 0.37  # the surest token of a mention
    feit: float = 0.33  # the fact as a whole: mention, kind and helper
    tweede: float = 0.4  # a second fact about an activity that has one already
    tweede_soort: float = 0.35
    tweede_wie: float = 0.4
    gat: int = 4  # tokens that may stand between two pieces of one mention


@dataclass(frozen=True)
class Vermelding:
    """A mention: an activity, the tokens that name it with their weights, and how sure."""

    activiteit: int
    plaats: tuple[int, ...]
    gewicht: tuple[float, ...]
    zeker: float


def vermeldingen(reading: Lezing, rij: Sequence[Token], grens: Drempels) -> list[Vermelding]:
    """Group neighbouring tokens that name the same activity; a sentence end parts them."""
    sentence = zinnen(list(rij))
    chance = reading.activiteit[:, 1:]
    groups: dict[int, list[list[int]]] = {}
    for i in range(len(rij)):
        for code in np.nonzero(chance[i] >= grens.token)[0]:
            pieces = groups.setdefault(int(code), [])
            if pieces and i - pieces[-1][-1] <= grens.gat and sentence[i] == sentence[pieces[-1][-1]]:
                pieces[-1].append(i)
            else:
                pieces.append([i])
    found = []
    for code, pieces in groups.items():
        for places in pieces:
            weights = [float(chance[i, code]) for i in places]
            if max(weights) >= grens.vermelding:
                found.append(Vermelding(code, tuple(places), tuple(weights), max(weights)))
    return sorted(found, key=lambda m: m.plaats)


def _moment(chances: Sequence[float], times: Sequence[Tijdwoord]) -> Tijdwoord | None:
    best = int(np.argmax(chances))
    return times[best - 1] if best else None


def _citaat(tekst: str, rij: Sequence[Token], places: Sequence[int]) -> str:
    """Give the clause around the named tokens: up to a sentence end or a comma on both sides."""
    begin, end = min(places), max(places)
    stop = {".", "!", "?", ";", "…", "...", "..", ","}
    while begin > 0 and rij[begin - 1].norm not in stop:
        begin -= 1
    while end + 1 < len(rij) and rij[end + 1].norm not in stop:
        end += 1
    return tekst[rij[begin].begin : rij[end].eind]


def _lezingen(
    kind_chance: Array, who_chance: Array, kinds: Sequence[str], helpers: Sequence[str], grens: Drempels
) -> list[tuple[str, str | None, float]]:
    """Give kind, helper and chance of what is said of a mention; more than one where two are about as likely."""
    out: list[tuple[str, str | None, float]] = []
    for k in np.argsort(-kind_chance):
        kind = float(kind_chance[k])
        if out and kind < grens.tweede_soort:
            break
        if kinds[k] != "hulp":
            out.append((kinds[k], None, kind))
            continue
        first, *others = np.argsort(-who_chance)
        out.append(("hulp", helpers[first - 1] if first else None, kind * float(who_chance[first])))
        # Two helpers may share one mention ("mijn zoon en mijn dochter koken").
        shared = [h for h in others if first and h and who_chance[h] >= grens.tweede_wie]
        out += [("hulp", helpers[h - 1], kind) for h in shared]
    return out


def feiten(
    tekst: str,
    rij: Sequence[Token],
    reading: Lezing,
    times: Sequence[Tijdwoord],
    codes: tuple[Sequence[str], Sequence[str], Sequence[str]],
    grens: Drempels,
    kansen: Callable[[Vermelding], tuple[Array, Array]],
    momenten: Callable[[Vermelding, str, Sequence[tuple[int, ...]]], Sequence[float]],
    gevraagd: bool = False,
) -> tuple[Feit, ...]:
    """Give the facts, in the order of their mentions, one for each (soort, activiteit, wie).

    Args:
        kansen: gives for a mention the chances of the kinds, and of [nobody named, helpers …].
        momenten: gives for a mention, its likeliest kind and the tokens of all mentions the chances of [no frequency,
            each of `times`].
        gevraagd: whether the question was how often; else one weekday in a wish is a moment and no frequency.
        codes: activities, kinds and helpers in the order of the network's outputs.
    """
    activities, kinds, helpers = codes
    found: dict[tuple[str, str, str | None], Feit] = {}
    mentions = vermeldingen(reading, rij, grens)
    for mention in mentions:
        activity = activities[mention.activiteit]
        kind_chance, who_chance = kansen(mention)
        likeliest = kinds[int(np.argmax(kind_chance))]
        moment = _moment(momenten(mention, likeliest, [m.plaats for m in mentions]), times)
        value: Frequentie | None = moment.waarde if moment else None
        quote = _citaat(tekst, rij, list(mention.plaats))
        for kind, who, chance in _lezingen(kind_chance, who_chance, kinds, helpers, grens):
            sure = mention.zeker * chance
            often = None if kind == "wens" and moment and moment.dag and not gevraagd else value
            key = (kind, activity, who)
            known = found.get(key)
            if known is None and sure < grens.feit:
                continue
            if known is None:
                if any(f.activiteit == activity for f in found.values()) and sure < grens.tweede:
                    continue
                found[key] = Feit(kind, activity, who, often, quote, round(sure, 3))
            elif known.frequentie is None and often is not None:
                found[key] = replace(known, frequentie=often)
    return tuple(found.values())
