"""Batches for training: the messages of a step laid end to end, with the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.understanding.feiten.kenmerken import Kenmerken
from bot.understanding.feiten.net import DILATIES, Array, afstanden
from bot.understanding.feiten.voorbeelden import Voorbeeld

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Codes:
    """The codes in the order of the network's outputs."""

    activiteiten: tuple[str, ...]
    soorten: tuple[str, ...]
    wie: tuple[str, ...]


@dataclass
class Partij:
    """One batch of N tokens in M messages, with Q tokens that belong to a fact."""

    lengte: int  # rows once padding stands between the messages
    echt: Ints  # [N] the row of each token among them
    bericht: Ints  # [N] message of each token
    grenzen: list[tuple[int, int]]  # M times the first and one past the last token
    woord: Ints  # [N]
    vorm: Array  # [N, VORMEN]
    lijst: Array  # [N, lists]
    eigen_act: Array  # [lists, 1 + activities] 1 where a list is of that activity
    eigen_pers: Array  # [lists, helpers]
    vraag: Ints  # [N]
    vorm_nummer: Ints  # [N] word form, a row of `groepen`
    groepen: csr_matrix  # [word forms, letter groups that occur]
    groep_nummers: Ints  # the buckets of those letter groups
    act: Ints  # [N] 1 + activity, 0 for none
    vraagplaats: Ints  # [Q] the token
    gewicht: Array  # [Q] 1 / tokens of the fact
    soort: Ints  # [Q]
    wijst_gewicht: Array  # [Q] 1 where the helper is to be learnt from it
    buren: Ints  # [Q, T] the tokens of its message; T is the length of the longest message that holds a fact
    is_buur: NDArray[np.bool_]  # [Q, T] False where the message is shorter
    tussen: Ints  # [Q, T, 1 + TELLERS] what lies between it and each of them, as rows of a table
    wijst: Array  # [Q, 1 + T] 1 at the tokens of the helper, or at column 0 for none
    tijd: Array  # [Q, 1 + T] 1 at the tokens of the frequency, or at column 0 for none
    pers_plaats: Ints  # [P] tokens of helpers
    pers: Ints  # [P] their codes
    pers_gewicht: Array  # [P]


def _antwoorden(wijst: Sequence[tuple[int, ...]], begin: Ints, breed: int) -> Array:
    """Give the right answers of a pointer: [Q, 1 + tokens of the longest message]; column 0 where nothing is named."""
    out = np.zeros((len(wijst), 1 + breed), np.float32)
    for row, (tokens, first) in enumerate(zip(wijst, begin, strict=True)):
        out[row, [1 + t - first for t in tokens] or [0]] = 1
    return out


def maak_partij(
    lessons: Sequence[Voorbeeld],
    look: Callable[[Voorbeeld], Kenmerken],
    codes: Codes,
    eigen: tuple[Array, Array],
) -> Partij:
    """Lay messages end to end."""
    views = [look(v) for v in lessons]
    sizes = [len(v.woord) for v in views]
    ends = np.cumsum(sizes)
    gap = max(DILATIES)
    forms: dict[tuple[int, ...], int] = {}
    number = [forms.setdefault(g, len(forms)) for v in views for g in v.grams]
    groups = list(forms)
    flat = np.array([x for group in groups for x in group], np.int64)
    used, column = np.unique(flat, return_inverse=True)
    lengths = np.array([len(group) for group in groups])
    values = np.repeat(1 / np.sqrt(lengths), lengths).astype(np.float32)
    matrix = csr_matrix(
        (values, column, np.concatenate([[0], np.cumsum(lengths)])), shape=(len(groups), len(used))
    )
    act = np.zeros(int(ends[-1]), np.int64)
    place, weight, kind, taught, helper, moment = [], [], [], [], [], []
    person: list[tuple[int, int, float]] = []
    for lesson, end, size in zip(lessons, ends, sizes, strict=True):
        a = int(end) - size
        for goal in lesson.doelen:
            who = tuple(a + p for p in goal.wie_plaats)
            for p in goal.plaats:
                act[a + p] = 1 + codes.activiteiten.index(goal.activiteit)
                place.append(a + p)
                weight.append(1 / len(goal.plaats))
                kind.append(codes.soorten.index(goal.soort))
                # A helper that is meant and not named teaches nothing about pointing.
                taught.append(float(goal.soort == "hulp" and (goal.wie is None or bool(who))))
                helper.append(who if goal.wie else ())
                moment.append(tuple(a + q for q in goal.freq_plaats))
            if goal.wie:
                person += [(p, codes.wie.index(goal.wie), 1 / len(who)) for p in who]
    bericht = np.repeat(np.arange(len(views)), sizes)
    asked = bericht[np.array(place, np.int64)]
    begin, length = (ends - sizes)[asked], np.array(sizes)[asked]
    wide = int(length.max(initial=0))
    real = np.arange(wide)[None, :] < length[:, None]
    near = np.where(real, begin[:, None] + np.arange(wide)[None, :], begin[:, None])
    counts = np.concatenate([v.tellers for v in views])
    return Partij(
        lengte=int(ends[-1]) + gap * len(views),
        echt=np.arange(int(ends[-1])) + gap * bericht,
        bericht=bericht,
        grenzen=[(int(e) - s, int(e)) for e, s in zip(ends, sizes, strict=True)],
        woord=np.concatenate([v.woord for v in views]).astype(np.int64),
        vorm=np.concatenate([v.vorm for v in views]),
        lijst=np.concatenate([v.lijst for v in views]),
        eigen_act=eigen[0],
        eigen_pers=eigen[1],
        vraag=np.repeat([v.vraag for v in views], sizes),
        vorm_nummer=np.array(number, np.int64),
        groepen=matrix,
        groep_nummers=used,
        act=act,
        vraagplaats=np.array(place, np.int64),
        gewicht=np.array(weight, np.float32),
        soort=np.array(kind, np.int64),
        wijst_gewicht=np.array(taught, np.float32),
        buren=near,
        is_buur=real,
        tussen=afstanden(counts, np.array(place, np.int64), near),
        wijst=_antwoorden(helper, begin, wide),
        tijd=_antwoorden(moment, begin, wide),
        pers_plaats=np.array([p for p, _, _ in person], np.int64),
        pers=np.array([c for _, c, _ in person], np.int64),
        pers_gewicht=np.array([x for _, _, x in person], np.float32),
    )
