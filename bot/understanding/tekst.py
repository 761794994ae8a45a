"""Text as tokens that know where they came from.

A message is cut into words, numbers, punctuation and the rest; every token carries its place in the message as
it came in, and a normal form that spelling habits do not change: lower case, no accents, one kind of apostrophe,
no stretched letters ("heeeel" → "heel"). Nothing is removed, so offsets always point into the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""
    \d+(?:[.,:]\d+)*                        # numbers: 2, 3,5, 10.30
    | [^\W\d_]+(?:['’`´ʼ-][^\W\d_]+)*       # words, with inner apostrophes and hyphens: zo'n, warm-eten
    | ['’`´ʼ](?:[nmstrkdNMSTRKD]|ns|er)\b   # 's, 't, 'n, 'm, 'r
    | \.{2,}|…
    | [^\w\s]
    | _+
    """,
    re.VERBOSE,
)
_SENTENCE_END = frozenset({".", "!", "?", "…", "..", "..."})


@dataclass(frozen=True)
class Token:
    """One token: as written, its normal form, and its character offsets in the message."""

    tekst: str
    norm: str
    begin: int
    eind: int

    @property
    def is_woord(self) -> bool:
        """Whether it begins with a letter (after an apostrophe, if any)."""
        return self.norm.strip("'")[:1].isalpha()


@lru_cache(maxsize=50_000)
def normaal(woord: str) -> str:
    """Give the normal form of one word: lower case, no accents, plain apostrophes, at most two equal letters."""
    plain = unicodedata.normalize("NFKD", woord.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[’`´ʼ]", "'", plain)
    return re.sub(r"([a-z])\1{2,}", r"\1\1", plain)


def tokens(tekst: str) -> list[Token]:
    """Cut a message into tokens; any str is taken."""
    return [Token(m.group(), normaal(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(tekst)]


def zinnen(rij: list[Token]) -> list[int]:
    """Give the sentence number (from 0) of each token; punctuation belongs to the sentence that it closes."""
    numbers, current = [], 0
    for token in rij:
        numbers.append(current)
        if token.norm in _SENTENCE_END:
            current += 1
    return numbers
