"""A message as the classifiers see it: folded characters, tokens, sentences.

Folding makes spellings meet that differ only in case, accents, apostrophes, drawn-out letters or odd characters.
Offsets are lost; whoever needs them (`gegevens`) works on the message itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_CHARS = 3000  # a longer message is read at its beginning and its end
_TOKEN = re.compile(r"[a-z]+|\d+(?:[.,]\d+)?|[?!]+|[^\x00-\x7f]")
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+|\n+|(?<=\.\.)\s*|(?<!\s)\s+-\s+")
LONG_SENTENCE = 12  # words; a longer one may hold what a short one would be heard for
SHORT_CLAUSE = 4
MAX_CLAUSES = 10
_JOINT = re.compile(r",|\b(?:en|maar|want|dus|omdat|toen|nou ja|alleen)\b", re.IGNORECASE)
_APOSTROPHES = dict.fromkeys(map(ord, "’‘`´ʼ‛′"), "'")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """Give the plain form of one character: its base letters; a space for controls and lone surrogates."""
    if unicodedata.category(character) in ("Cc", "Cs", "Cf", "Cn", "Co"):
        return " "
    plain = unicodedata.normalize("NFKD", character)
    base = "".join(c for c in plain if not unicodedata.combining(c))
    return base if base.isascii() and base else character


def fold(text: str) -> str:
    """Give `text` in lower case without accents, with one apostrophe, and "jaaaa" as "jaa"."""
    if len(text) > MAX_CHARS:
        text = text[: MAX_CHARS * 2 // 3] + " " + text[-MAX_CHARS // 3 :]
    text = text.translate(_APOSTROPHES)
    if not text.isascii():
        text = "".join(map(_fold_character, text))
    return _DRAWN_OUT.sub(r"\1\1", text.lower())


def tokens(folded: str) -> list[str]:
    """Split a folded text into words, numbers, runs of ? and !, and single characters of other scripts.

    An apostrophe joins ("z'n" → "zn", "'t" → "t").
    """
    return _TOKEN.findall(folded.replace("'", ""))


def sentences(text: str) -> list[str]:
    """Split a message at sentence ends, new lines and dashes; empty pieces are dropped."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece and piece.strip()]


def clauses(text: str) -> list[str]:
    """Split the long sentences of a message at the words and commas that join clauses: who types without points."""
    return [
        clause
        for sentence in sentences(text)
        if len(sentence.split()) > LONG_SENTENCE
        for piece in _JOINT.split(sentence)
        if len((clause := piece.strip()).split()) >= SHORT_CLAUSE
    ][:MAX_CLAUSES]
