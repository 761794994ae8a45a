"""Word lists as features: which lists of `data/lookups/` a message touches, and where.

A list is a text file with one wording a line; `#` starts a comment. In a wording `*` at the end of a word stands for
any ending ("betaal*"), `_` for zero to three words in between ("ik _ gevallen"), and `a|b` for either word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.classificatie.woorden import fold

GAP = "_"
MAX_GAP = 3  # words that `_` may skip


@dataclass(frozen=True)
class _Wording:
    lists: int  # number of the list
    parts: tuple[tuple[str, ...], ...]  # for each word the alternatives; (GAP,) is a gap


def _matches(pattern: tuple[str, ...], token: str) -> bool:
    return any(token.startswith(p[:-1]) if p.endswith("*") else token == p for p in pattern)


def parse_wording(line: str) -> tuple[tuple[str, ...], ...]:
    """Split one line of a list into its words, folded as messages are; empty for blank lines and comments."""
    text = line.split("#", 1)[0].strip()
    parts: list[tuple[str, ...]] = []
    for word in text.split():
        if word == GAP:
            parts.append((GAP,))
            continue
        pieces = (fold(p).replace("'", "").replace("-", "").strip() for p in word.split("|"))
        if alternatives := tuple(p for p in pieces if p and p != "*"):
            parts.append(alternatives)
    return tuple(parts)


class Woordenlijsten:
    """All lists, compiled: finds the lists of which a wording stands in a sequence of tokens."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Compile `lists`: name → lines as they stand in the file."""
        self.lists = {name: list(lines) for name, lines in sorted(lists.items())}
        self.names = list(self.lists)
        self._exact: dict[str, list[_Wording]] = defaultdict(list)
        self._pairs: dict[str, list[_Wording]] = defaultdict(
            list
        )  # by the first two words, where both are whole
        self._prefix: dict[str, list[_Wording]] = defaultdict(list)
        for number, name in enumerate(self.names):
            for line in self.lists[name]:
                if parts := parse_wording(line):
                    self._add(_Wording(number, parts))
        self._lengths = sorted({len(p) for p in self._prefix})

    def _add(self, wording: _Wording) -> None:
        first, *rest = wording.parts
        whole = bool(rest) and not any(word == GAP or word.endswith("*") for word in rest[0])
        for word in first:
            if word.endswith("*"):
                self._prefix[word[:-1]].append(wording)
            elif whole:
                for second in rest[0]:
                    self._pairs[f"{word} {second}"].append(wording)
            else:
                self._exact[word].append(wording)

    @classmethod
    def read(cls, folder: Path, topics: Iterable[str]) -> Woordenlijsten:
        """Read `folder/<topic>/*.txt` for each topic; a list is called `<topic>/<file name>`."""
        return cls(
            {
                f"{topic}/{path.stem}": path.read_text(encoding="utf-8").splitlines()
                for topic in topics
                for path in sorted((folder / topic).glob("*.txt"))
            }
        )

    def vocabulary(self) -> set[str]:
        """Give the whole words that stand in the lists."""
        return {
            word
            for lines in self.lists.values()
            for line in lines
            for part in parse_wording(line)
            for word in part
            if not word.endswith("*") and word != GAP
        }

    def find(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Give (first token, one past the last token, list name) for each wording found, left to right."""
        for start, token in enumerate(tokens):
            candidates = list(self._exact.get(token, ()))
            if start + 1 < len(tokens):
                candidates += self._pairs.get(f"{token} {tokens[start + 1]}", ())
            for length in self._lengths:
                if length > len(token):
                    break
                candidates += self._prefix.get(token[:length], ())
            for wording in candidates:
                end = self._follow(wording.parts, 1, tokens, start + 1)
                if end:
                    yield start, end, self.names[wording.lists]

    def _follow(
        self, parts: tuple[tuple[str, ...], ...], part: int, tokens: Sequence[str], position: int
    ) -> int:
        """Give where the rest of a wording ends when it stands at `position`, or 0."""
        if part == len(parts):
            return position
        if parts[part][0] == GAP:
            for skip in range(MAX_GAP + 1):
                if end := self._follow(parts, part + 1, tokens, position + skip):
                    return end
            return 0
        if position < len(tokens) and _matches(parts[part], tokens[position]):
            return self._follow(parts, part + 1, tokens, position + 1)
        return 0
