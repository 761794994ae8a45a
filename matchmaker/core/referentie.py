"""The short code of a hulpvraag that a person keeps, types in, or reads out on the phone.

Twelve characters in groups of four, as "TKQ7-3HX9-D2WR": eleven at random (23^11, about 50 bits, so nobody
guesses one) and one check character. The alphabet has no vowels and no Y (no words by accident), no signs
that look alike (0 and O, 1 and I and L) and, of letters that are mistaken for each other on the phone (B and
P, F and S and V, M and N), one at most. It has 23 signs, a prime: a weighted sum modulo a prime notices every
single wrong sign and every swap of two.
"""

from __future__ import annotations

import re
from collections.abc import Callable

ALPHABET = "23456789CDGHJKNPQRSTWXZ"
LENGTH = 12
_GROUP = 4

Entropy = Callable[[int], bytes]  # so many random bytes, as `secrets.token_bytes`

_CODE = rf"[{ALPHABET}]"
_IN_TEXT = re.compile(
    rf"(?<![0-9A-Z])(?:{_CODE}{{4}}[\s\-–—.]{{0,3}}){{2}}{_CODE}{{4}}(?![0-9A-Z])", re.IGNORECASE
)


def new_referentie(entropy: Entropy) -> str:
    """Draw a new code."""
    drawn = ""
    while len(drawn) < LENGTH - 1:
        # Bytes past the last whole multiple are thrown away: else the first signs would come up more often.
        usable = (byte for byte in entropy(LENGTH) if byte < 256 - 256 % len(ALPHABET))
        drawn += "".join(ALPHABET[byte % len(ALPHABET)] for byte in usable)
    drawn = drawn[: LENGTH - 1]
    return _grouped(drawn + _check(drawn))


def parse(text: str) -> str | None:
    """Give the code as it is stored; None where the text is not one (also when a sign is wrong).

    Case, spaces and dashes do not matter.
    """
    signs = re.sub(r"[\s\-–—.]", "", text).upper()
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        return None
    return _grouped(signs) if _check(signs[:-1]) == signs[-1] else None


def find(text: str) -> str | None:
    """Give the first code that stands in a sentence; None where there is none."""
    for match in _IN_TEXT.finditer(text):
        if code := parse(match.group()):
            return code
    return None


def _check(signs: str) -> str:
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(signs, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))
