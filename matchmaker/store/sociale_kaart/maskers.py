"""Codes of an offer as bits of one number, so that many offers are judged without looking anything up.

A bit is the place of a code in the profile. When the profile changes the bits do: `index.vingerafdruk` tells.
"""

from __future__ import annotations

from collections.abc import Iterable

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.veldcontrole import CODES

MAX_CODES = 63  # bits of a whole number in every database, without its sign


def bits(part: str, codes: Iterable[str]) -> list[int]:
    """Give the bit of each code of a part of the question ("activiteiten"); a code of elsewhere has none.

    Raises:
        ValueError: the profile has more codes in this part than a number has bits.
    """
    places = {code: place for place, code in enumerate(profiel().labels(CODES[part]))}
    if len(places) > MAX_CODES:
        raise ValueError(f"{part} has {len(places)} codes: the index has room for {MAX_CODES}")
    return [places[code] for code in codes if code in places]


def masker(part: str, codes: Iterable[str]) -> int:
    """Give the number that has the bits of these codes."""
    return sum(1 << bit for bit in set(bits(part, codes)))
