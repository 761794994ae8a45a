"""What would give a carer room to breathe, from the own words: which form, when, and whether it was told early."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.understanding.tekst import normaal

VORMEN = ("aan_huis", "dagopvang", "logeren", "vakantie")
OVERNEMEN = frozenset({"zorg_overnemen", "toezicht", "nachtzorg", "dagbesteding"})  # activities that give it
_CUES = {
    "aan_huis": ("thuis", "aan huis", "bij ons komt"),
    "dagopvang": (
        "dagopvang",
        "dagbesteding",
        "dagbehandeling",
        "opvang overdag",
        "ergens heen kan",
        "ergens naartoe",
    ),
    "logeren": ("logeren", "logeerhuis", "logeeropvang", "logeerplek", "logeerweekend"),
    "vakantie": ("vakantie", "zorgvakantie", "reis", "hotel", "samen weg", "samen heen"),
}
_EEN_POOS = r"(?:nacht(?:je|en)?|weekend(?:je|en)?|week(?:je)?|paar dagen|(?:twee|drie|vier|2|3|4) dagen)"
_ERUIT = r"(?:weg|er ?tussenuit|er ?uit|van huis|elders|ergens anders|op pad|naar (?:zee|het strand|het bos))"
# The carer is away over a night: somebody stays at home with the other, or the other stays somewhere.
_NACHT_WEG = re.compile(
    rf"\b{_EEN_POOS}\b(?: \w+){{0,4}} {_ERUIT}\b|\b{_ERUIT} (?:\w+ ){{0,2}}{_EEN_POOS}\b", re.IGNORECASE
)
_NACHT = re.compile(r"\bnachts?\b|\bnachten\b|\bslaapwacht\b|\bwak(?:en|e|t)\b|\bdoorslapen\b", re.IGNORECASE)
_WENS = re.compile(
    r"\b(?:wil(?:len)?|wou|zou(?:den)?|hoop|droom|snak|verlang|graag|fijn|heerlijk|iemand|lucht|behoefte|nodig)\b",
    re.IGNORECASE,
)
_LUCHT = re.compile(
    rf"\b{_EEN_POOS}\b(?: \w+){{0,4}} {_ERUIT}\b"
    r"|\b(?:middag(?:je)?|dag(?:je)?|avond(?:je)?|uur(?:tje)?|poosje|even)\b(?: \w+){0,3}"
    r" (?:weg|vrij|er ?tussenuit|er ?uit|op adem|voor (?:mezelf|mijzelf|onszelf|elkaar))\b"
    r"|\b(?:respijt\w*|logeerplek|logeerhuis|dagopvang|op adem komen)\b",
    re.IGNORECASE,
)
_IK = re.compile(r"\b(?:ik|wij|we|mij|me|ons|mijn man en ik|mijn vrouw en ik)\b", re.IGNORECASE)
_NIET = re.compile(r"\b(?:niet|nie|nooit|geen|niks|kwijt)\b", re.IGNORECASE)
# What is there already, or takes the carer's time: a moment in such a clause is not when there should be room.
_AL_BEZET = re.compile(
    r"\b(?:(?<!als )(?<!wanneer )(?<!terwijl )ik werk|werk ik|komt al|is er al|thuiszorg|wijkverpleging"
    r"|zorg ik|kook ik|rijd? ik|gaat (?:hij|ze|zij)|belt|wast|neemt)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"(?<!\w)(?:(?:elke|iedere|een|één|op|de|het|om de|twee|drie|1|2|3|vaste?|hele)\s+){0,3}"
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond|nacht)?s?"
    r"|dag(?:en)?(?= in de week| per week| in de maand| per maand)|weekend(?:en|je)?|ochtend(?:en)?|morgen"
    r"|middag(?:en|je)?|avond(?:en|je)?|nacht(?:en|je)?|dagdeel|dagdelen"
    r"|overdag|'s (?:ochtends|morgens|middags|avonds|nachts)|zomer|schoolvakantie|kerst(?:dagen)?)\b"
    r"(?:\s+(?:in de week|per week|per maand|in de maand|om de week"
    r"|en (?:op )?(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond)?))?",
    re.IGNORECASE,
)
_DAG = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(\w*)", re.IGNORECASE)


def vormen(tekst: str) -> tuple[str, ...]:
    """Give the forms of respite that words name; none where they name none."""
    words = " ".join(normaal(tekst).split())
    found = tuple(vorm for vorm, cues in _CUES.items() if any(cue in words for cue in cues))
    if nacht_weg(tekst) and not {"logeren", "vakantie"} & set(found):
        return ("aan_huis", "logeren")
    return found


def nacht_weg(tekst: str) -> bool:
    """Tell whether the carer would be away over a night: «een weekend weg met mijn man»."""
    return bool(_NACHT_WEG.search(tekst))


def in_de_nacht(tekst: str) -> bool:
    """Tell whether it is about the night at home."""
    return bool(_NACHT.search(tekst)) or nacht_weg(tekst)


def wens(tekst: str) -> str | None:
    """Give the sentence in which a carer says to want room to breathe, whatever was asked; None where none does."""
    for sentence in re.findall(r"[^.!?\n]+[.!?]?", tekst):
        if _LUCHT.search(sentence) and _WENS.search(sentence) and _IK.search(sentence):
            return None if _NIET.search(sentence) else sentence.strip()
    return None


def gevraagd(tekst: str) -> str | None:
    """Give the sentence that asks for a form of respite, or None: «is er een logeerhuis voor mijn man?»."""
    asked = (s for s in re.findall(r"(?<![^.!?\n])[^.!?\n]+\?", tekst) if vormen(s))
    return next((sentence.strip() for sentence in asked), None)


def moment(tekst: str, wensen: Iterable[str] = ()) -> str | None:
    """Give when there should be room, in the own words: from the clause that wishes, the most exact one.

    Args:
        tekst: what was said.
        wensen: pieces of it that hold a wish.
    """
    quotes = tuple(wensen)
    best: tuple[int, str] | None = None
    for clause in _zinsdelen(tekst):
        busy = bool(_AL_BEZET.search(clause)) and not _WENS.search(clause)
        wished = bool(_WENS.search(clause)) or any(q in clause or clause.strip() in q for q in quotes)
        for match in _MOMENT.finditer(clause):
            day = _DAG.search(match[0])
            exact = 2 * bool(day) + bool(day and day[1]) + match[0].startswith("'s ")
            points = 4 * wished - 8 * busy + exact
            if best is None or points > best[0]:
                best = (points, match[0].strip())
    return best[1] if best and best[0] >= 0 else None


def _zinsdelen(tekst: str) -> Iterator[str]:
    yield from re.split(r"(?<=[.,;!?\n])|\b(?=(?:maar|want|dus|omdat|zodat|terwijl)\b)", tekst)
