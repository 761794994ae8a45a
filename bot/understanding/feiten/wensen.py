"""Wishes that are said in so many words count as wishes, whatever was asked.

Asked who helps, people answer what they would like; the learners lean on the question. Of the mentions in the corpus
that come after such words in their sentence 96 of 104 are wishes; most others are offers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from bot.understanding.feiten.net import Array
from bot.understanding.tekst import Token, zinnen

_WOORDEN = re.compile(
    r"\b(?:zou(?:den)?|wil(?:len)?|wilde) (?:ik|we|wij|hij|zij|ze)? ?(?:heel |zo |best |dus |ook |wel )*graag\b"
    r"|\b(?:ik|we|wij) (?:zou(?:den)?|wil(?:len)?) (?:\w+ ){0,3}(?:hulp|iemand)\b|\bdaarom wil ik\b"
)
_GEWICHT = 0.8  # of these words beside the learners


def met_wens(
    kansen: Array, soorten: Sequence[str], rij: Sequence[Token], plaats: Sequence[int], vraag: str | None
) -> Array:
    """Give the chances of the kinds with the words of a wish weighed in, where such stand before the mention.

    Args:
        kansen: [kinds], of one mention.
        soorten: the kinds, in that order.
        rij: the tokens of the message.
        plaats: the tokens of the mention.
        vraag: the question that was open.
    """
    if vraag == "aanbod":
        return kansen
    sentence = zinnen(list(rij))
    first = min(plaats)
    before = " ".join(
        t.norm for t, s in zip(rij[: first + 1], sentence, strict=False) if s == sentence[first]
    )
    if not _WOORDEN.search(before):
        return kansen
    wish = np.array([soort == "wens" for soort in soorten], np.float32)
    out: Array = (1 - _GEWICHT) * kansen + _GEWICHT * wish
    return out
