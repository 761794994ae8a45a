"""How the words of a message hang together: spaCy's parse, read for one thing, which person belongs to which doing.

A parser trained on newspapers gets half of the clauses at the kitchen table whole. So it only adds features for the
choice of the helper (`wijzer.py`), where the words themselves leave two persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding import nlp
from bot.understanding.tekst import Token

_VERBS = {"VERB", "AUX"}
_FAR = 6  # steps up the tree; further is another sentence


@dataclass(frozen=True)
class Zinsbouw:
    """Head, relation and word class of each token; a root is its own head."""

    hoofd: tuple[int, ...]
    relatie: tuple[str, ...]
    soort: tuple[str, ...]

    def werkwoord(self, places: Sequence[int]) -> int | None:
        """Give the nearest verb above some tokens, themselves included; None where there is none."""
        for start in places:
            at = start
            for _ in range(_FAR):
                if self.soort[at] in _VERBS:
                    return at
                if self.hoofd[at] == at:
                    break
                at = self.hoofd[at]
        return None

    def rol(self, places: Sequence[int]) -> str:
        """Give the relation by which some tokens hang on the rest of the sentence."""
        inside = set(places)
        return next(
            (self.relatie[i] for i in places if self.hoofd[i] not in inside or self.hoofd[i] == i), "-"
        )

    def verband(self, person: Sequence[int], mention: Sequence[int]) -> str:
        """Say how a person stands to a mention: its role, and whether both hang on the same verb."""
        above, doing = self.werkwoord(person), self.werkwoord(mention)
        same = "zelfde" if above is not None and above == doing else "ander"
        return f"{self.rol(person)} {same}"

    def onderwerp(self, mention: Sequence[int]) -> int | None:
        """Give the subject of the verb above a mention; None where the parse has none."""
        verb = self.werkwoord(mention)
        subjects = (i for i, r in enumerate(self.relatie) if r.startswith("nsubj") and self.hoofd[i] == verb)
        return next(subjects, None)


def ontleed(rij: Sequence[Token]) -> Zinsbouw:
    """Parse the tokens of a message; the same message is parsed once, however many mentions it holds."""
    # A lone surrogate is no character for spaCy; it is parsed as a question mark.
    return _ontleed(tuple(t.tekst.encode("utf-8", "replace").decode("utf-8").strip() or "_" for t in rij))


@lru_cache(maxsize=64)
def _ontleed(words: tuple[str, ...]) -> Zinsbouw:
    from spacy.tokens import Doc  # with spaCy itself: only who parses pays for it

    pipeline = nlp.load()
    doc = pipeline(Doc(pipeline.vocab, words=list(words)))
    return Zinsbouw(tuple(t.head.i for t in doc), tuple(t.dep_ for t in doc), tuple(t.pos_ for t in doc))
