"""Names that people give: in answer to the question for the name, or as "ik heet …"."""

from __future__ import annotations

import re

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.lijsten import words

_PARTICLE = (
    r"(?:van|von|de|den|der|het|'t|’t|ten|ter|te|vd|v/d|v\.d\.|v\.|"
    r"el|al|la|le|du|da|dos|bin|ibn|ben|op|aan|'s|y|zu)"
)
_INITIALS = r"(?:[A-ZÀ-Ž]\.)+"
_WORD = r"[A-ZÀ-ŽŁŞĞİĐ][\w'’-]*"
_PART = rf"(?:{_INITIALS}|{_WORD})"
_TITLE = (
    r"(?:(?:de heer|dhr\.?|meneer|mijnheer|mevrouw|mevr\.?|mw\.?|mej\.?|wed\.?|fam\.?|mr\.?|drs\.?|dr\.?|ds\.?|zr\.?|"
    r"zuster|broeder|pater|juf|juffrouw|Dhr\.?|Meneer|Mijnheer|Mevrouw|Mevr\.?|Mw\.?|Mej\.?|Wed\.?|Fam\.?|Mr\.?|Drs\.?|"
    r"Dr\.?|Ds\.?|De heer)\s+)?"
)
_FULL = re.compile(
    rf"{_TITLE}(?:{_PARTICLE}\s+){{0,2}}{_PART}(?:\s*(?:\s|-)\s*(?:{_PARTICLE}\s+){{0,3}}{_PART})*(?:,\s*{_INITIALS})?"
)
_MAY_STAND_BEFORE = r"(?:\s+(?:maar|mer|mar|gewoon|hoor))?"
_INTRO = re.compile(
    r"(?:\b(?:ik|k|ich|iech|ikke)\s+(?:heet|hiet|heit|heite)(?!\s+(?:u|je|dat|het|welkom)\b)"
    r"|\b(?:mijn|mn|m'n|m’n|me|mien|myn)\s+(?:volledige\s+|hele\s+|echte\s+)?(?:naam|name|naom|namme)\s*(?:is|ies|=|:)"
    r"|\bnaam\s*(?:is|=|:)|\bnoemt?\s+(?:u\s+)?(?:me|mij|mie)|\b(?:u|je)\s+spreekt\s+met|\bnoemen\s+(?:me|mij)"
    rf"|\bmy\s+name\s+is|\bzeg\s+maar){_MAY_STAND_BEFORE}\s+",
    re.IGNORECASE,
)
_I_AM = re.compile(r"\b(?:ik|k)\s+ben\s+|^ik:\s*", re.IGNORECASE)
_WITH = re.compile(r"^(?:[^\w]*\w+[ ,!.]+){0,3}?met\s+", re.IGNORECASE)
_WORDS = re.compile(r"[^\s,;:!?()]+")
_AGAIN = re.compile(r"\b(?:eh|uh|nee|ik bedoel|spel|:)\s*", re.IGNORECASE)
_MOST = 4  # words in a name written without capitals


def find(text: str, vraag: str | None) -> list[Gegeven]:
    """Give the names in a message.

    Args:
        text: the message.
        vraag: under `naam` the answer itself is read as a name; elsewhere a name must be introduced.
    """
    found = [
        g
        for match in _INTRO.finditer(text)
        if (g := _capital(text, match.end()) or _small(text, match.end()))
    ]
    if not found and vraag in ("start", "naam", None) and (match := _WITH.match(text)):
        found = [g for g in [_capital(text, match.end())] if g]
    if not found and vraag in ("start", "naam") and (match := _I_AM.search(text)):
        found = [g for g in [_capital(text, match.end())] if g]
    if not found and vraag == "naam" and not text.rstrip().endswith("?"):
        found = [g for g in [_answer(text)] if g]
    return found[:3]


def _no_name(word: str) -> bool:
    return word.lower().strip(".'’") in words("geen_naam")


def _capital(text: str, position: int) -> Gegeven | None:
    """Read a name with capitals that stands right here."""
    match = _FULL.match(text, position)
    if not match or _no_name(match.group().split()[0]):
        return None
    value = match.group().rstrip()
    return Gegeven("naam", value, match.start(), match.start() + len(value))


def _small(text: str, position: int) -> Gegeven | None:
    """Read a name in small letters that stands right here, up to the first word that is none."""
    end, count = position, 0
    for match in _WORDS.finditer(text, position):
        between = text[end : match.start()]
        word = match.group().rstrip(".")
        if between.strip() or _no_name(word) or not any(c.isalpha() for c in word) or count == _MOST:
            break
        end, count = match.start() + len(word), count + 1
        if match.group().endswith(".") and len(word) > 2:
            break
    return Gegeven("naam", text[position:end], position, end) if count else None


def _answer(text: str) -> Gegeven | None:
    """Read an answer to the question for the name: the last name with a capital that is no other word, or words."""
    again = list(_AGAIN.finditer(text))
    start = again[-1].end() if again and again[-1].end() < len(text) else 0
    for position in dict.fromkeys((start, 0)):
        for match in _FULL.finditer(text, position):
            found = _capital(text, match.start())
            if found and len(found.waarde) != 1:
                return found
    first = re.search(r"\S", text)
    return _small(text, first.start()) if first else None
