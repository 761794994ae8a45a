"""«de douche en de wc schoonmaken»: what stands beside a thing that is cleaned, is cleaned too."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.feiten.kenmerken import SLOT
from bot.understanding.feiten.net import Array
from bot.understanding.tekst import Token

BADKAMER = frozenset(
    {"douche", "badkamer", "bad", "ligbad", "wastafel", "doucheputje", "tegels", "douchecabine"}
)
POETSEN = frozenset(
    {
        "schoonmaken",
        "schoonmaak",
        "schoonhouden",
        "poetsen",
        "poets",
        "schrobben",
        "schrob",
        "boenen",
        "soppen",
        "sop",
    }
)
_GRENS = SLOT | {",", ";"}


def verschuif(chances: Array, rij: Sequence[Token], activiteiten: Sequence[str]) -> Array:
    """Read a place to wash that is cleaned as cleaning: its chance of washing oneself goes to the bathroom's.

    Args:
        chances: [T, 1 + activities], column 0 for none; not changed.
        rij: the T tokens. A verb of cleaning counts up to the nearest comma or sentence end (annotation.md, point 10).
        activiteiten: the codes of the columns after the first.
    """
    norms = [t.norm for t in rij]
    places = [i for i, n in enumerate(norms) if n in BADKAMER]
    if not places or not POETSEN & set(norms):
        return chances
    out = chances.copy()
    washing, cleaning = (1 + activiteiten.index(code) for code in ("wassen_douchen", "badkamer_schoonmaken"))
    for i in places:
        begin = max((k + 1 for k in range(i) if norms[k] in _GRENS), default=0)
        end = next((k for k in range(i, len(norms)) if norms[k] in _GRENS), len(norms))
        if POETSEN & set(norms[begin:end]):
            out[i, cleaning] += out[i, washing]
            out[i, washing] = 0
    return out
