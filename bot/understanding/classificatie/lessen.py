"""What the safety stage learns from: messages, and single sentences of those that are harmless."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import vstack

from bot.understanding.classificatie.lineair import Scores
from bot.understanding.classificatie.oefenstof import SIGNAAL_VAN, Voorbeeld
from bot.understanding.classificatie.woorden import sentences

ZINNEN = 12  # sentences of a message that are looked at one by one; a longer message is looked at in pieces
_KORT = 3  # words; a shorter sentence says nothing by itself


@dataclass
class Lessen:
    """Messages as rows, with what is known of each."""

    rijen: Any  # sparse matrix, one row a message or a sentence
    codes: list[tuple[str, ...]]  # intents; the right code first
    stemmen: list[str]  # the voice of each
    marges: Scores  # the intents' opinion of each, from learners that did not see its voice
    lijkt_erop: list[bool]  # written to look like an alarm, and none
    geheel: list[int]  # the row of its message; its own for a whole message

    def met_onschuldige(
        self, rijen: Any, stemmen: Sequence[str], marges: Scores, geheel: Sequence[int]
    ) -> Lessen:
        """Give these with harmless ones after them; arguments as the fields."""
        more = len(stemmen)
        return Lessen(
            vstack([self.rijen, rijen]).tocsr(),
            [*self.codes, *[("vertellen",)] * more],
            [*self.stemmen, *stemmen],
            np.concatenate([self.marges, marges]),
            [*self.lijkt_erop, *[False] * more],
            [*self.geheel, *geheel],
        )


def onschuldig(examples: Sequence[Voorbeeld], told: Sequence[int]) -> list[tuple[Voorbeeld, int]]:
    """Give what is harmless beside the messages with an intent, each with the row of its message.

    That are messages with neither fact nor signal (moods, the past, other people), and the single sentences of all
    that is harmless.

    Args:
        examples: all.
        told: the numbers of those with an intent; they are the first rows, in this order.
    """
    quiet = [
        i
        for i, e in enumerate(examples)
        if e.bedoelingen is None and e.signalen is not None and not e.signalen & set(SIGNAAL_VAN.values())
    ]
    row = {i: at for at, i in enumerate([*told, *quiet])}
    harmless = [i for i in told if not set(examples[i].bedoelingen or ()) & set(SIGNAAL_VAN)]
    found = [(examples[i], row[i]) for i in quiet]
    for i in (*harmless, *quiet):
        parts = sentences(examples[i].tekst)
        if 1 < len(parts) <= ZINNEN:
            found += [
                (replace(examples[i], tekst=part), row[i]) for part in parts if len(part.split()) >= _KORT
            ]
    return found
