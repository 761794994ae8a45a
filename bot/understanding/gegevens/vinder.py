"""All finders together: who wins where two claim the same piece, and what a correction takes back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens import email, naam, nummers, postcode, telefoon
from bot.understanding.gegevens.cijfers import pieces

# Between two values of one kind these words take the first one back: "06 … nee fout 06 …".
_CORRECTION = re.compile(
    r"\b(?:nee|neen|fout|fouut|sorry|pardon|oude?|ik bedoel|moet zijn|wordt|verkeerd|herhaal|oeps)\b",
    re.IGNORECASE,
)
_POSTCODE_ALLEEN = re.compile(r"[1-9]\d{3}")
# Questions that no number of four digits answers.
OVERAL = frozenset(
    "frequentie moment verder vrijwilliger netwerk netwerk_meer respijt wens samenvatting".split()
)
MAX_CHARS = 20_000  # beyond this nobody gives their data in a chat; the finders are linear, but not free


def find(text: str, vraag: str | None = None) -> tuple[Gegeven, ...]:
    """Give what identifies somebody in a message, in the order of the message, without overlaps.

    Args:
        text: the message as it came in; offsets count its characters.
        vraag: the question it answers; `naam`, `contact` and `postcode` make the finders read more eagerly.
    """
    text = text[:MAX_CHARS]
    row = pieces(text)
    ibans = nummers.find_iban(text) or nummers.spoken_iban(row)
    refused = nummers.refused_ibans(text)
    numbers = [*telefoon.find(row, text, asked=vraag == "contact"), *nummers.find_bsn(text, row)]
    if nummers.named_bsn(text):
        numbers.sort(key=lambda g: g.soort != "bsn")  # "bsn 612345672" is no mobile number without its zero
    # Four digits and nothing else: an offer to look nearby was taken up.
    alone = vraag in OVERAL and bool(_POSTCODE_ALLEEN.fullmatch(text.strip()))
    numbers += postcode.find(row, text, asked=vraag == "postcode" or alone)
    candidates = [
        *ibans,
        *email.find(text, asked=vraag == "contact"),
        *(n for n in numbers if all(n.eind <= begin or n.begin >= end for begin, end in refused)),
    ]
    kept = _without_overlap(candidates, [])
    kept = _without_overlap(naam.find(text, vraag, kept), kept)
    kept.sort(key=lambda g: g.begin)
    return tuple(_without_corrected(kept, text))


def _without_overlap(candidates: Iterable[Gegeven], kept: list[Gegeven]) -> list[Gegeven]:
    """Take in what overlaps nothing that was taken in before; in the order of the message."""
    out = sorted(kept, key=lambda g: g.begin)
    begins = [g.begin for g in out]
    for candidate in candidates:
        at = bisect_right(begins, candidate.begin)
        after_one = at == 0 or out[at - 1].eind <= candidate.begin
        if after_one and (at == len(out) or candidate.eind <= out[at].begin):
            out.insert(at, candidate)
            begins.insert(at, candidate.begin)
    return out


def _without_corrected(found: list[Gegeven], text: str) -> list[Gegeven]:
    last: dict[str, int] = {}  # kind → where the last one of it stands
    taken_back = set()
    for at, gegeven in enumerate(found):
        before = last.get(gegeven.soort)
        near = before is not None and gegeven.begin - found[before].eind <= 40
        if before is not None and near and _CORRECTION.search(text[found[before].eind : gegeven.begin]):
            taken_back.add(before)
        last[gegeven.soort] = at
    return [gegeven for at, gegeven in enumerate(found) if at not in taken_back]
