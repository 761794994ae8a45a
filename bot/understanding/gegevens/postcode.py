"""Dutch postcodes: four digits and two letters; the digits alone where they are asked for or called a postcode."""

from __future__ import annotations

import re

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.cijfers import Piece
from bot.understanding.gegevens.lijsten import table, words

_FULL = re.compile(
    r"(?<![\w.,/+-])([1-9]\d{3})([ \t.\-]{0,3})([A-Za-z])([ .]{0,2})([A-Za-z])(?![A-Za-z0-9@])"
)
_NAMED = re.compile(r"\bp[oa]st?[ck]od|post ?c(?:ode|oude|od)\b", re.IGNORECASE)
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
_JOINTS = set(".,-:…*") | {"letters", "letter", "van", "als"}


def find(row: list[Piece], text: str, asked: bool) -> list[Gegeven]:
    """Give the postcodes in a message as "1234 AB" or "1234".

    Args:
        row: the message in pieces.
        text: the message.
        asked: whether it answers the question for the postcode.
    """
    found = [g for match in _FULL.finditer(text) if (g := _full(match, asked or bool(_NAMED.search(text))))]
    if asked:
        found += [
            g for g in _digits_first(row, 0) if all(g.begin >= f.eind or g.eind <= f.begin for f in found)
        ]
        return sorted(found, key=lambda g: g.begin)
    if not found and (named := _NAMED.search(text)):
        found = _digits_first(row, named.end())[:1]
    if not found:
        found = [g for g in _digits_first(row, 0) if len(g.waarde) == 7 and _cut_up(text[g.begin : g.eind])]
    return found


def _cut_up(written: str) -> bool:
    """Whether it is the one way of cutting up a postcode that cannot be anything else: "12 34 ab"."""
    return (
        bool(re.fullmatch(r"[1-9]\d \d\d ?[A-Za-z] ?[A-Za-z]", written))
        and written[-2:].lower() not in _WORDS
    )


def _full(match: re.Match[str], eager: bool) -> Gegeven | None:
    digits, gap, first, inner, second = match.groups()
    letters = first + second
    if letters.upper() in _UNUSED or (inner and not eager):
        return None
    small = letters.lower()
    if gap and not letters.isupper() and (small in _NEVER or (small in _WORDS and not eager)):
        return None
    if letters == "DE" and gap.strip():
        return None
    return Gegeven("postcode", f"{digits} {letters.upper()}", match.start(), match.end())


def _digits_first(row: list[Piece], start_at: int) -> list[Gegeven]:
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
        letters, end = _letters(row, i)
        value = f"{digits} {letters}" if letters else digits
        found.append(Gegeven("postcode", value, piece.begin, end if letters else row[i - 1].eind))
        skip_to = i
    return found


def _letters(row: list[Piece], i: int) -> tuple[str, int]:
    letters = ""
    for piece in row[i : i + 6]:
        word = piece.tekst
        if word in _JOINTS:
            continue
        if len(word) == 2 and word.isascii() and word.isalpha() and not letters and word not in _NEVER:
            letters = word.upper()
        elif len(word) == 1 and word.isascii() and word.isalpha():
            letters += word.upper()
        elif word in table("letternamen"):
            letters += table("letternamen")[word].upper()
        elif word in words("spelalfabet"):
            letters += word[0].upper()
        else:
            break
        if len(letters) == 2:
            return (letters, piece.eind) if letters not in _UNUSED else ("", 0)
    return "", 0
