"""A question, a protest or a refusal inside an answer: none of them answers what was asked."""

from __future__ import annotations

import re

# Asks what there is, in so many words.
_WAT_IS_ER = re.compile(
    r"\b(?:is|zijn|bestaa?t|bestaan) er (?:ook |hier |niet |nog |bij jullie ){0,5}\w+\b[^.?!]{0,300}\?"
    r"|\bwelke? (?:\w+ ){0,3}(?:opties|mogelijkheden|opvang|respijt\w*|groepen|hulp|organisaties?)\b"
    r"|\bwat (?:is|zijn) (?:er|de (?:opties|mogelijkheden))\b|\bkan er (?:ook |niet )?iemand\b[^.!]{0,300}\?"
    r"|\bik vroeg (?:\w+ ){0,4}(?:of er|naar|om)\b|\bwaar (?:kan|moet|vind) ik\b[^.!]{0,300}\?",
    re.IGNORECASE,
)
# A sentence that asks: its words are no account of how things are.
_VRAAGZIN = re.compile(
    r"^\W*(?:(?:en|maar|oh?|nou|ja|nee|dus|ok[eé]?)\W+)*"
    r"(?:is|zijn|kan|kunnen|mag|mogen|moet|moeten|krijg|krijgt|wordt|zou|heb|hebt|hebben"
    r"|gaat|gaan|komt|komen|wie|wat|welke?|waar|waarom|wanneer|hoe|hoeveel)\b",
    re.IGNORECASE,
)
_NIETS_DOORGEVEN = re.compile(
    r"(?<!nog )\b(?:niks|niets|nix|geen)\b(?! aanvra\w+ (?:gedaan|ingediend|lopen|gehad)).{0,20}"
    r"\b(?:door(?: te )?geven|versturen|doorsturen|aanvraag|aanvragen)\b"
    r"|\b(?:alleen|enkel)(?: maar)?(?: voor)?(?: wat)? (?:informatie|info|wat informatie)\b"
    r"|\b(?:niet|nie) (?:doorgeven|versturen|doorsturen)\b|\blaat (?:het )?(?:dan )?(?:maar )?zitten\b",
    re.IGNORECASE,
)
KORT = 14  # words; in a longer message a refusal may be about something else


def vraagt_wat_er_is(tekst: str) -> bool:
    """Tell whether somebody asks what there is: then it is looked up."""
    return bool(_WAT_IS_ER.search(tekst))


def in_vraagzin(citaat: str, tekst: str) -> bool:
    """Tell whether words stand in a sentence that asks something."""
    first = citaat.split(" … ")[0].strip(" ?")
    for sentence in re.findall(r"[^.!?\n]+[.!?\n]?", tekst):
        if first and first in sentence:
            return sentence.rstrip().endswith("?") and bool(_VRAAGZIN.match(sentence))
    return False


def zonder_vragen(tekst: str) -> list[str]:
    """Give the sentences of a message that do not ask."""
    sentences = [s.strip() for s in re.findall(r"[^.!?\n]+[.!?\n]?", tekst)]
    return [s for s in sentences if s and not s.endswith("?")] if len(sentences) > 1 else []


def weigert(tekst: str) -> bool:
    """Tell whether somebody wants nothing to be passed on, or came for information alone."""
    return len(tekst.split()) <= KORT and bool(_NIETS_DOORGEVEN.search(tekst))
