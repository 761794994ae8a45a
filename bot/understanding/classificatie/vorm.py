"""The form of a message: what is told in answer to a question is an answer, whatever else it resembles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

OPEN_VRAGEN = frozenset(
    ["situatie", "zelf", "lastig", "netwerk", "netwerk_meer", "wens", "verder", "vrijwilliger", "aanbod"]
) | {"zorgt_voor", "zorg_taken", "belasting", "respijt"}
# Of what is not a question, by cross-validation: below it 34 of 61 were answers after all, 13 what they were taken for.
_STATEMENT = 0.7
_ANSWERS = frozenset(["bevestigen", "ontkennen", "weet_niet", "overslaan", "corrigeren"])
_TELLING = 5  # words
_MORE_THAN_HELLO = 9  # words; of the greetings in the corpus one in sixteen has as many
_SURE = 0.8  # of a question that does not look like one
_ASKING = frozenset(
    ["wie", "wat", "waar", "wanneer", "waarom", "hoe", "hoeveel", "welke", "welk", "hoelang", "wiens"]
)
_OPENERS = frozenset(
    ["en", "maar", "dus", "hoi", "hallo", "dag", "goh", "zeg", "ja", "nee", "nou", "eh", "sorry"]
)
_JA_NEE = ("vrijwilliger", "netwerk_meer")
_YES_OR_NO = re.compile(r"\W*(?:ja|nee)\b", re.IGNORECASE)
_A_NO = re.compile(
    r"\b(?:nee\w*|nei|nah|nope|niet?|nooit|geen|gien|gin|gain|liever|lever|hoeft?|laat maar|bedankt?|weiger\w*|"
    r"zonder|niks|niets|alleen|zelf|genoeg|niemand|red|redden|no|non)\b",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    r"\b(?:\w*bel(?:len|t|d)?|\w*telefo\w*|spreken|gesprek|mens|medewerker)\b", re.IGNORECASE
)
_NO_COMPLAINT = re.compile(
    r"\b(?:niks|niets|geen|nergens|nie[tv])\b.{0,15}\b(?:klagen|klaag|klacht\w*|klage)\b", re.IGNORECASE
)


def als_antwoord(
    intent: str,
    certainty: float,
    text: str,
    words: Sequence[str],
    vraag: str | None,
    vraagwoorden: AbstractSet[str],
) -> str:
    """Give the intent, or `vertellen` (or `ontkennen`) where the message is an answer after all.

    Args:
        intent: what the learner takes it for.
        certainty: how sure that is, 0..1.
        text: the message.
        words: its words, folded and spelled.
        vraag: the question that was open.
        vraagwoorden: words that begin a question, verbs among them.
    """
    if intent.startswith("vraag_") and vraag and certainty < _SURE and not asks(text, words, vraagwoorden):
        return "vertellen"  # an answer that only names what could also be asked after
    if intent == "klacht_bezwaar" and _NO_COMPLAINT.search(text):
        return "vertellen"
    if intent == "verder_gaan" and vraag == "verder":
        if len(words) >= _TELLING - 1:
            return "vertellen"  # "verder gaat het goed met mij"
        if {"niks", "niets", "nee"} & set(words):
            return "ontkennen"  # "niks, verder niks"
    if intent == "begroeten" and len(words) >= _MORE_THAN_HELLO:
        return (
            "vertellen"  # "goedemorgen, ik wou eens vragen of iemand me kan helpen, mijn knie wil niet meer"
        )
    if (
        intent == "mens_spreken"
        and vraag in _JA_NEE
        and _YES_OR_NO.match(text)
        and not _A_PERSON.search(text)
    ):
        return "vertellen"  # "ja, dat mag. iemand van mijn leeftijd het liefst"
    if (
        intent == "ontkennen"
        and vraag == "vrijwilliger"
        and len(words) >= _TELLING
        and not _A_NO.search(text)
    ):
        return "vertellen"  # "'s avonds is het stil, dan mis ik hem" refuses nobody
    telling = vraag in OPEN_VRAGEN and len(words) >= _TELLING and certainty < _STATEMENT
    if telling and intent not in _ANSWERS and not asks(text, words, vraagwoorden):
        return "vertellen"  # an open question was asked, and something is told
    return intent


def asks(text: str, words: Sequence[str], vraagwoorden: AbstractSet[str]) -> bool:
    """Whether a message has the form of a question: a question mark, a question word early, or a verb first."""
    verbs = vraagwoorden - _ASKING - {"er"}  # "er is niemand" tells
    first = next((w for w in words if w not in _OPENERS), "")
    return "?" in text or bool(_ASKING & set(words[:4])) or first in verbs
