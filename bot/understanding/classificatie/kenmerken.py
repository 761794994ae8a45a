"""The features of a message: words, characters, the question, word lists, and how they go together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.understanding.classificatie.spelling import Spelling
from bot.understanding.classificatie.woorden import fold, tokens
from bot.understanding.classificatie.woordenlijsten import Woordenlijsten

_LATIN = re.compile(r"[a-z]")
_OTHER_SCRIPT = re.compile(r"[^\x00-\u024f\u2000-\u2bff\U0001f000-\U0001faff\ufe0f]")
Features = dict[str, float]
DANGER = "veiligheid/"  # the topic of the lists that the safety stage lives on


def word_features(words: Sequence[str]) -> Features:
    """Give n-grams of one to three words; `^` and `$` mark the ends."""
    found: Features = {}
    marked = ["^", *words, "$"]
    for i, word in enumerate(marked):
        found["w:" + word] = found.get("w:" + word, 0) + 1
        if i + 1 < len(marked):
            pair = f"w:{word} {marked[i + 1]}"
            found[pair] = found.get(pair, 0) + 1
            if i + 2 < len(marked):
                triple = f"{pair} {marked[i + 2]}"
                found[triple] = found.get(triple, 0) + 1
    return found


def character_features(words: Sequence[str], lengths: range = range(2, 6)) -> Features:
    """Give n-grams of characters within words, a space marking the ends of a word."""
    found: Features = {}
    for word in words:
        padded = f" {word} "
        for n in lengths:
            for i in range(max(1, len(padded) - n + 1)):
                gram = "c:" + padded[i : i + n]
                found[gram] = found.get(gram, 0) + 1
    return found


def _bucket(count: int) -> int:
    return next(i for i, top in enumerate((0, 1, 2, 3, 5, 8, 13, 20, 35, 10**9)) if count <= top)


def question_features(words: Sequence[str], text: str, vraag: str | None) -> Features:
    """Give the question, crossed with the length and with the words of short answers."""
    q = f"q:{vraag}"
    found = {q: 1.0, f"{q} n{_bucket(len(words))}": 1.0, f"n{_bucket(len(words))}": 1.0}
    if words:
        found[f"{q} ^{words[0]}"] = 1.0
        found[f"{q} ${words[-1]}"] = 0.5
    if len(words) <= 6:
        for word in words:
            found[f"{q} {word}"] = 1.0
    stripped = text.strip()
    if stripped.endswith("?"):
        found["?$"] = 1.0
        found[f"{q} ?$"] = 0.5
    elif "?" in stripped:
        found["?"] = 1.0
    if "!" in stripped:
        found["!"] = 0.5
    if _OTHER_SCRIPT.search(stripped):
        found["script"] = 1.0
    if not _LATIN.search(stripped.lower()):
        found["no_letters"] = 1.0
        found[f"{q} no_letters"] = 1.0
    if any(c.isdigit() for c in stripped):
        found["digits"] = 0.5
        found[f"{q} digits"] = 1.0
    return found


def list_features(words: Sequence[str], lists: Woordenlijsten, vraag: str | None) -> Features:
    """Give the lists that the words touch, crossed with the question, and pairs of lists in their order."""
    found: Features = {}
    places: list[tuple[int, str]] = []
    for start, _, name in lists.find(words):
        found["l:" + name] = 1.0
        if not places or places[-1][1] != name:
            places.append((start, name))
    names = sorted({name for _, name in places})
    for name in names:
        found[f"l:{name} {vraag}"] = 0.7
    for i, (start, name) in enumerate(places):
        for later, other in places[i + 1 : i + 4]:
            if later - start <= 8 and other != name:
                found[f"l:{name}>{other}"] = 0.7
    if places and places[0][0] < 3:
        found[f"l:^{places[0][1]}"] = 0.7
    return found | danger_features([name for name in names if name.startswith(DANGER)])


def danger_features(names: Sequence[str]) -> Features:
    """Give which lists of danger go together anywhere in a message, and how many of a kind there are.

    A veiled message says nothing outright, but it touches several lists: things given away, tonight, sleep.
    """
    found: Features = {}
    for i, name in enumerate(names):
        for other in names[i + 1 :]:
            found[f"l:{name}+{other}"] = 0.7
    kinds = Counter(name[len(DANGER) :].split("_")[0] for name in names)
    for kind, count in kinds.items():
        for least in range(2, min(count, 6) + 1):
            found[f"l:{kind}≥{least}"] = 1.0
    return found


class Lezer:
    """Reads messages into features, with the word lists and the spelling that were there at training."""

    def __init__(self, lists: Woordenlijsten, spelling: Spelling) -> None:
        """Take the lists and the known words."""
        self.lists = lists
        self.spelling = spelling

    def __call__(self, text: str, vraag: str | None) -> dict[str, Features]:
        """Give the features of a message by group; each group is weighted and normalised on its own."""
        return self.read(self.spelling(tokens(fold(text))), text, vraag)

    def read(self, words: Sequence[str], text: str, vraag: str | None) -> dict[str, Features]:
        """Give the features of words that are folded and spelled already."""
        return {
            "w": word_features(words),
            "c": character_features(words),
            "q": question_features(words, text, vraag),
            "l": list_features(words, self.lists, vraag),
        }
