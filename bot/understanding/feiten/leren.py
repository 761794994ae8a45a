"""Training the network: the lessons in rounds, enriched anew in each."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.understanding.feiten.gewichten import Oefening, begin_gewichten
from bot.understanding.feiten.kenmerken import Kenmerken, Kijker
from bot.understanding.feiten.leerling import Leerling
from bot.understanding.feiten.net import Array, Net
from bot.understanding.feiten.partij import Codes, maak_partij
from bot.understanding.feiten.verrijken import Verrijker
from bot.understanding.feiten.voorbeelden import Voorbeeld
from bot.understanding.tijd.frequentie import Tijdwoorden


def _kijk(les: Voorbeeld, viewer: Kijker, times: Tijdwoorden) -> Kenmerken:
    return viewer.kijk(les.rij, times.lees(les.rij), les.vraag)


def leer(
    lessons: Sequence[Voorbeeld],
    viewer: Kijker,
    times: Tijdwoorden,
    codes: Codes,
    how: Oefening,
    seed: int,
    log: Callable[[int, float], None] | None = None,
) -> Net:
    """Train one network; the same lessons and seed give the same network on the same machine."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)  # noqa: S311
    start = begin_gewichten(
        noise, len(viewer.schat), len(viewer.lijsten.namen), 1 + len(viewer.vragen), codes, how.breed
    )
    pupil = Leerling(start, how, noise)
    pupil.w["lijst_act"][:] = how.lijst_begin
    enricher = Verrijker(
        lessons, viewer.lijsten.per_code("activiteiten"), viewer.lijsten.per_code("wie"), how
    )
    own = (
        viewer.lijsten.eigen("activiteiten", ("", *codes.activiteiten)),
        viewer.lijsten.eigen("wie", codes.wie),
    )
    taken = 0
    seen = {id(v): _kijk(v, viewer, times) for v in lessons}

    noisy: list[Voorbeeld] = []
    new: dict[int, Kenmerken] = {}

    def look(v: Voorbeeld) -> Kenmerken:
        return seen.get(id(v)) or new[id(v)]

    rounds = [1.0 if epoch < how.alles_tot else how.deel_moeilijk for epoch in range(how.rondes)]
    total, done = sum(-(-int(len(lessons) * share) // how.partij) for share in rounds), 0
    hardness = np.zeros(len(lessons))
    for epoch, share in enumerate(rounds):
        if epoch % how.opnieuw == 0:
            fresh = enricher.ronde(rng)
            noisy = [v if id(v) in seen else replace(v, rij=viewer.verbeter(v.rij)) for v in fresh]
            new = {id(v): _kijk(v, viewer, times) for v in noisy if id(v) not in seen}
        order = _moeilijkste(hardness, share, noise)
        for at in range(0, len(order), how.partij):
            rate = how.stap * min(1.0, (done + 1) / 100) * max(0.02, 1 - done / total)
            chosen = order[at : at + how.partij]
            hardness[chosen] = pupil.stap(maak_partij([noisy[k] for k in chosen], look, codes, own), rate)
            done += 1
            if done > total * how.middel_vanaf and done % 10 == 0:
                taken += 1
                pupil.middel(1 / taken)
        if log:
            log(epoch, float(hardness.mean()))
    return Net(pupil.gemiddeld or pupil.w, *own)


def _moeilijkste(hardness: Array, share: float, noise: np.random.Generator) -> NDArray[np.int64]:
    """Give the numbers of a share of the lessons in a random order: by lot, those that were hard with more chance."""
    size = int(len(hardness) * share)
    if share == 1:
        return noise.permutation(len(hardness))
    weights = hardness + hardness.mean() * 0.3 + 1e-6
    return noise.choice(len(hardness), size, replace=False, p=weights / weights.sum())
