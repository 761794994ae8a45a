"""What the network sees of a token: its word, its letters, the word lists it stands in, its shape."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.classificatie.spelling import Spelling
from bot.understanding.lijsten import LOOKUPS, sterk_en_zwak, woorden
from bot.understanding.tekst import Token, tokens
from bot.understanding.tijd.frequentie import Tijdwoord

BUCKETS = 1 << 14
MAX_GRAMS = 40
VORMEN = 10
TELLERS = 4
SLOT = frozenset({".", "!", "?", "…", "...", ".."})
SCHEIDING = frozenset(
    {",", ";", ":", "-", "en", "maar", "want", "dus", "of", "(", ")", "/", "die", "dat", "als"}
)
MAX_WORDING = 6  # tokens in one wording of a list
MAX_GAT = 4  # tokens that may stand in a gap ("doe … boodschappen")
GAT = "…"


@lru_cache(maxsize=100_000)
def grams(norm: str) -> tuple[int, ...]:
    """Give the hashed letter groups of a word: 2 letters at its edges, 3 to 5 anywhere; at most `MAX_GRAMS`."""
    word = f"^{norm}$"
    found = [word[:3], word[-3:], word]
    for size in (3, 4, 5):
        found += [word[i : i + size] for i in range(len(word) - size + 1)]
    # crc32, not hash(): the same in every process.
    return tuple(zlib.crc32(g.encode("utf-8", "surrogatepass")) % BUCKETS for g in dict.fromkeys(found))[
        :MAX_GRAMS
    ]


Stukken = tuple[tuple[str, ...], ...]  # the pieces of a wording with gaps, as normal forms


@dataclass
class Lijsten:
    """The word lists as one table: wording (normal forms) → numbers of the lists it stands in.

    A list with weak words gives two: `wie/zoon` and `wie_zwak/zoon`.
    """

    namen: list[str] = field(default_factory=list)
    wordings: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    gaten: dict[str, list[tuple[Stukken, int]]] = field(default_factory=dict)  # by the first word
    langst: dict[str, int] = field(
        default_factory=dict
    )  # tokens of the longest wording that begins with a word

    def __post_init__(self) -> None:
        for wording in self.wordings:
            self.langst[wording[0]] = max(self.langst.get(wording[0], 0), len(wording))

    @classmethod
    def read(
        cls, folder: Path = LOOKUPS, groups: Sequence[str] = ("activiteiten", "wie", "soort")
    ) -> Lijsten:
        """Read every list of the named groups below `folder`; a missing group gives no lists."""
        self = cls()
        for group in groups:
            for path in sorted((folder / group).glob("*.txt")):
                strong, weak = sterk_en_zwak(path)
                self._neem(f"{group}/{path.stem}", strong)
                if weak:
                    self._neem(f"{group}_zwak/{path.stem}", weak)
        return self

    def _neem(self, name: str, wordings: Iterable[str]) -> None:
        number = len(self.namen)
        self.namen.append(name)
        for wording in wordings:
            pieces = [tuple(t.norm for t in tokens(piece)) for piece in wording.split(GAT)]
            pieces = [p for p in pieces if p]
            if not pieces or sum(map(len, pieces)) > MAX_WORDING:
                continue
            if len(pieces) > 1:
                self.gaten.setdefault(pieces[0][0], []).append((tuple(pieces), number))
            elif number not in self.wordings.setdefault(pieces[0], []):
                self.wordings[pieces[0]].append(number)
        self.__post_init__()

    def eigen(self, group: str, codes: Sequence[str]) -> NDArray[np.float32]:
        """Give which list is named after which code: [lists, codes]."""
        return np.array(
            [[name == f"{group}/{code}" for code in codes] for name in self.namen], np.float32
        ).reshape(-1, len(codes))

    def per_code(self, group: str) -> dict[str, list[tuple[str, ...]]]:
        """Give the wordings of each list of a group."""
        out: dict[str, list[tuple[str, ...]]] = {}
        for wording, numbers in self.wordings.items():
            for number in numbers:
                kind, code = self.namen[number].split("/")
                if kind == group:
                    out.setdefault(code, []).append(wording)
        return out

    def treffers(self, norms: Sequence[str]) -> NDArray[np.float32]:
        """Give, for each token and list, whether a wording of the list covers the token: [tokens, lists]."""
        hits = np.zeros((len(norms), len(self.namen)), dtype=np.float32)
        person_until = 0
        for begin in range(len(norms)):
            longest = True
            for size in range(min(self.langst.get(norms[begin], 0), len(norms) - begin), 0, -1):
                numbers = self.wordings.get(tuple(norms[begin : begin + size]), ())
                for number in numbers:
                    if not self.namen[number].startswith("wie"):
                        hits[begin : begin + size, number] = 1.0
                    elif longest and begin + size > person_until:
                        # "zijn vrouw" is somebody else than "vrouw": among persons the longest wording wins.
                        hits[begin : begin + size, number] = 1.0
                if longest and any(self.namen[n].startswith("wie") for n in numbers):
                    longest, person_until = False, max(person_until, begin + size)
            for pieces, number in self.gaten.get(norms[begin], ()):
                hits[_met_gaten(norms, begin, pieces), number] = 1.0
        return hits


def _met_gaten(norms: Sequence[str], begin: int, pieces: Stukken) -> list[int]:
    """Give the tokens of a wording with gaps that starts at `begin`; none where it does not stand there."""
    out: list[int] = []
    at, latest = begin, begin
    for piece in pieces:
        size = len(piece)
        found = next((i for i in range(at, latest + 1) if tuple(norms[i : i + size]) == piece), None)
        if found is None or SLOT & set(norms[begin:found]):
            return []
        out += range(found, found + size)
        at, latest = found + size, found + size + MAX_GAT
    return out


@dataclass
class Woordenschat:
    """The words that are known by themselves; 0 stands for all others."""

    nummers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, norms: Iterable[str], minimum: int = 2) -> Woordenschat:
        """Take the words that occur at least `minimum` times."""
        counts = Counter(norms)
        kept = sorted(w for w, n in counts.items() if n >= minimum)
        return cls({w: i for i, w in enumerate(kept, start=1)})

    def __len__(self) -> int:
        return len(self.nummers) + 1


@dataclass
class Kenmerken:
    """The features of one message: arrays over its tokens."""

    woord: NDArray[np.int32]  # [T]
    grams: list[tuple[int, ...]]  # T times the hashed letter groups
    vorm: NDArray[np.float32]  # [T, VORMEN]
    lijst: NDArray[np.float32]  # [T, lists]
    vraag: int
    tellers: NDArray[np.int64]  # [T, TELLERS] sentences, separators, persons and frequencies up to each token


def tellers(
    rij: Sequence[Token], times: Sequence[Tijdwoord], persoon: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Count what lies before each token, so that a difference tells what lies between two: [T, TELLERS].

    Args:
        persoon: [T] whether a word list of helpers knows the token.
    """
    starts = np.zeros((len(rij), TELLERS), dtype=np.int64)
    starts[1:, 0] = [t.norm in SLOT for t in rij[:-1]]
    starts[:, 1] = [t.norm in SCHEIDING for t in rij]
    starts[:, 2] = (persoon > 0) & (np.concatenate([[0], persoon[:-1]]) == 0)
    for time in times:
        starts[time.begin, 3] = 1
    return starts.cumsum(axis=0)


def vorm(rij: Sequence[Token], times: Sequence[Tijdwoord]) -> NDArray[np.float32]:
    """Give the shape of each token: capital, number, punctuation, place, and whether a frequency stands there."""
    out = np.zeros((len(rij), VORMEN), dtype=np.float32)
    for i, token in enumerate(rij):
        first = token.tekst[0]
        out[i, 0] = first.isupper()
        out[i, 1] = first.isdigit()
        out[i, 2] = token.norm in {".", "!", "?", "…", "...", ".."}
        out[i, 3] = token.norm in {",", ";", ":", "-", "(", ")"}
        out[i, 4] = not token.is_woord and not first.isdigit()
        out[i, 5] = i == 0
        out[i, 6] = i == len(rij) - 1
        out[i, 7] = len(token.norm) <= 3
    for time in times:
        out[time.begin : time.eind, 8] = 1.0
        if time.dag or time.zwak:
            out[time.begin : time.eind, 9] = 1.0
    return out


@dataclass
class Kijker:
    """Turns tokens into features, with the vocabulary, the lists and the spelling of training."""

    schat: Woordenschat
    lijsten: Lijsten
    vragen: Mapping[str, int]  # question → 1, 2, …; 0 is none or unknown
    spelling: Spelling

    @classmethod
    def leer(cls, rijen: Sequence[Sequence[Token]], vragen: Iterable[str]) -> Kijker:
        """Take the words of messages and of all word lists."""
        lists = Lijsten.read()
        listed = {t.norm for path in sorted(LOOKUPS.rglob("*.txt")) for w in woorden(path) for t in tokens(w)}
        return cls(
            Woordenschat.of(t.norm for row in rijen for t in row),
            lists,
            {v: i for i, v in enumerate(sorted(vragen), start=1)},
            Spelling.learn(([t.norm for t in row] for row in rijen), listed),
        )

    def verbeter(self, rij: Sequence[Token]) -> tuple[Token, ...]:
        """Read words that were never seen as the known word that is one slip away."""
        fixed = [self.spelling.word(t.norm) for t in rij]
        return tuple(t if t.norm == n else replace(t, norm=n) for t, n in zip(rij, fixed, strict=True))

    def kijk(self, rij: Sequence[Token], times: Sequence[Tijdwoord], vraag: str | None) -> Kenmerken:
        """Give the features of one message."""
        norms = [t.norm for t in rij]
        lists = self.lijsten.treffers(norms)
        helpers = [k for k, name in enumerate(self.lijsten.namen) if name.startswith("wie")]
        return Kenmerken(
            woord=np.array([self.schat.nummers.get(n, 0) for n in norms], dtype=np.int32),
            grams=[grams(n) for n in norms],
            vorm=vorm(rij, times),
            lijst=lists,
            vraag=self.vragen.get(vraag or "", 0),
            tellers=tellers(rij, times, lists[:, helpers].max(axis=1, initial=0)),
        )
