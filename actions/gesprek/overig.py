"""What somebody told that no fact quotes: it goes along in the own words, so that nothing is lost on the way."""

from __future__ import annotations

import re

from actions.gesprek.gesprek import Gesprek

REST = 4  # words beside a quotation that may stay behind: «nou ja, weet u»
# Their words stand on a line of their own.
EIGEN_REGEL = frozenset("situatie verder moment netwerk netwerk_meer contact".split())
# A short answer to these was read as what it says: how often, a mark, yes or no.
WAARDE = frozenset("frequentie zorg_uren belasting vrijwilliger".split())


def niet_in_feiten(gesprek: Gesprek) -> tuple[str, ...]:
    """Give the answers that say more than the facts quote, whole, in the order told."""
    quotes = sorted({part for f in gesprek.feiten for part in f.citaat.split(" … ")}, key=len, reverse=True)
    return tuple(
        tekst
        for vraag, tekst in dict.fromkeys(gesprek.verteld)
        if vraag not in EIGEN_REGEL and _zegt_meer(tekst, quotes, vraag in WAARDE)
    )


def _zegt_meer(tekst: str, quotes: list[str], waarde: bool) -> bool:
    rest = tekst
    for quote in quotes:
        rest = rest.replace(quote, " ")
    left = len(re.findall(r"\w+", rest))
    return left > REST or (rest == tekst and left > 0 and not waarde)
