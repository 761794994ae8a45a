"""Kind, helper and frequency of a mention: what the network and the linear models think of it, averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.feiten.kenmerken import Kenmerken
from bot.understanding.feiten.net import Array, Lezing
from bot.understanding.feiten.samenstellen import Vermelding
from bot.understanding.feiten.soort import Soorten, Vermeld
from bot.understanding.feiten.tijdwijzer import Tijdwijzer
from bot.understanding.feiten.wijzer import Wijzer
from bot.understanding.tekst import Token
from bot.understanding.tijd.frequentie import Tijdwoord


@dataclass
class Meningen:
    """The linear models of kind and helper, and how much they count beside the network."""

    soorten: Soorten
    wijzer: Wijzer
    tijdwijzer: Tijdwijzer
    deel: float = 0.6

    def kansen(
        self,
        mention: Vermelding,
        reading: Lezing,
        rij: Sequence[Token],
        view: Kenmerken,
        activiteit: str,
        vraag: str | None,
    ) -> tuple[Array, Array]:
        """Give the chances of the kinds, and of [nobody named, helpers …]."""
        weights = np.array(mention.gewicht, np.float32) / sum(mention.gewicht)
        kind = weights @ reading.soort[list(mention.plaats)]
        points = weights @ reading.wijst[list(mention.plaats)]
        who: Array = np.concatenate([points[:1], points[1:] @ reading.persoon])
        told = Vermeld(rij, view.lijst, _kern(mention), activiteit, vraag)
        kind = (1 - self.deel) * kind + self.deel * self.soorten.kansen(told)
        pointed = self.wijzer.wijs(told)
        if pointed:
            second = np.zeros_like(who)
            for group, chance in pointed:
                if group:
                    second[1:] += chance * reading.persoon[group].mean(axis=0)
                else:
                    second[0] += chance
            who = (1 - self.deel) * who + self.deel * second
        return kind, who

    def momenten(
        self,
        mention: Vermelding,
        reading: Lezing,
        rij: Sequence[Token],
        view: Kenmerken,
        vraag: str | None,
        soort: str,
        times: Sequence[Tijdwoord],
        andere: Sequence[tuple[int, ...]],
    ) -> list[float]:
        """Give the chances of [no frequency, each of `times`]; arguments as `Tijdwijzer.wijs` has them."""
        weights = np.array(mention.gewicht, np.float32) / sum(mention.gewicht)
        points = weights @ reading.tijd[list(mention.plaats)]
        first = [float(points[0]), *(float(points[1 + t.begin : 1 + t.eind].sum()) for t in times)]
        told = Vermeld(rij, view.lijst, _kern(mention), "", vraag)
        second = self.tijdwijzer.wijs(told, soort, times, andere)
        return [(1 - self.deel) * a + self.deel * b for a, b in zip(first, second, strict=True)]


def _kern(mention: Vermelding) -> list[int]:
    """Give the tokens that matter: function words at its edge belong to the network's mention, not to the corpus's."""
    high = max(mention.gewicht)
    return [i for i, w in zip(mention.plaats, mention.gewicht, strict=True) if w >= 0.5 * high]
