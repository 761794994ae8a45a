"""How a Dutch word sounds, roughly: who cannot spell it writes what is heard."""

from __future__ import annotations

import re
from functools import lru_cache

# In this order: what is written → what is heard.
_HEARD = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("sch", "sg"),
        ("ch", "g"),
        ("ph", "f"),
        ("th|dt", "t"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("ij|ey", "ei"),
        ("y", "i"),
        ("ou", "au"),
        ("z", "s"),
        ("v", "f"),
        ("d$", "t"),
        ("b$", "p"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def klank(word: str) -> str:
    """Give the same for what sounds the same: "sgulden" and "schulden", "kafee" and "café" (without accents)."""
    for written, heard in _HEARD:
        word = written.sub(heard, word)
    return word
