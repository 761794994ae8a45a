"""Dutch postcodes: four digits and two letters; the digits alone where they are asked for or called a postcode."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.cijfers import Piece
from bot.understanding.gegevens.jaren import is_year
from bot.understanding.gegevens.lijsten import table, words

# Not after a digit with a sign ("1,1234"): that is the end of another number. Letters may be glued to a town in small
# letters ("3581VWutrecht") when they are capitals, and digits to a word before them.
_FULL = re.compile(
    r"(?<![\d_@])(?<!\d[.,/+])(?<![\w.]\d-)(?<!\d\d-)(?<![A-Z])([1-9]\d{3})([\s.\-]{0,3})"
    r"(?:([A-Za-z])([ .]{0,2})([A-Za-z])(?![A-Za-z0-9@])|([A-Z])()([A-Z])(?=[a-z]{3}))"
)
_NAMED = re.compile(r"\bp[oa]st?[ck]od|post ?c(?:ode|oude|od)\b|\bpc\s*:", re.IGNORECASE)
_UNUSED = {"SA", "SD", "SS"}  # never given out (PostNL)
# Two-letter words: after a space they end nothing, unless they are written in capitals or the question asks for it.
_WORDS = {
    "en", "in", "is", "te", "om", "of", "op", "ik", "we", "ze", "er", "me", "al", "de", "ie", "je", "zo", "nu", "na",
    "as", "at", "he", "ja", "to", "km", "kg", "cm", "mg", "ml", "un", "ne", "bi", "ok", "uu", "ma", "di", "wo", "do",
    "vr", "za", "ex", "oa", "ca", "pm", "st", "mn", "zn", "jr", "ha", "fl",
}  # fmt: skip
_NEVER = {
    "of",
    "tm",
    "en",
    "nu",
    "ja",
    "is",
    "de",
    "ik",
    "in",
    "op",
    "we",
    "er",
    "zo",
}  # not even in an answer
_UNITS = {"km", "kg", "cm", "mm", "mg", "ml", "tv", "gb", "mb", "eu", "kw", "m2", "wh"}
# Abbreviations that follow a year or an amount in capitals: "in 2019 MS gekregen".
_SHORT = {"ms", "ww", "tv", "pc", "me", "ok", "gp", "vw", "hh", "ad", "vv"}
_COUNTED = re.compile(
    r"\s*(?:euro|eur\b|€|km\b|kilometer|kcal|stappen|gram|keer\b|uur\b|uren|jaar\b|dagen|per\b|mensen|stuks|meter|,-|,\d)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[,\s]+(?:te |in )?[A-Z][a-z]{2,}")
_MEASURED = re.compile(
    r"\s*(?:per|op|in totaal|verder|ver|weg|rijd|reed|gereden|lopen|gelopen|vandaan|rijen)\b", re.IGNORECASE
)
_JOINTS = set(".,-:…*()'\"/‘’“”") | {"letters", "letter", "van", "als", "hoofdletter", "hoofdletters"}
# Between spelled letters only: "g en dan p", "de letters zijn h en p".
_LINKS = {
    "en",
    "dan",
    "nog",
    "daarna",
    "eh",
    "ehm",
    "uh",
    "de",
    "zijn",
    "is",
    "met",
    "plus",
    "erachter",
    "daarachter",
}
_CORRECTION = re.compile(
    r"\b(?:nee|neen|niet|nu|oude?|fout|sorry|pardon|ik bedoel|moet zijn|wordt|oeps)", re.IGNORECASE
)


def find(row: list[Piece], text: str, asked: bool) -> list[Gegeven]:
    """Give the postcodes in a message as "1234 AB" or "1234".

    Args:
        row: the message in pieces.
        text: the message.
        asked: whether it answers the question for the postcode.
    """
    eager = asked or bool(_NAMED.search(text))
    found = [g for match in _FULL.finditer(text) if (g := _full(match, text, eager))]
    if asked:
        loose = _digits_first(row, text, 0)
        found += [g for g in loose if all(g.begin >= f.eind or g.eind <= f.begin for f in found)]
        return _whole_first(sorted(found, key=lambda g: g.begin), text)
    if not found and (named := _NAMED.search(text)):
        found = _whole_first(_digits_first(row, text, named.end()), text)[:1]
    if not found:
        loose = _digits_first(row, text, 0)
        found = [g for g in loose if len(g.waarde) == 7 and _cut_up(text[g.begin : g.eind])]
    return found


def _whole_first(found: list[Gegeven], text: str) -> list[Gegeven]:
    """Drop bare digits where a whole postcode stands too, but for a correction that follows it."""
    whole = [g for g in found if len(g.waarde) == 7]
    if not whole:
        return found
    last = whole[-1]
    return [
        g
        for g in found
        if len(g.waarde) == 7 or (g.begin > last.eind and _CORRECTION.search(text, last.eind, g.begin))
    ]


_APART = re.compile(r"(?:[1-9] \d \d \d|[1-9]\d \d\d),? ([A-Za-z])( ?| en (?:dan )?)([A-Za-z])")
_SAID = re.compile(r"(?:[^\W\d_]{3,}[ ,]+){2,4}([A-Za-z]) (?:en )?([A-Za-z])")


def _cut_up(written: str) -> bool:
    """Whether it is a way of cutting up a postcode that cannot be anything else: "12 34 ab", "2 5 2 6 h p"."""
    if _SAID.fullmatch(written):
        return True
    match = _APART.fullmatch(written)
    return match is not None and (match[1] + match[3]).lower() not in _WORDS


def _full(match: re.Match[str], text: str, eager: bool) -> Gegeven | None:
    digits, gap = match[1], match[2]
    first, inner, second = match.group(3, 4, 5) if match[3] else match.group(6, 7, 8)
    letters = first + second
    small = letters.lower()
    # Where everything is in capitals, they tell nothing.
    capitals = letters.isupper() and not _shouted(text)
    if letters.upper() in _UNUSED or (inner and not eager):
        return None
    if gap and not capitals and (small in _NEVER or (small in _WORDS and not eager)):
        return None
    if letters == "DE" and gap.strip():
        return None
    if small in _UNITS and not _in_address(match, text, eager):
        return None
    if (
        small in _SHORT
        and not eager
        and re.search(r"\bin\s+$", text[max(match.start() - 20, 0) : match.start()], re.IGNORECASE)
    ):
        return None
    # "sinds 2019 MS": nothing is in a place since its postcode.
    year = gap and is_year(text, match.start(1), match.end(1), digits)
    if year and not (eager and capitals) and not _PLACE.match(text, match.end()):
        return None
    return Gegeven("postcode", f"{digits} {letters.upper()}", match.start(), match.end())


@lru_cache(maxsize=16)  # asked for each postcode in one message
def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _in_address(match: re.Match[str], text: str, eager: bool) -> bool:
    """Whether letters that are a unit too are part of an address: "Kade 4, 1400 KM Ede"."""
    if _MEASURED.match(text, match.end()):
        return False
    return (
        eager
        or bool(_PLACE.match(text, match.end()))
        or bool(re.search(r"\d\w?,\s*$", text[max(match.start() - 20, 0) : match.start()]))
    )


def _digits_first(row: list[Piece], text: str, start_at: int) -> list[Gegeven]:
    """Read spoken and cut-up postcodes: digits that add up to four, then one or two letters if they follow."""
    found: list[Gegeven] = []
    skip_to = 0
    for start, piece in enumerate(row):
        if start < skip_to or not piece.cijfers or piece.begin < start_at:
            continue
        digits, i = "", start
        while (
            i < len(row) and len(digits) < 4 and (row[i].cijfers or (digits and row[i].tekst in set(".,-")))
        ):
            digits += row[i].cijfers
            i += 1
        glued = i < len(row) and row[i].cijfers and row[i].begin == row[i - 1].eind
        if len(digits) != 4 or digits[0] == "0" or glued:
            continue
        letters, end = _letters(row, i, text)
        bare_end = row[i - 1].eind
        if not letters and (is_year(text, piece.begin, bare_end, digits) or _COUNTED.match(text, bare_end)):
            continue
        value = f"{digits} {letters}" if letters else digits
        found.append(Gegeven("postcode", value, piece.begin, end if letters else bare_end))
        skip_to = i
    return found


def _letters(row: list[Piece], i: int, text: str) -> tuple[str, int]:
    letters, explained, linked = "", "", False
    for piece in row[i : i + 14]:
        word = piece.tekst
        if explained:
            # "p van pieter": the word only says which letter it was.
            same, explained = word[:1] == explained, ""
            if same and len(word) > 1:
                continue
        if word == "van" and letters:
            explained = letters[-1].lower()
            continue
        if word in _JOINTS or word in _LINKS:
            linked = linked or word in _LINKS
            continue
        if len(word) == 2 and word.isascii() and word.isalpha() and not letters and word not in _NEVER:
            # After "en dan" only capitals are letters: "8011 en ga".
            if (linked and not text[piece.begin : piece.eind].isupper()) or word in _UNITS:
                break
            letters = word.upper()
        elif len(word) == 1 and word.isascii() and word.isalpha():
            letters += word.upper()
        elif word in table("letternamen"):
            letters += table("letternamen")[word].upper()
        elif word in words("spelalfabet"):
            # "g gerard": said once as a letter, once as a word.
            if (
                letters
                and word[0].upper() == letters[-1]
                and text[piece.begin - 2 : piece.begin].lower() == f"{word[0]} "
            ):
                continue
            letters += word[0].upper()
        else:
            break
        if len(letters) == 2:
            return (letters, piece.eind) if letters not in _UNUSED else ("", 0)
    return "", 0
