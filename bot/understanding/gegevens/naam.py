"""Names that people give: in answer to the question for the name, or as "ik heet …"."""

from __future__ import annotations

import re

from bot.understanding.begrip import Gegeven

_PARTICLE = r"(?:van|von|de|den|der|het|'t|’t|ten|ter|te|vd|v/d|v\.d\.|v\.|el|al|la|le|du|da|dos|bin|ibn|ben|op|in|aan|uit|'s|d'|y|und|zu)"
_NAME_WORD = r"(?:[A-ZÀ-Ž][\w'’.-]*|[A-Z]\.)"
_CAPITALISED = rf"{_NAME_WORD}(?:\s+(?:(?:{_PARTICLE}\s+){{0,3}}{_NAME_WORD}))*(?:\s*-\s*{_NAME_WORD}(?:\s+{_NAME_WORD})?)?"
_TITLE = r"(?:(?:de heer|dhr\.?|meneer|mijnheer|mevrouw|mevr\.?|mw\.?|mej\.?|wed\.?|fam\.?|mr\.?|drs\.?|dr\.?|ds\.?|zr\.?|zuster|broeder|pater|juf|juffrouw)\s+)?"
_INTRO = re.compile(
    r"(?:\b(?:ik|k|ich|iech|ikke)\s*(?:heet|hiet|heit|heite)|\b(?:mijn|mn|m'n|me|mien|mien|m’n|myn)\s+(?:volledige\s+|hele\s+|echte\s+)?(?:naam|name|naom|voornaam|achternaam)\s*(?:is|ies|=|:)|\bnaam\s*(?:is|=|:)"
    r"|\b(?:noem|noemt)\s+(?:u\s+)?(?:me|mij|mie)\s+(?:maar\s+|mer\s+)?|\b(?:u|je)\s+spreekt\s+met|\b(?:ze|men)\s+noemen\s+(?:me|mij)|\bmy\s+name\s+is|\bzeg\s+maar)\s+",
    re.IGNORECASE,
)
_MET = re.compile(r"^(?:\W*\w+[ ,!.]+){0,3}?met\s+", re.IGNORECASE)
_AFTER = re.compile(rf"{_TITLE}{_CAPITALISED}")
_STOP = {
    "ik", "en", "maar", "dus", "want", "nee", "ja", "niet", "geen", "wil", "hoor", "ok", "oke", "oké", "is", "die", "dat", "om",
    "met", "zonder", "als", "heb", "ben", "zeg", "liever", "gewoon", "gwn", "hier", "uit", "spel", "bijnaam", "officieel",
    "achternaam", "voornaam", "voor", "mijn", "we", "wij", "u", "zo", "maar", "weduwe", "geboren", "jaar", "zij", "hij", "ze",
    "schrijf", "je", "jullie", "kan", "mag", "mogen", "doet", "graag", "verder",
}  # fmt: skip


def find(text: str, vraag: str | None) -> list[Gegeven]:
    """Give the names in a message."""
    found = []
    for match in _INTRO.finditer(text):
        gegeven = _name_at(text, match.end())
        if gegeven:
            found.append(gegeven)
    if not found and vraag in ("start", "naam", None) and (match := _MET.match(text)):
        capital = _AFTER.match(text, match.end())
        if capital:
            found.append(Gegeven("naam", capital.group().strip(), capital.start(), capital.end()))
    if not found and vraag == "naam":
        gegeven = _name_at(text, 0)
        found += [gegeven] if gegeven else []
    return found[:3]


def _name_at(text: str, position: int) -> Gegeven | None:
    while position < len(text) and not text[position].isalnum():
        position += 1
    if capital := _AFTER.match(text, position):
        return Gegeven("naam", capital.group().strip(), capital.start(), capital.end())
    words = []
    end = position
    for match in re.finditer(r"[^\s,;:!?()]+", text[position:]):
        word = match.group().strip(".")
        if word.lower() in _STOP or not any(c.isalpha() for c in word) or len(words) == 4:
            break
        words.append(word)
        end = position + match.end()
        if match.group().endswith(".") and len(word) > 2:
            end -= 1
            break
    if not words:
        return None
    return Gegeven("naam", text[position:end], position, end)
