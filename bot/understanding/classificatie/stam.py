"""A rough stem: inflected forms of a word meet, without a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDINGS = (
    "tjes",
    "jes",
    "tje",
    "je",
    "ende",
    "end",
    "den",
    "ten",
    "en",
    "de",
    "te",
    "er",
    "st",
    "t",
    "s",
    "e",
    "n",
)
_SHORTEST = 5  # words below this length stay as they are
_LEFT = 3  # letters that an ending must leave


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give the stem of a folded word: "gevallen" and "vallen" → "val"."""
    if len(word) < _SHORTEST:
        return word
    if word.startswith("ge") and len(word) > 6 and word[-1] in "dtn":
        word = word[2:]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            word = word[: -len(ending)]
            break
    word = re.sub(r"([a-z])\1$", r"\1", word)
    return re.sub(r"(aa|ee|oo|uu)(?=[a-z]$)", lambda m: m.group()[0], word)
