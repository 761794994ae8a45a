"""Messages as hurried hands type them: typing errors, no capitals, no punctuation. For training and for measuring."""

from __future__ import annotations

import random
import re

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    key: "".join(row[max(0, i - 1) : i] + row[i + 1 : i + 2]) for row in _ROWS for i, key in enumerate(row)
}
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")


def typo(word: str, chance: random.Random) -> str:
    """Give a word with one error: a letter swapped, dropped, doubled, or hit beside the key."""
    at = chance.randrange(len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[: at + 1] + word[at] + word[at + 1 :]
    beside = _NEIGHBOURS.get(word[at].lower())
    return word[:at] + chance.choice(beside) + word[at + 1 :] if beside else word


def with_typos(text: str, chance: random.Random, per_sentence: int = 2) -> str:
    """Give the text with typing errors in words of four letters and more, so many in each sentence."""
    out = []
    for sentence in _SENTENCE.findall(text) or [text]:
        places = list(_WORD.finditer(sentence))
        for match in sorted(
            chance.sample(places, min(per_sentence, len(places))), key=lambda m: m.start(), reverse=True
        ):
            sentence = sentence[: match.start()] + typo(match.group(), chance) + sentence[match.end() :]
        out.append(sentence)
    return "".join(out)


def bare(text: str) -> str:
    """Give the text without capitals and punctuation."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s'’@-]", " ", text.lower())).strip()
