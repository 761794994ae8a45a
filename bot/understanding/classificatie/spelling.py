"""Typing errors: a word that was never seen is read as the known word that is one slip away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

MIN_LENGTH = 4  # shorter words are one slip away from too many others
_LONGEST = 40  # letters; what is longer is no word with a slip, and has as many neighbours as letters
_ENOUGH = 2  # a word of the corpus that stands there less often does not attract errors


def _deletes(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def one_slip(a: str, b: str) -> bool:
    """Whether one letter added, dropped, changed or two neighbours swapped turn `a` into `b`."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end_a, end_b = len(a), len(b)
    while end_a > start and end_b > start and a[end_a - 1] == b[end_b - 1]:
        end_a -= 1
        end_b -= 1
    left, right = a[start:end_a], b[start:end_b]
    return (len(left), len(right)) in ((0, 1), (1, 0), (1, 1)) or (len(left) == 2 and left == right[::-1])


class Spelling:
    """The words of the training texts and the word lists; reads slips as the most frequent word they may be."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take how often each known word was seen; words of word lists count as often enough."""
        self.counts = {word: n for word, n in counts.items() if word.isalpha()}
        self._index: dict[str, list[str]] = {}
        for word, count in self.counts.items():
            if len(word) >= MIN_LENGTH and count >= _ENOUGH:
                for key in (word, *_deletes(word)):
                    self._index.setdefault(key, []).append(word)

    @classmethod
    def learn(cls, messages: Iterable[Sequence[str]], listed: Iterable[str]) -> Spelling:
        """Count the words of messages (tokens); `listed` are the words of word lists."""
        counts: dict[str, int] = dict.fromkeys(listed, _ENOUGH)
        for words in messages:
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        return cls(counts)

    def knows(self, word: str) -> bool:
        """Tell whether this is a word that people use: seen more than once, or listed, and no single letter."""
        return len(word) > 1 and self.counts.get(word, 0) >= _ENOUGH

    def word(self, word: str) -> str:
        """Give the word it probably is: itself when it is known, short or like nothing."""
        if not MIN_LENGTH <= len(word) <= _LONGEST or word in self.counts or not word.isalpha():
            return word
        found = {c for key in (word, *_deletes(word)) for c in self._index.get(key, ()) if one_slip(word, c)}
        return max(found, key=lambda c: (self.counts[c], c), default=word)

    def __call__(self, words: Sequence[str]) -> list[str]:
        """Read each word."""
        return [self.word(word) for word in words]
